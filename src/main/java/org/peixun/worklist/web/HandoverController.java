package org.peixun.worklist.web;

import java.time.Clock;
import org.peixun.absence.Absence;
import org.peixun.absence.Absences;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.worklist.Handovers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 交接单 on paper: one's own before going away, or that of an absence one is concerned with. */
@Controller
@Needs(Action.ARRANGE_ABSENCE)
class HandoverController {

    private final Handovers handovers;
    private final Absences absences;
    private final CurrentActor actor;
    private final Clock clock;

    HandoverController(Handovers handovers, Absences absences, CurrentActor actor, Clock clock) {
        this.handovers = handovers;
        this.absences = absences;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping("/handover")
    String handover(@RequestParam(required = false) Long absence, Model model) {
        Absence found = absence == null ? null : absences.readable(absence, actor.get());
        String userId = found == null ? actor.get().userId() : found.userId();
        model.addAttribute("absence", found);
        model.addAttribute("name", found == null ? actor.get().name() : found.name());
        model.addAttribute("handover", handovers.of(userId));
        model.addAttribute("printedAt", clock.instant());
        return "worklist/handover";
    }
}
