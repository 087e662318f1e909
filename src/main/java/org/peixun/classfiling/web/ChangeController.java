package org.peixun.classfiling.web;

import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A change of a consented class from the decision to ask for it to giving it up; it is written on the application's own pages. */
@Controller
@Needs(Action.FILE_CLASS)
class ChangeController {

    private final ClassFilings filings;
    private final ClassChanges changes;
    private final Commands commands;
    private final CurrentActor actor;

    ChangeController(ClassFilings filings, ClassChanges changes, Commands commands, CurrentActor actor) {
        this.filings = filings;
        this.changes = changes;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/filings/{number}/change")
    String explain(@PathVariable String number, Model model) {
        model.addAttribute("view", filings.view(number, actor.get()));
        return "classfiling/change";
    }

    @PostMapping("/filings/{number}/change")
    String begin(@PathVariable String number, @RequestParam(required = false) String commandId) {
        Actor person = actor.get();
        return "redirect:" + commands.once(commandId, person, () -> {
            changes.begin(number, person);
            return "/filings/" + number;
        });
    }

    @PostMapping("/filings/{number}/change/give-up")
    String giveUp(@PathVariable String number, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        String path = commands.once(commandId, person, () -> {
            changes.giveUp(number, person);
            return "/cases/" + number;
        });
        flash.addFlashAttribute("told", "已放弃变更，班期按现行内容实施。");
        return "redirect:" + path;
    }
}
