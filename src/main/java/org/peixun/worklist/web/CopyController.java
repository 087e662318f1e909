package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.peixun.worklist.CaseCopies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 抄送, and the recipient's 已阅. */
@Controller
@Needs(Action.CONSULT)
class CopyController {

    private final CaseCopies copies;
    private final Commands commands;
    private final CurrentActor actor;

    CopyController(CaseCopies copies, Commands commands, CurrentActor actor) {
        this.copies = copies;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/cases/{number}/copy")
    String choose(@PathVariable String number, Model model) {
        model.addAttribute("number", number);
        model.addAttribute("groups", copies.choices(number, actor.get()));
        return "worklist/copy";
    }

    @PostMapping("/cases/{number}/copy")
    String send(@PathVariable String number, @RequestParam(required = false) String commandId,
            @RequestParam(required = false) List<String> to, @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        List<String> chosen = to == null ? List.of() : to;
        try {
            String path = commands.once(commandId, actor.get(), () -> {
                int sent = copies.send(number, chosen, note, actor.get());
                flash.addFlashAttribute("told", "已抄送" + sent + "人，阅读情况在本页“加签和抄送”中查看。");
                return "/cases/" + number;
            });
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("note", note);
            model.addAttribute("to", Set.copyOf(chosen));
            return choose(number, model);
        }
    }

    @PostMapping("/cases/{number}/copy/read")
    String read(@PathVariable String number, @RequestParam(required = false) String commandId) {
        return "redirect:" + commands.once(commandId, actor.get(), () -> {
            copies.read(number, actor.get());
            return "/copies";
        });
    }
}
