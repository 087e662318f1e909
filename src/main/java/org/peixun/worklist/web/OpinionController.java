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
import org.peixun.worklist.CasePages;
import org.peixun.worklist.Consultation;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 加签: asking, answering, taking back. */
@Controller
@Needs(Action.CONSULT)
class OpinionController {

    private final Consultation consultation;
    private final CasePages pages;
    private final Commands commands;
    private final CurrentActor actor;

    OpinionController(Consultation consultation, CasePages pages, Commands commands, CurrentActor actor) {
        this.consultation = consultation;
        this.pages = pages;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/tasks/{taskId}/ask")
    String choose(@PathVariable String taskId, Model model) {
        WorkItem item = consultation.held(taskId, actor.get());
        model.addAttribute("item", item);
        model.addAttribute("groups", consultation.askable(item, actor.get()));
        return "worklist/ask";
    }

    @PostMapping("/tasks/{taskId}/ask")
    String ask(@PathVariable String taskId, @RequestParam(required = false) String commandId,
            @RequestParam(required = false) List<String> to, @RequestParam(defaultValue = "") String question,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        List<String> asked = to == null ? List.of() : to;
        try {
            String path = commands.once(commandId, actor.get(), () ->
                    "/cases/" + consultation.ask(taskId, asked, question, actor.get()).caseNumber());
            flash.addFlashAttribute("told", "已加签，对方在“待阅加签”中看到；回复后您会收到通知。办理期限不变。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("question", question);
            model.addAttribute("to", Set.copyOf(asked));
            return choose(taskId, model);
        }
    }

    /** What was written stays on the page when it is refused. */
    @PostMapping("/opinions/{id}")
    String answer(@PathVariable long id, @RequestParam(required = false) String commandId,
            @RequestParam(defaultValue = "") String opinion, @RequestParam(name = "case", defaultValue = "") String number,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        try {
            String path = commands.once(commandId, actor.get(), () ->
                    "/cases/" + consultation.answer(id, opinion, actor.get()).caseNumber());
            flash.addFlashAttribute("told", "意见已提交，办理人会收到通知。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            model.addAttribute("typedInto", Long.toString(id));
            return refused(refused, number, opinion, model, response);
        }
    }

    @PostMapping("/opinions/{id}/withdraw")
    String withdraw(@PathVariable long id, @RequestParam(required = false) String commandId,
            @RequestParam(name = "case", defaultValue = "") String number, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        try {
            String path = commands.once(commandId, actor.get(), () -> "/cases/" + consultation.withdraw(id, actor.get()).caseNumber());
            flash.addFlashAttribute("told", "加签已撤回，对方会收到通知。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            return refused(refused, number, null, model, response);
        }
    }

    private String refused(RequestRefused refused, String number, String opinion, Model model, HttpServletResponse response) {
        if (number.isEmpty()) {
            throw refused;
        }
        response.setStatus(FormRefusals.shownAgain(refused).value());
        model.addAttribute("case", pages.view(number, actor.get()));
        model.addAttribute("tab", "");
        model.addAttribute("refused", refused.getMessage());
        model.addAttribute("written", opinion);
        return "worklist/case";
    }
}
