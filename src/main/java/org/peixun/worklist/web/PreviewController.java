package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.peixun.form.Forms;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.letter.LetterPages;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.TaskSubmission;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.LetterPreviews;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The letter that would be sent, from what is typed; nothing is stored. */
@Controller
@Needs(Action.DO_TASK)
class PreviewController {

    private final List<LetterPreviews> previews;
    private final LetterPages letters;
    private final Chosen chosen;
    private final CasePages pages;
    private final Forms forms;
    private final CurrentActor actor;

    PreviewController(List<LetterPreviews> previews, LetterPages letters, Chosen chosen, CasePages pages, Forms forms, CurrentActor actor) {
        this.previews = previews;
        this.letters = letters;
        this.chosen = chosen;
        this.pages = pages;
        this.forms = forms;
        this.actor = actor;
    }

    /** A POST, for what is typed can be long. */
    @PostMapping("/tasks/{taskId}/preview")
    Object preview(@PathVariable String taskId, HttpServletRequest sent, Model model, HttpServletResponse response) {
        WorkItem item = chosen.one(taskId);
        LetterPreviews writer = previews.stream().filter(one -> one.writes(item.caseType(), item.stepKey())).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("“" + item.stepLabel() + "”不送达通知书，没有可以预览的。"));
        Forms.Form form = forms.form(item.caseType() + "_" + item.stepKey());
        Map<String, Object> values = form.read(sent.getParameterMap());
        try {
            return letters.preview(writer.letter(new TaskSubmission(taskId, item.caseNumber(), item.stepKey(), actor.get(), values)));
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            return again(item, form.typed(sent.getParameterMap()), refused, model, response);
        }
    }

    /** The case page with everything typed still there. */
    private String again(WorkItem item, Map<String, Object> values, RequestRefused refused, Model model, HttpServletResponse response) {
        response.setStatus(400);
        model.addAttribute("case", pages.view(item.caseNumber(), actor.get()).typed(item.taskId(), values, refused.problems()));
        model.addAttribute("tab", "");
        model.addAttribute("refused", refused.problems().isEmpty() ? refused.getMessage() : null);
        return "worklist/case";
    }
}
