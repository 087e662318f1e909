package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ListMarks;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.worklist.CasePages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 逐项标记 on the case page. */
@Controller
@Needs(Action.CHECK_PROJECT_LIST)
class ListMarkController {

    private final ListMarks marks;
    private final CasePages cases;
    private final Commands commands;
    private final CurrentActor actor;

    ListMarkController(ListMarks marks, CasePages cases, Commands commands, CurrentActor actor) {
        this.marks = marks;
        this.cases = cases;
        this.commands = commands;
        this.actor = actor;
    }

    /** What is not accepted stays in the form that it was typed into. */
    @PostMapping("/project-lists/{number}/marks")
    String mark(@PathVariable String number, @RequestParam String row, @RequestParam String code,
            @RequestParam(defaultValue = "") String note, @RequestParam(required = false) String commandId, RedirectAttributes flash,
            Model model, HttpServletResponse response) {
        Actor person = actor.get();
        try {
            return done(number, "#project-" + row, commandId, person, () -> marks.mark(number, row, code, note, person), "已标记，退回补正时一并送达。", flash);
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("case", cases.view(number, person));
            model.addAttribute("tab", "projects");
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("marking", new Marking(row, code, note));
            return "worklist/case";
        }
    }

    /** As typed. */
    public record Marking(String row, String code, String note) {}

    @PostMapping("/project-lists/{number}/marks/remove")
    String unmark(@PathVariable String number, @RequestParam String row, @RequestParam String code,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        return done(number, "", commandId, person, () -> marks.unmark(number, row, code, person), "已撤去标记。", flash);
    }

    /** @param place on the page, of a list of many projects */
    private String done(String number, String place, String commandId, Actor person, Runnable change, String told, RedirectAttributes flash) {
        String path = commands.once(commandId, person, () -> {
            change.run();
            return "/cases/" + number + place;
        });
        flash.addFlashAttribute("told", told);
        return "redirect:" + URI.create(path).toASCIIString();
    }
}
