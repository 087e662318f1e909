package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ProjectSummaries;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.peixun.web.FormRefusals;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All counties on one page; what was consolidated; the manager's decision. */
@Controller
@Needs(Action.SUM_UP_PROJECTS)
class ProjectSummaryPages {

    private final ProjectSummaries summaries;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor actor;
    private final Clock clock;

    ProjectSummaryPages(
            ProjectSummaries summaries, AccessPolicy access, Commands commands, CurrentActor actor, Clock clock) {
        this.summaries = summaries;
        this.access = access;
        this.commands = commands;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping("/project-summary")
    String now(@RequestParam(required = false) Integer year, Model model) {
        int chosen = year == null ? LocalDate.now(clock).getYear() : year;
        Actor person = actor.get();
        model.addAttribute("summary", summaries.now(chosen, person));
        model.addAttribute("kept", summaries.all(chosen, person));
        model.addAttribute("consolidates", access.allows(person, Action.CONSOLIDATE_PROJECTS));
        return "projectlist/summary";
    }

    @GetMapping("/project-summary/export")
    ResponseEntity<byte[]> export(@RequestParam int year) {
        return Files.xlsx(year + "年项目清单汇总表.xlsx", summaries.workbook(year, actor.get()));
    }

    @PostMapping("/project-summary")
    @Needs(Action.CONSOLIDATE_PROJECTS)
    String consolidate(@RequestParam int year, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        String path = commands.once(commandId, person, () -> "/project-summaries/" + summaries.consolidate(year, person));
        flash.addFlashAttribute("told", "已汇总并提请市级负责人决定是否公布。");
        return "redirect:" + path;
    }

    @GetMapping("/project-summaries/{id}")
    String kept(@PathVariable long id, Model model) {
        model.addAttribute("kept", summaries.view(id, actor.get()));
        model.addAttribute("publishes", access.allows(actor.get(), Action.PUBLISH_PROJECTS));
        return "projectlist/kept";
    }

    @GetMapping("/project-summaries/{id}/export")
    ResponseEntity<byte[]> exportKept(@PathVariable long id) {
        return Files.xlsx(summaries.view(id, actor.get()).heading() + ".xlsx", summaries.keptWorkbook(id, actor.get()));
    }

    @PostMapping("/project-summaries/{id}")
    @Needs(Action.PUBLISH_PROJECTS)
    String decide(@PathVariable long id, @RequestParam(defaultValue = "") String decision, @RequestParam(defaultValue = "") String opinion,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        try {
            String path = commands.once(commandId, person, () -> {
                if (!decision.equals("publish") && !decision.equals("refuse")) {
                    throw RequestRefused.badInput("请选择“同意公布”或者“不同意公布”。");
                }
                summaries.decide(id, decision.equals("publish"), opinion, person);
                return "/project-summaries/" + id;
            });
            flash.addFlashAttribute("told", "决定已记录。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            model.addAttribute("problem", refused.getMessage());
            model.addAttribute("opinion", opinion);
            model.addAttribute("decision", decision);
            return kept(id, model);
        }
    }
}
