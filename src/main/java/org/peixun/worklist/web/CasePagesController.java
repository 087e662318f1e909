package org.peixun.worklist.web;

import java.net.URI;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseTypes;
import org.peixun.worklist.CaseFiles;
import org.peixun.worklist.CasePages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A case on one page, and on paper. */
@Controller
@Needs(Action.SEE_CASE)
class CasePagesController {

    private final CasePages pages;
    private final CaseTypes types;
    private final CurrentActor actor;

    CasePagesController(CasePages pages, CaseTypes types, CurrentActor actor) {
        this.pages = pages;
        this.types = types;
        this.actor = actor;
    }

    /** A draft opens where it is filled in. */
    @GetMapping("/cases/{number}")
    String page(@PathVariable String number, @RequestParam(defaultValue = "") String tab, Model model) {
        CaseFiles.Face face = pages.face(number, actor.get());
        String draft = types.byId(face.caseType()).draftPath(number);
        if (face.kind() == CaseFile.Kind.DRAFT && !draft.equals("/cases/" + number)) {
            return "redirect:" + URI.create(draft).toASCIIString();
        }
        model.addAttribute("case", pages.view(number, actor.get()));
        model.addAttribute("tab", tab);
        return "worklist/case";
    }

    @GetMapping("/cases/{number}/print")
    String print(@PathVariable String number, Model model) {
        model.addAttribute("case", pages.view(number, actor.get()));
        return "worklist/print";
    }
}
