package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.peixun.form.Forms;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.workflow.CaseTypes;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.Phrases;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 常用意见: the person's list, and putting one into an opinion where the browser runs no script. */
@Controller
@Needs(Action.DO_TASK)
class PhrasePages {

    private final Phrases phrases;
    private final WorkList items;
    private final CasePages pages;
    private final Forms forms;
    private final CaseTypes types;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor actor;

    PhrasePages(Phrases phrases, WorkList items, CasePages pages, Forms forms, CaseTypes types, AccessPolicy access,
            Commands commands, CurrentActor actor) {
        this.phrases = phrases;
        this.items = items;
        this.pages = pages;
        this.forms = forms;
        this.types = types;
        this.access = access;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/phrases")
    String list(Model model) {
        model.addAttribute("own", phrases.own(actor.get()));
        model.addAttribute("office", phrases.office());
        model.addAttribute("types", types.all());
        return "worklist/phrases";
    }

    @PostMapping("/phrases")
    String add(@RequestParam(required = false) String commandId, @RequestParam(defaultValue = "") String text, Model model,
            HttpServletResponse response) {
        try {
            return "redirect:" + commands.once(commandId, actor.get(), () -> {
                phrases.add(text, actor.get());
                return "/phrases";
            });
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            response.setStatus(400);
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("text", text);
            return list(model);
        }
    }

    @PostMapping("/phrases/remove")
    String remove(@RequestParam(required = false) String commandId, @RequestParam long id) {
        return "redirect:" + commands.once(commandId, actor.get(), () -> {
            phrases.remove(id, actor.get());
            return "/phrases";
        });
    }

    /** The case page with the phrase behind what was typed; nothing is stored. The script does the same in the browser. */
    @PostMapping("/tasks/{taskId}/phrase")
    String insert(@PathVariable String taskId, @RequestParam(defaultValue = "") String phrase, HttpServletRequest sent,
            Model model) {
        WorkItem item = items.find(taskId)
                .orElseThrow(() -> RequestRefused.notFound("没有找到该待办。请回到“待办”刷新后重新选择。"));
        access.check(actor.get(), Action.DO_TASK, new AccessPolicy.Subject(item.jurisdiction(), item.institutionId()));
        Forms.Form form = forms.form(item.caseType() + "_" + item.stepKey());
        Map<String, Object> values = new java.util.LinkedHashMap<>(form.typed(sent.getParameterMap()));
        CasePages.opinion(form).ifPresent(field -> values.merge(field.key(), phrase, (typed, added) -> typed + "" + added));
        model.addAttribute("case", pages.view(item.caseNumber(), actor.get()).typed(taskId, values, null));
        model.addAttribute("tab", "");
        return "worklist/case";
    }
}
