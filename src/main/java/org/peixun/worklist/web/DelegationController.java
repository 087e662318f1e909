package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.People;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Delegations;
import org.peixun.worklist.Consultation;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 委派 to a colleague, and taking it back. Handing back is handing in a form: {@link CompletionController}. */
@Controller
@Needs(Action.CONSULT)
class DelegationController {

    private final Delegations delegations;
    private final Consultation consultation;
    private final Chosen chosen;
    private final Verbs verbs;
    private final People people;
    private final CurrentActor actor;

    DelegationController(Delegations delegations, Consultation consultation, Chosen chosen, Verbs verbs, People people,
            CurrentActor actor) {
        this.delegations = delegations;
        this.consultation = consultation;
        this.chosen = chosen;
        this.verbs = verbs;
        this.people = people;
        this.actor = actor;
    }

    @GetMapping("/tasks/{taskId}/delegate")
    String choose(@PathVariable String taskId, Model model) {
        WorkItem item = consultation.held(taskId, actor.get());
        model.addAttribute("item", item);
        model.addAttribute("group", people.groupLabel(item.queue()));
        model.addAttribute("people", people.membersOf(item.queue()).stream()
                .filter(person -> !item.inHandsOf(person.userId()) && !person.userId().equals(actor.get().userId())).toList());
        return "worklist/delegate";
    }

    @PostMapping("/tasks/{taskId}/delegate")
    String delegate(@PathVariable String taskId, Request request, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String what, RedirectAttributes flash, Model model, HttpServletResponse response) {
        WorkItem item = chosen.one(taskId);
        try {
            return verbs.act(request, List.of(item), one -> delegations.delegate(taskId, to, what, actor.get()),
                    () -> "已委派，对方交回后由您决定。办理期限照常计算。", List.of("需要准备的意见：" + what.strip()), flash, model, response);
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            response.setStatus(400);
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("to", to);
            model.addAttribute("what", what);
            return choose(taskId, model);
        }
    }

    @PostMapping("/tasks/{taskId}/recall")
    String recall(@PathVariable String taskId, Request request, RedirectAttributes flash, Model model, HttpServletResponse response) {
        return verbs.act(request, List.of(chosen.one(taskId)), item -> delegations.recall(taskId, actor.get()),
                () -> "已收回委派，事项在您的待办中。", List.of(), flash, model, response);
    }
}
