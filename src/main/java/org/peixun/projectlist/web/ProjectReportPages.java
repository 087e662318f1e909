package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ProjectReports;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 报送项目进展, project by project. */
@Controller
@Needs(Action.FILL_PROJECT_LIST)
class ProjectReportPages {

    /** What was typed for the project whose report was refused. */
    record Typed(String code, String progress, String trained, String narrative) {}

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
    String report(@PathVariable String number, @RequestParam String code, @RequestParam(defaultValue = "") String progress,
            @RequestParam(defaultValue = "") String trained, @RequestParam(defaultValue = "") String narrative,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        try {
            String path = commands.once(commandId, person, () -> {
                reports.report(number, code, progress, trained, narrative, person);
                return "/project-lists/" + number + "/progress";
            });
            flash.addFlashAttribute("told", "已保存本期进展。全部填写后，请回到事项页面提交。");
            return "redirect:" + URI.create(path).toASCIIString();
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            response.setStatus(400);
            model.addAttribute("typed", new Typed(code, progress, trained, narrative));
            model.addAttribute("problems", refused.problems().isEmpty() ? List.of(new Problem("", refused.getMessage())) : refused.problems());
            return page(number, model);
        }
    }
}
