package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ListedProject;
import org.peixun.projectlist.ProjectReports;
import org.peixun.projectlist.ProjectReports.Typed;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 报送项目进展, all projects on one page: what was changed, and what is said to be as before. */
@Controller
@Needs(Action.FILL_PROJECT_LIST)
class ProjectReportPages {

    private final ProjectReports reports;
    private final Commands commands;
    private final CurrentActor actor;

    ProjectReportPages(ProjectReports reports, Commands commands, CurrentActor actor) {
        this.reports = reports;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/project-lists/{number}/progress")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", reports.view(number, actor.get()));
        model.addAttribute("steps", List.of("未开展", "组织中", "实施中", "已完成"));
        return "projectlist/progress";
    }

    @PostMapping("/project-lists/{number}/progress")
    String report(@PathVariable String number, @RequestParam Map<String, String> form, @RequestParam(required = false) List<String> same,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        List<Typed> typed = typed(reports.view(number, person), form);
        List<Typed> meant = typed.stream().filter(one -> same != null && same.contains(one.code())
                || !ListedProject.mark(one.progress(), one.trained(), one.narrative()).equals(one.seen())).toList();
        try {
            String path = commands.once(commandId, person, () -> {
                reports.report(number, meant, person);
                return "/project-lists/" + number + "/progress";
            });
            flash.addFlashAttribute("told", "已保存" + meant.size() + "个项目的本期进展。全部填写后，请回到事项页面提交。");
            return "redirect:" + URI.create(path).toASCIIString();
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            model.addAttribute("typed", typed.stream().collect(Collectors.toMap(Typed::code, Function.identity())));
            model.addAttribute("same", same == null ? List.of() : same);
            model.addAttribute("problems", refused.problems().isEmpty() ? List.of(new Problem("", refused.getMessage())) : refused.problems());
            return page(number, model);
        }
    }

    /** Of the projects that stand on the page with fields. */
    private static List<Typed> typed(ProjectReports.ReportView view, Map<String, String> form) {
        return view.projects().stream().filter(each -> form.containsKey("progress-" + each.position()))
                .map(each -> new Typed(each.code(), form.get("progress-" + each.position()), form.getOrDefault("trained-" + each.position(), ""),
                        form.getOrDefault("narrative-" + each.position(), ""), form.get("seen-" + each.code()))).toList();
    }
}
