package org.peixun.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Jurisdictions;
import org.peixun.letter.Offices;
import org.peixun.web.VisitorBuckets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 机构目录 for everybody (clause 12): who may train what, and since when; named in identity's {@code PublicPaths}. */
@Controller
class PublicDirectoryPage {

    private static final int LONGEST = 100;

    private final Directory directory;
    private final DirectoryList list;
    private final Jurisdictions jurisdictions;
    private final Offices offices;
    private final VisitorBuckets readers;

    PublicDirectoryPage(Directory directory, DirectoryList list, Jurisdictions jurisdictions, Offices offices, Clock clock) {
        this.directory = directory;
        this.list = list;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
        this.readers = new VisitorBuckets(60, Duration.ofSeconds(1), clock);
    }

    @GetMapping("/institutions")
    ModelAndView search(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        if (!readers.take(request.getRemoteAddr())) {
            return tooMany();
        }
        String asked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new ModelAndView("directory/public-list").addObject("found", list.search(asked, jurisdiction, status, page))
                .addObject("text", asked).addObject("jurisdiction", jurisdiction).addObject("status", status)
                .addObject("statuses", DirectoryStatus.values()).addObject("jurisdictions", jurisdictions);
    }

    @GetMapping("/institutions/{id}")
    ModelAndView institution(@PathVariable long id, HttpServletRequest request) {
        if (!readers.take(request.getRemoteAddr())) {
            return tooMany();
        }
        Directory.Institution institution = directory.institution(id);
        return new ModelAndView("directory/public-institution").addObject("institution", institution)
                .addObject("office", offices.of(institution.jurisdiction())).addObject("events", list.events(id)).addObject("scopes", directory.scopes(id)).addObject("jurisdictions", jurisdictions);
    }

    private static ModelAndView tooMany() {
        return new ModelAndView("directory/public-busy", HttpStatus.TOO_MANY_REQUESTS).addObject("title", "培训机构查询");
    }
}
