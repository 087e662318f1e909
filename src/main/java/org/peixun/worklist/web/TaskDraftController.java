package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.peixun.form.Forms;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.worklist.TaskDrafts;
import org.peixun.worklist.WorkItem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** 草稿 of a task's form, sent by {@code drafts.js} while the person types. */
@Controller
@Needs(Action.DO_TASK)
class TaskDraftController {

    private final Chosen chosen;
    private final Forms forms;
    private final TaskDrafts drafts;
    private final CurrentActor actor;

    TaskDraftController(Chosen chosen, Forms forms, TaskDrafts drafts, CurrentActor actor) {
        this.chosen = chosen;
        this.forms = forms;
        this.drafts = drafts;
        this.actor = actor;
    }

    /** Writing the same values twice changes nothing, so a draft needs no command id. */
    @PostMapping("/tasks/{taskId}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable String taskId, HttpServletRequest sent) {
        WorkItem item = chosen.one(taskId);
        drafts.save(item, forms.form(item.caseType() + "_" + item.stepKey()).typed(sent.getParameterMap()), actor.get());
    }

    @PostMapping("/tasks/{taskId}/draft/discard")
    String discard(@PathVariable String taskId) {
        WorkItem item = chosen.one(taskId);
        drafts.discard(taskId, actor.get());
        return "redirect:" + URI.create("/cases/" + item.caseNumber() + "#task-" + taskId).toASCIIString();
    }
}
