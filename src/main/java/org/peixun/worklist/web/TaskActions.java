package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.Bulk;
import org.peixun.worklist.WhereItWent;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 认领, 退回待认领, 批量同意: from the list for several at once, from the case page for one. */
@Controller
@Needs(Action.DO_TASK)
class TaskActions {

    private final Tasks tasks;
    private final Bulk bulk;
    private final Chosen chosen;
    private final Verbs verbs;
    private final WhereItWent went;
    private final CurrentActor actor;

    TaskActions(Tasks tasks, Bulk bulk, Chosen chosen, Verbs verbs, WhereItWent went, CurrentActor actor) {
        this.tasks = tasks;
        this.bulk = bulk;
        this.chosen = chosen;
        this.verbs = verbs;
        this.went = went;
        this.actor = actor;
    }

    /** One: said on the page it came from. Several: each by itself, and a page that says what became of each. */
    @PostMapping("/tasks/claim")
    String claim(Request request, RedirectAttributes flash, Model model, HttpServletResponse response) {
        List<WorkItem> items = chosen.of(request);
        if (items.size() > 1) {
            return results("认领", bulk.claim(request.checkedCommandId(), items, actor.get()), request, model);
        }
        return verbs.act(request, items, item -> tasks.claim(item.taskId(), actor.get()), () -> went.claimed(items.get(0)), List.of(), flash,
                model, response);
    }

    @PostMapping("/tasks/consent/choose")
    String chooseConsent(Request request, RedirectAttributes parameters) {
        parameters.addAttribute("task", request.ids());
        parameters.addAttribute("back", request.safeBack());
        return "redirect:/tasks/consent";
    }

    /** Every case that is going to be decided, once more before the eyes. */
    @GetMapping("/tasks/consent")
    String consentPage(Request request, Model model) {
        List<WorkItem> items = chosen.of(request);
        model.addAttribute("decision", bulk.decision(items));
        model.addAttribute("items", items);
        model.addAttribute("back", request.safeBack());
        return "worklist/consent";
    }

    @PostMapping("/tasks/consent")
    String consent(Request request, Model model) {
        List<WorkItem> items = chosen.of(request);
        String label = bulk.decision(items).label();
        return results(label, bulk.decide(request.checkedCommandId(), items, actor.get()), request, model);
    }

    @PostMapping("/tasks/give-back")
    String giveBack(Request request, RedirectAttributes flash, Model model, HttpServletResponse response) {
        List<WorkItem> items = chosen.of(request);
        return verbs.act(request, items, item -> tasks.giveBack(item.taskId(), actor.get()), () -> went.givenBack(items),
                List.of(), flash, model, response);
    }

    private static String results(String verb, List<Bulk.Result> results, Request request, Model model) {
        model.addAttribute("verb", verb);
        model.addAttribute("results", results);
        model.addAttribute("done", results.stream().filter(Bulk.Result::done).count());
        model.addAttribute("back", request.safeBack());
        return "worklist/results";
    }
}
