package org.peixun.classfiling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.DocumentKind;
import org.peixun.classfiling.FilingStep;
import org.peixun.classfiling.FilingView;
import org.peixun.classfiling.Notice;
import org.peixun.classfiling.Seen;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ListedProject;
import org.peixun.projectlist.ListedProjects;
import org.peixun.roster.Rosters;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The application from the first line to handing it in. */
@Controller
@Needs(Action.FILE_CLASS)
class FilingPages {

    private final ClassFilings filings;
    private final FilingDrafts drafts;
    private final ClassChanges changes;
    private final Rosters rosters;
    private final ListedProjects projects;
    private final Commands commands;
    private final CurrentActor actor;

    FilingPages(
            ClassFilings filings, FilingDrafts drafts, ClassChanges changes, Rosters rosters, ListedProjects projects, Commands commands,
            CurrentActor actor) {
        this.filings = filings;
        this.drafts = drafts;
        this.changes = changes;
        this.rosters = rosters;
        this.projects = projects;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/filings/new")
    String start(Model model) {
        var own = filings.ownInstitutions(actor.get());
        model.addAttribute("institutions", own).addAttribute("barred", filings.barred(own));
        model.addAttribute("kinds", DocumentKind.ALL);
        return "classfiling/new";
    }

    @PostMapping("/filings/new")
    String draft(@RequestParam long institution, @RequestParam(required = false) String commandId) {
        Actor person = actor.get();
        return "redirect:" + commands.once(commandId, person, () -> "/filings/" + filings.draft(person, institution));
    }

    @GetMapping("/filings/{number}")
    String page(@PathVariable String number, @RequestParam(defaultValue = "") String step, Model model) {
        FilingView view = filings.view(number, actor.get());
        if (!view.editable()) {
            return "redirect:" + URI.create("/cases/" + number).toASCIIString();
        }
        return show(view, step.isEmpty() ? firstOpen(view) : FilingStep.of(step), model);
    }

    /** A returned filing opens where the findings are, a new one at its first step that is not done, a change at its beginning. */
    private static FilingStep firstOpen(FilingView view) {
        if (view.changing()) {
            return FilingStep.BASIC;
        }
        FilingStep open = view.steps().stream().filter(each -> !each.mark().equals("done")).map(FilingView.StepView::step)
                .findFirst().orElse(FilingStep.SUBMIT);
        return open == FilingStep.SUBMIT && view.correction() ? returnedFor(view) : open;
    }

    /** What the county found is not what the rules see. */
    private static FilingStep returnedFor(FilingView view) {
        return view.notice() == null ? FilingStep.SUBMIT : view.notice().items().stream().map(Notice.Item::step).filter(Objects::nonNull)
                .findFirst().orElse(FilingStep.SUBMIT);
    }

    String show(FilingView view, FilingStep step, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("step", step);
        if (step == FilingStep.BASIC) {
            model.addAttribute("projects", choosable(view));
        }
        if (step == FilingStep.ROSTER) {
            model.addAttribute("preview", rosters.preview(view.rosterContext()).orElse(null));
            model.addAttribute("waits", rosters.uploadWaits(view.number()));
            model.addAttribute("roster", rosters.trainees(view.number()));
        }
        return "classfiling/page";
    }

    /** Those that the institution may file for; the one that is chosen stays to be seen, over or not. */
    private List<ListedProject> choosable(FilingView view) {
        String chosen = view.value("projectCode");
        List<ListedProject> open = projects.open(view.rosterContext().jurisdiction()).stream()
                .filter(project -> project.isFor(view.institutionId()) || project.code().equals(chosen)).toList();
        if (chosen.isBlank() || open.stream().anyMatch(project -> project.code().equals(chosen))) {
            return open;
        }
        return Stream.concat(projects.find(chosen).stream(), open.stream()).toList();
    }

    /** Reasons, explanation and commitment are kept even when the rules stand against it. */
    @PostMapping("/filings/{number}/submit")
    String submit(
            @PathVariable String number, @RequestParam(required = false) String commandId,
            @RequestParam(required = false) String explanation, @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        var typed = new FilingDrafts.Typed(TypedStep.values(FilingStep.SUBMIT, form, true), null, TypedStep.reasons(form));
        var seen = new Seen(FilingStep.SUBMIT, form.getFirst("seen"));
        var done = new AtomicReference<>("已报送。");
        try {
            String path = commands.once(commandId, person, "/cases/" + number, () -> {
                drafts.saveHandIn(number, typed, seen, person);
                done.set(hand(number, explanation, person));
            });
            flash.addFlashAttribute("told", done.get() + "县（市、区）人社部门将在期限内办理，办理进度可在“我发起的”中查看。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            drafts.saveHandIn(number, typed, seen, person);
            response.setStatus(400);
            List<Problem> problems = refused.problems().isEmpty()
                    ? List.of(new Problem("", refused.getMessage())) : refused.problems();
            model.addAttribute("problems", problems);
            return show(filings.view(number, person), FilingStep.SUBMIT, model);
        }
    }

    /** @return what was done */
    private String hand(String number, String explanation, Actor person) {
        switch (filings.handIn(number, person)) {
            case CHANGE -> {
                changes.ask(number, explanation, person);
                return "变更申请已提交。";
            }
            case CORRECTION -> filings.resubmit(number, explanation, person);
            case APPLICATION -> filings.submit(number, person);
        }
        return "已报送。";
    }

    @PostMapping("/filings/{number}/discard")
    String discard(
            @PathVariable String number, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        String path = commands.once(commandId, person, () -> {
            filings.discard(number, person);
            return "/drafts";
        });
        flash.addFlashAttribute("told", "草稿已删除。");
        return "redirect:" + path;
    }
}
