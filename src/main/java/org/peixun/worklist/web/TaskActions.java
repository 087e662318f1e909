package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peixun.form.Forms;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.People;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.Bulk;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.WhereItWent;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 认领, 退回待认领, 转办, 批量同意, 提交: from the list for several at once, from the case page for one. */
@Controller
@Needs(Action.DO_TASK)
class TaskActions {

    private static final int MOST_AT_ONCE = 100;

    private final Tasks tasks;
    private final Bulk bulk;
    private final WorkList items;
    private final CasePages pages;
    private final Forms forms;
    private final WhereItWent went;
    private final People people;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor actor;

    TaskActions(Tasks tasks, Bulk bulk, WorkList items, CasePages pages, Forms forms, WhereItWent went, People people,
            AccessPolicy access, Commands commands, CurrentActor actor) {
        this.tasks = tasks;
        this.bulk = bulk;
        this.items = items;
        this.pages = pages;
        this.forms = forms;
        this.went = went;
        this.people = people;
        this.access = access;
        this.commands = commands;
        this.actor = actor;
    }

    /** One: said on the page it came from. Several: each by itself, and a page that says what became of each. */
    @PostMapping("/tasks/claim")
    String claim(Request request, RedirectAttributes flash, Model model, HttpServletResponse response) {
        List<WorkItem> chosen = chosen(request);
        if (chosen.size() > 1) {
            return results("认领", bulk.claim(request.checkedCommandId(), chosen, actor.get()), request, model);
        }
        return act(request, chosen, item -> tasks.claim(item.taskId(), actor.get()), () -> went.claimed(chosen.get(0)), flash,
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
        List<WorkItem> chosen = chosen(request);
        model.addAttribute("decision", bulk.decision(chosen));
        model.addAttribute("items", chosen);
        model.addAttribute("back", request.safeBack());
        return "worklist/consent";
    }

    @PostMapping("/tasks/consent")
    String consent(Request request, Model model) {
        List<WorkItem> chosen = chosen(request);
        String label = bulk.decision(chosen).label();
        return results(label, bulk.decide(request.checkedCommandId(), chosen, actor.get()), request, model);
    }

    @PostMapping("/tasks/give-back")
    String giveBack(Request request, RedirectAttributes flash, Model model, HttpServletResponse response) {
        List<WorkItem> chosen = chosen(request);
        return act(request, chosen, item -> tasks.giveBack(item.taskId(), actor.get()), () -> went.givenBack(chosen),
                flash, model, response);
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
        return transferPage(request, chosen(request), null, model);
    }

    @PostMapping("/tasks/transfer")
    String transfer(Request request, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        List<WorkItem> chosen = chosen(request);
        List<Problem> problems = new ArrayList<>();
        if (to.isBlank()) {
            problems.add(new Problem("to", "请选择转办给谁。"));
        }
        if (reason.isBlank() || reason.length() > 200) {
            problems.add(new Problem("reason", "请填写转办原因，不超过200字。"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(400);
            model.addAttribute("to", to);
            model.addAttribute("reason", reason);
            return transferPage(request, chosen, problems, model);
        }
        return act(request, chosen, item -> tasks.transfer(item.taskId(), to, reason.strip(), actor.get()),
                () -> went.transferred(chosen, to), flash, model, response);
    }

    @PostMapping("/tasks/{taskId}/complete")
    String complete(@PathVariable String taskId, @RequestParam(required = false) String commandId,
            HttpServletRequest sent, RedirectAttributes flash, Model model, HttpServletResponse response) {
        WorkItem item = item(taskId);
        Map<String, Object> values =
                forms.form(item.caseType() + "_" + item.stepKey()).read(sent.getParameterMap());
        String page = "/cases/" + item.caseNumber();
        try {
            String path = commands.once(commandId, actor.get(), () -> {
                tasks.complete(taskId, actor.get(), values);
                return page;
            });
            flash.addFlashAttribute("told", went.completed(item));
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            return switch (refused.kind()) {
                case BAD_INPUT -> again(item, values, refused, model, response);
                case CONFLICT -> taken(refused, page, texts(item, values), model, response);
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

    /** All or none: when one of several is refused, none is changed, and the sentence says which one it was. */
    private String act(Request request, List<WorkItem> chosen, Consumer<WorkItem> verb, Supplier<String> told,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        try {
            String path = commands.once(request.commandId(), person, () -> {
                chosen.forEach(verb);
                return request.safeBack();
            });
            flash.addFlashAttribute("told", told.get());
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.CONFLICT) {
                throw refused;
            }
            String rest = chosen.size() > 1 ? "本次选中的" + chosen.size() + "件都没有变动，请回到列表刷新后重新选择。" : "";
            model.addAttribute("rest", rest);
            return taken(refused, request.safeBack(), List.of(), model, response);
        }
    }

    private static String results(String verb, List<Bulk.Result> results, Request request, Model model) {
        model.addAttribute("verb", verb);
        model.addAttribute("results", results);
        model.addAttribute("done", results.stream().filter(Bulk.Result::done).count());
        model.addAttribute("back", request.safeBack());
        return "worklist/results";
    }

    /** Somebody was faster: where it went, the way back, and what was typed, so that it is not lost. */
    private static String taken(
            RequestRefused refused, String back, List<String> typed, Model model, HttpServletResponse response) {
        response.setStatus(409);
        model.addAttribute("sentence", refused.getMessage());
        model.addAttribute("typed", typed);
        model.addAttribute("back", back);
        return "worklist/taken";
    }

    private String transferPage(Request request, List<WorkItem> chosen, List<Problem> problems, Model model) {
        String queue = chosen.get(0).queue();
        if (chosen.stream().anyMatch(item -> !item.queue().equals(queue))) {
            throw RequestRefused.badInput("选中的事项分属不同的岗位，不能一次转办给同一人。请按环节分别选择后再转办。");
        }
        if (!actor.get().groups().contains(queue) && !access.allows(actor.get(), Action.REASSIGN_TASK)) {
            throw RequestRefused.forbidden("“" + chosen.get(0).stepLabel() + "”由" + people.groupLabel(queue)
                    + "办理，您不能转办。需要调整办理人的，请联系该县（市、区）负责人。");
        }
        model.addAttribute("items", chosen);
        model.addAttribute("people", people.membersOf(queue).stream()
                .filter(person -> chosen.stream().noneMatch(item -> item.heldBy(person.userId()))).toList());
        model.addAttribute("group", people.groupLabel(queue));
        model.addAttribute("back", request.safeBack());
        model.addAttribute("problems", problems);
        return "worklist/transfer";
    }

    private List<WorkItem> chosen(Request request) {
        List<String> ids = request.ids();
        if (ids.isEmpty()) {
            throw RequestRefused.badInput("没有选中事项。请先在列表左侧勾选，再点按钮。");
        }
        if (ids.size() > MOST_AT_ONCE) {
            throw RequestRefused.badInput("一次最多选择" + MOST_AT_ONCE + "件，本次选择了" + ids.size() + "件。请分次办理。");
        }
        List<WorkItem> found = items.all(ids);
        found.forEach(this::check);
        if (found.size() < ids.size()) {
            throw gone();
        }
        return found;
    }

    private WorkItem item(String taskId) {
        WorkItem item = items.find(taskId).orElseThrow(TaskActions::gone);
        check(item);
        return item;
    }

    private void check(WorkItem item) {
        access.check(actor.get(), Action.DO_TASK, new AccessPolicy.Subject(item.jurisdiction(), item.institutionId()));
    }

    private List<String> texts(WorkItem item, Map<String, Object> values) {
        return forms.form(item.caseType() + "_" + item.stepKey()).fields().stream()
                .filter(field -> field.type().equals("textarea") && values.containsKey(field.key()))
                .map(field -> field.label() + "：" + values.get(field.key())).toList();
    }

    private static RequestRefused gone() {
        return RequestRefused.notFound("没有找到该待办。请回到“待办”刷新后重新选择。");
    }
}
