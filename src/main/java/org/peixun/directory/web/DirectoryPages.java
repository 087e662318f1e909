package org.peixun.directory.web;

import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.InstitutionIndicator;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Action;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Action.SEE_DIRECTORY)
class DirectoryPages {

    private final Directory directory;
    private final DirectoryList list;
    private final Jurisdictions jurisdictions;
    private final ObjectProvider<InstitutionIndicator> indicators;

    DirectoryPages(
            Directory directory, DirectoryList list, Jurisdictions jurisdictions, ObjectProvider<InstitutionIndicator> indicators) {
        this.directory = directory;
        this.list = list;
        this.jurisdictions = jurisdictions;
        this.indicators = indicators;
    }

    @GetMapping("/directory")
    String list(
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("found", list.search(text, jurisdiction, status, page));
        model.addAttribute("text", text);
        model.addAttribute("jurisdiction", jurisdiction);
        model.addAttribute("status", status);
        model.addAttribute("statuses", DirectoryStatus.values());
        model.addAttribute("jurisdictions", jurisdictions);
        return "directory/list";
    }

    @GetMapping("/directory/{id}")
    String institution(@PathVariable long id, Model model) {
        model.addAttribute("institution", directory.institution(id));
        model.addAttribute("indicators", indicators.orderedStream().flatMap(each -> each.of(id).stream()).toList());
        model.addAttribute("events", list.events(id));
        model.addAttribute("scopes", directory.scopes(id));
        model.addAttribute("teachers", directory.teachers(id));
        model.addAttribute("places", directory.places(id));
        model.addAttribute("jurisdictions", jurisdictions);
        return "directory/institution";
    }
}
