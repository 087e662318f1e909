package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ProjectAmendments;
import org.peixun.projectlist.ProjectAmendments.Typed;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.peixun.worklist.CasePages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 调整 of a listed project: the county's page to propose one, the city's answer on the case page. */
@Controller
@Needs(Action.FILL_PROJECT_LIST)
class ProjectAmendmentPages {

    private static final String SEEN = "seen.";

    private final ProjectAmendments amendments;
    private final CasePages cases;
    private final Commands commands;
    private final CurrentActor actor;

    ProjectAmendmentPages(ProjectAmendments amendments, CasePages cases, Commands commands, CurrentActor actor) {
        this.amendments = amendments;
        this.cases = cases;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/project-lists/{number}/amendments")
    String page(@PathVariable String number, @RequestParam String code, Model model) {
        ProjectAmendments.FormView view = amendments.form(number, code, actor.get());
        model.addAttribute("view", view);
        model.addAttribute("typed", view.typed());
        return "projectlist/amendment";
    }

    @PostMapping("/project-lists/{number}/amendments")
    String propose(@PathVariable String number, @RequestParam String code, @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash,
            Model model, HttpServletResponse response) {
        Actor person = actor.get();
        Map<String, String> values = form.toSingleValueMap();
        var typed = new Typed(code, values, reason, seen(values));
        try {
            return back(number, commandId, person, () -> amendments.propose(number, typed, person), "已报市级核对，决定后会通知您。", flash);
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            ProjectAmendments.FormView view = amendments.form(number, code, person);
            model.addAttribute("view", view);
            model.addAttribute("typed", typed.over(view.typed()));
            model.addAttribute("problems", refused.problems().isEmpty() ? List.of(new Problem("", refused.getMessage())) : refused.problems());
            return "projectlist/amendment";
        }
    }

    /** What the page had shown, kept beside each field. */
    private static Map<String, String> seen(Map<String, String> form) {
        return form.entrySet().stream().filter(each -> each.getKey().startsWith(SEEN))
                .collect(Collectors.toMap(each -> each.getKey().substring(SEEN.length()), Map.Entry::getValue));
    }

    @PostMapping("/project-lists/{number}/amendments/{id}")
    @Needs(Action.CHECK_PROJECT_LIST)
    String decide(@PathVariable String number, @PathVariable long id, @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String opinion, @RequestParam(required = false) String commandId, RedirectAttributes flash,
            Model model, HttpServletResponse response) {
        Actor person = actor.get();
        try {
            if (!List.of("confirm", "refuse").contains(decision)) {
                throw RequestRefused.badInput("请选择“同意”或者“不同意”。");
            }
            return back(number, commandId, person, () -> amendments.decide(number, id, decision.equals("confirm"), opinion, person),
                    "决定已记录，并已通知县（市、区）。", flash);
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            model.addAttribute("case", cases.view(number, person));
            model.addAttribute("tab", "progress");
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("refusedAmendment", id);
            model.addAttribute("opinion", opinion);
            return "worklist/case";
        }
    }

    private String back(String number, String commandId, Actor person, Runnable change, String told, RedirectAttributes flash) {
        String path = commands.once(commandId, person, () -> {
            change.run();
            return "/cases/" + number + "?tab=progress";
        });
        flash.addFlashAttribute("told", told);
        return "redirect:" + URI.create(path).toASCIIString();
    }
}
