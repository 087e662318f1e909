package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.People;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.WhereItWent;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 转办: one or several items to a colleague of the queue. */
@Controller
@Needs(Action.DO_TASK)
class TransferController {

    private final Tasks tasks;
    private final Chosen chosen;
    private final Verbs verbs;
    private final WhereItWent went;
    private final People people;
    private final AccessPolicy access;
    private final CurrentActor actor;

    TransferController(Tasks tasks, Chosen chosen, Verbs verbs, WhereItWent went, People people, AccessPolicy access,
            CurrentActor actor) {
        this.tasks = tasks;
        this.chosen = chosen;
        this.verbs = verbs;
        this.went = went;
        this.people = people;
        this.access = access;
        this.actor = actor;
    }

    /** The list's form is a POST; the page where the person is chosen has an address of its own. */
    @PostMapping("/tasks/transfer/choose")
    String chooseTransfer(Request request, RedirectAttributes parameters) {
        parameters.addAttribute("task", request.ids());
        parameters.addAttribute("back", request.safeBack());
        return "redirect:/tasks/transfer";
    }

    @GetMapping("/tasks/transfer")
    String transferPage(Request request, Model model) {
        return transferPage(request, chosen.of(request), null, model);
    }

    @PostMapping("/tasks/transfer")
    String transfer(Request request, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        List<WorkItem> items = chosen.of(request);
        List<Problem> problems = new ArrayList<>();
        if (to.isBlank()) {
            problems.add(new Problem("to", "请选择转办给谁。"));
        }
        if (reason.isBlank() || Chars.count(reason) > 200) {
            problems.add(new Problem("reason", "请填写转办原因，不超过200字。"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(400);
            model.addAttribute("to", to);
            model.addAttribute("reason", reason);
            return transferPage(request, items, problems, model);
        }
        return verbs.act(request, items, item -> tasks.transfer(item.taskId(), to, reason.strip(), actor.get()),
                () -> went.transferred(items, to), List.of("转办原因：" + reason.strip()), flash, model, response);
    }

    private String transferPage(Request request, List<WorkItem> items, List<Problem> problems, Model model) {
        String queue = items.get(0).queue();
        if (items.stream().anyMatch(item -> !item.queue().equals(queue))) {
            throw RequestRefused.badInput("选中的事项分属不同的岗位，不能一次转办给同一人。请按环节分别选择后再转办。");
        }
        if (!actor.get().groups().contains(queue) && !access.manages(actor.get(), queue)) {
            throw RequestRefused.forbidden("“" + items.get(0).stepLabel() + "”由" + people.groupLabel(queue)
                    + "办理，您不能转办。需要调整办理人的，请联系该岗位的负责人。");
        }
        model.addAttribute("items", items);
        model.addAttribute("people", people.membersOf(queue).stream()
                .filter(person -> items.stream().noneMatch(item -> item.heldBy(person.userId()))).toList());
        model.addAttribute("group", people.groupLabel(queue));
        model.addAttribute("back", request.safeBack());
        model.addAttribute("problems", problems);
        return "worklist/transfer";
    }
}
