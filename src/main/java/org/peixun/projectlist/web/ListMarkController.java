package org.peixun.projectlist.web;

import java.net.URI;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ListMarks;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 逐项标记 on the case page. */
@Controller
@Needs(Action.CHECK_PROJECT_LIST)
class ListMarkController {

    private final ListMarks marks;
    private final Commands commands;
    private final CurrentActor actor;

    ListMarkController(ListMarks marks, Commands commands, CurrentActor actor) {
        this.marks = marks;
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/project-lists/{number}/marks")
    String mark(@PathVariable String number, @RequestParam String row, @RequestParam String code,
            @RequestParam(defaultValue = "") String note, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        return done(number, commandId, person, () -> marks.mark(number, row, code, note, person), "已标记，退回补正时一并送达。", flash);
    }

    @PostMapping("/project-lists/{number}/marks/remove")
    String unmark(@PathVariable String number, @RequestParam String row, @RequestParam String code,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        return done(number, commandId, person, () -> marks.unmark(number, row, code, person), "已撤去标记。", flash);
    }

    private String done(String number, String commandId, Actor person, Runnable change, String told, RedirectAttributes flash) {
        String path = commands.once(commandId, person, () -> {
            change.run();
            return "/cases/" + number;
        });
        flash.addFlashAttribute("told", told);
        return "redirect:" + URI.create(path).toASCIIString();
    }
}
