package org.peixun.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.peixun.directory.Standards;
import org.peixun.shared.Chars;
import org.peixun.web.VisitorBuckets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 补贴标准目录 as it holds today, published (clauses 8 and 12) to everybody: named in identity's {@code PublicPaths}. */
@Controller
class PublicStandardsPage {

    /** Of what is looked for; no name of an occupation is longer. */
    private static final int LONGEST = 40;

    private final Standards standards;
    private final VisitorBuckets readers;
    private final Clock clock;

    PublicStandardsPage(Standards standards, Clock clock) {
        this.standards = standards;
        this.readers = new VisitorBuckets(60, Duration.ofSeconds(1), clock);
        this.clock = clock;
    }

    @GetMapping("/published/standards")
    ModelAndView standards(@RequestParam(defaultValue = "") String text, HttpServletRequest request) {
        if (!readers.take(request.getRemoteAddr())) {
            return new ModelAndView("directory/public-busy", HttpStatus.TOO_MANY_REQUESTS).addObject("title", "补贴标准");
        }
        LocalDate today = LocalDate.now(clock);
        String asked = Chars.first(text, LONGEST);
        return new ModelAndView("directory/public-standards").addObject("text", asked).addObject("today", today)
                .addObject("lines", standards.lines(asked, false).stream().filter(line -> line.there(today)).toList());
    }
}
