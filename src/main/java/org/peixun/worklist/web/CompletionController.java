package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peixun.form.Forms;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.workflow.Delegations;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.Consultation;
import org.peixun.worklist.TaskDrafts;
import org.peixun.worklist.WhereItWent;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of a task, handed in by whoever decides, or handed back by whoever only prepares. */
@Controller
@Needs(Action.DO_TASK)
class CompletionController {

    private final Tasks tasks;
    private final Delegations delegations;
    private final Consultation consultation;
    private final Chosen chosen;
    private final CasePages pages;
    private final Forms forms;
    private final TaskDrafts drafts;
    private final WhereItWent went;
    private final Commands commands;
    private final CurrentActor actor;

    CompletionController(Tasks tasks, Delegations delegations, Consultation consultation, Chosen chosen, CasePages pages,
            Forms forms, TaskDrafts drafts, WhereItWent went, Commands commands, CurrentActor actor) {
        this.tasks = tasks;
        this.delegations = delegations;
        this.consultation = consultation;
        this.chosen = chosen;
        this.pages = pages;
        this.forms = forms;
        this.drafts = drafts;
        this.went = went;
        this.commands = commands;
        this.actor = actor;
    }

    /** @param despite whether the person goes on although opinions are still to come */
    @PostMapping("/tasks/{taskId}/complete")
    String complete(@PathVariable String taskId, @RequestParam(required = false) String commandId,
            @RequestParam(defaultValue = "false") boolean despite, HttpServletRequest sent, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        WorkItem item = pages.stillFree(chosen.one(taskId), actor.get());
        return handIn(item, commandId, values -> {
            tasks.complete(item.taskId(), actor.get(), values);
            consultation.checkCompleted(item.taskId(), despite);
        }, () -> went.completed(item, actor.get()), sent, flash, model, response);
    }

    @PostMapping("/tasks/{taskId}/hand-back")
    String handBack(@PathVariable String taskId, @RequestParam(required = false) String commandId, HttpServletRequest sent,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        WorkItem item = chosen.one(taskId);
        return handIn(item, commandId, values -> delegations.handBack(taskId, values, actor.get()),
                () -> "已交回，由" + item.delegatedByName() + "决定。", sent, flash, model, response);
    }

    private String handIn(WorkItem item, String commandId, Consumer<Map<String, Object>> verb, Supplier<String> told,
            HttpServletRequest sent, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Forms.Form form = forms.form(item.caseType() + "_" + item.stepKey());
        Map<String, Object> values = form.read(sent.getParameterMap());
        String page = "/cases/" + item.caseNumber();
        try {
            String path = commands.once(commandId, actor.get(), page, () -> verb.accept(values));
            flash.addFlashAttribute("told", told.get());
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            return switch (refused.kind()) {
                case BAD_INPUT -> {
                    Map<String, Object> typed = form.typed(sent.getParameterMap());
                    drafts.keep(item, typed, actor.get());
                    yield again(item, typed, refused, model, response);
                }
                case CONFLICT -> Verbs.taken(refused, "", page, form.inWords(values), model, response);
                default -> throw refused;
            };
        }
    }

    /** The case page with everything typed still there, the sentences beside the fields. */
    private String again(
            WorkItem item, Map<String, Object> values, RequestRefused refused, Model model, HttpServletResponse response) {
        response.setStatus(400);
        model.addAttribute("case", pages.view(item.caseNumber(), actor.get())
                .typed(item.taskId(), values, refused.problems()));
        model.addAttribute("tab", "");
        model.addAttribute("refused", refused.problems().isEmpty() ? refused.getMessage() : null);
        return "worklist/case";
    }
}
