package org.peixun.round.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.round.DueRule;
import org.peixun.round.RoundKinds;
import org.peixun.round.RoundViews;
import org.peixun.round.Rounds;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All rounds, and the plan of a new one until it is opened or put away. */
@Controller
@RequestMapping("/rounds")
@Needs(Action.SEE_ROUNDS)
class RoundPages {

    private static final int FIRST_YEAR = 2021;
    private static final int LAST_YEAR = 2100;

    private final Rounds rounds;
    private final RoundViews views;
    private final RoundKinds kinds;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor currentActor;
    private final Clock clock;

    RoundPages(
            Rounds rounds, RoundViews views, RoundKinds kinds, AccessPolicy access, Commands commands, CurrentActor currentActor, Clock clock) {
        this.rounds = rounds;
        this.views = views;
        this.kinds = kinds;
        this.access = access;
        this.commands = commands;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** As typed. */
    record Typed(
            String caseType, Integer year, String subject, String basis,
            LocalDate dueOn,
            @DateTimeFormat(pattern = "HH:mm") LocalTime dueTime, DueRule dueRule) {

        Rounds.Plan plan() {
            return new Rounds.Plan(caseType, year == null ? 0 : year, subject, basis, dueOn, dueTime, dueRule);
        }

        static Typed of(Rounds.Plan plan) {
            return new Typed(plan.caseType(), plan.year(), plan.subject(), plan.basis(), plan.dueOn(), plan.dueTime(), plan.dueRule());
        }
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("rounds", views.all());
        model.addAttribute("kinds", kinds);
        model.addAttribute("mayPrepare", access.allows(currentActor.get(), Action.PREPARE_ROUND));
        return "round/list";
    }

    @GetMapping("/new")
    @Needs(Action.PREPARE_ROUND)
    ModelAndView draft(@RequestParam(required = false) String kind, @RequestParam(required = false) Integer year) {
        String caseType = kind == null ? kinds.all().get(0).caseType() : kind;
        return usual(caseType, year == null ? rounds.nextYear(caseType) : year);
    }

    /** Nothing is planned yet: the usual plan, for the person to change. */
    private ModelAndView usual(String kind, int year) {
        boolean known = FIRST_YEAR <= year && year <= LAST_YEAR;
        return draftPage(Typed.of(rounds.proposal(kind, known ? year : LocalDate.now(clock).getYear())),
                known ? List.of() : List.of(new Problem("year", "年度：请填写" + FIRST_YEAR + "至" + LAST_YEAR + "的年份，“" + year + "”没有带出。")),
                known ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    }

    /** Shows weekday and consequence again, or the usual plan of another kind or year, or prepares the round. */
    @PostMapping("/new")
    @Needs(Action.PREPARE_ROUND)
    ModelAndView prepare(Typed typed, @RequestParam(required = false) String look, @RequestParam(required = false) String usual,
            @RequestParam(required = false) String commandId) {
        if (usual != null) {
            return usual(typed.caseType(), typed.year() == null ? 0 : typed.year());
        }
        if (look != null) {
            return draftPage(typed, List.of(), HttpStatus.OK);
        }
        try {
            Actor actor = currentActor.get();
            return new ModelAndView("redirect:" + commands.once(commandId, actor, () -> "/rounds/" + rounds.prepare(typed.plan(), actor)));
        } catch (RequestRefused refused) {
            return draftPage(typed, refused.problems().isEmpty()
                    ? List.of(new Problem("dueOn", refused.getMessage())) : refused.problems(),
                    refused.kind() == RequestRefused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView draftPage(Typed typed, List<Problem> problems, HttpStatus status) {
        var page = new ModelAndView("round/new").addObject("typed", typed).addObject("problems", problems)
                .addObject("kinds", kinds.all()).addObject("rules", DueRule.values())
                .addObject("consequence", typed.dueOn() == null || typed.dueRule() == null ? null : rounds.consequence(typed.plan()));
        page.setStatus(status);
        return page;
    }

    @PostMapping("/{id}/discard")
    @Needs(Action.PREPARE_ROUND)
    String discard(@PathVariable long id, @RequestParam(required = false) String commandId) {
        Actor actor = currentActor.get();
        return "redirect:" + commands.once(commandId, actor, () -> {
            rounds.discard(id, actor);
            return "/rounds";
        });
    }
}
