package org.peixun.round.web;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.round.CountyExceptions;
import org.peixun.round.Rounds;
import org.peixun.round.web.BoardPage.Asked;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the city's manager does with a round from its page: opens and closes it, lets a county send later or not at all. */
@Controller
@RequestMapping("/rounds/{id}")
@Needs(Action.LEAD_ROUND)
class RoundActs {

    private final BoardPage board;
    private final Rounds rounds;
    private final CountyExceptions exceptions;
    private final Commands commands;
    private final CurrentActor currentActor;

    RoundActs(BoardPage board, Rounds rounds, CountyExceptions exceptions, Commands commands, CurrentActor currentActor) {
        this.board = board;
        this.rounds = rounds;
        this.exceptions = exceptions;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @PostMapping("/open")
    ModelAndView open(@PathVariable long id, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        // beside the command: a hundred cases a transaction, and a repeated click goes on where it stopped
        return filled(id, once(id, commandId, flash, asked("open"), actor -> rounds.open(id, actor)));
    }

    @PostMapping("/fill")
    ModelAndView goOnFilling(@PathVariable long id, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return filled(id, once(id, commandId, flash, asked("fill"), actor -> rounds.goOnFilling(id, actor)));
    }

    @PostMapping("/extend")
    ModelAndView extend(@PathVariable long id, @RequestParam String jurisdiction,
            @RequestParam(required = false) LocalDate until,
            @RequestParam(required = false) String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return once(id, commandId, flash, new Asked("extend", jurisdiction, until, reason), actor -> exceptions.extend(id, jurisdiction, until, reason, actor));
    }

    @PostMapping("/excuse")
    ModelAndView excuse(@PathVariable long id, @RequestParam String jurisdiction, @RequestParam(required = false) String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return once(id, commandId, flash, new Asked("excuse", jurisdiction, null, reason), actor -> exceptions.excuse(id, jurisdiction, reason, actor));
    }

    @PostMapping("/excuse/withdraw")
    ModelAndView withdrawExcuse(@PathVariable long id, @RequestParam String jurisdiction, @RequestParam(required = false) String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return filled(id, once(id, commandId, flash, new Asked("withdraw", jurisdiction, null, reason),
                actor -> exceptions.withdrawExcuse(id, jurisdiction, reason, actor)));
    }

    @PostMapping("/close")
    ModelAndView close(@PathVariable long id, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return once(id, commandId, flash, asked("close"), actor -> rounds.close(id, actor));
    }

    @PostMapping("/emergency")
    ModelAndView closeInEmergency(@PathVariable long id, @RequestParam(required = false) String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return once(id, commandId, flash, new Asked("emergency", null, null, reason), actor -> rounds.closeInEmergency(id, reason, actor));
    }

    @PostMapping("/reopen")
    ModelAndView reopen(@PathVariable long id, @RequestParam(required = false) LocalDate dueOn,
            @RequestParam(required = false) String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return filled(id, once(id, commandId, flash, new Asked("reopen", null, dueOn, reason), actor -> rounds.reopen(id, dueOn, reason, actor)));
    }

    private static Asked asked(String form) {
        return new Asked(form, null, null, null);
    }

    /** Gives out what is still to be given out, unless the change was refused. */
    private ModelAndView filled(long id, ModelAndView answer) {
        if (answer.getStatus() == null) {
            rounds.fill(id);
        }
        return answer;
    }

    /** Refused, the page comes again with what was typed. */
    private ModelAndView once(long id, String commandId, RedirectAttributes flash, Asked asked, Consumer<Actor> change) {
        Actor actor = currentActor.get();
        try {
            String path = commands.once(commandId, actor, () -> {
                change.accept(actor);
                return "/rounds/" + id;
            });
            flash.addFlashAttribute("told", asked.told());
            return new ModelAndView("redirect:" + path);
        } catch (RequestRefused refused) {
            HttpStatus status = FormRefusals.shownAgain(refused);
            ModelAndView page = board.of(id, null).addObject("asked", asked).addObject("refused", refused.getMessage());
            page.setStatus(status);
            return page;
        }
    }
}
