package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.peixun.delivery.ClassWork;
import org.peixun.delivery.Exams;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 补登、更正巡考 after its step is past. */
@Controller
@Needs(Action.PATROL_EXAM)
class PatrolPages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    PatrolPages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/patrol")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.patrolling(number, current.get()));
        return "delivery/patrol-page";
    }

    @PostMapping("/classes/{number}/patrol")
    String correct(
            @PathVariable String number, @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") List<String> items,
            @RequestParam(defaultValue = "") String voidPositions, @RequestParam(defaultValue = "") String opinion,
            @RequestParam(defaultValue = "") String officers, @RequestParam(defaultValue = "") String patrolAt,
            @RequestParam(defaultValue = "") String seen, @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var typed = new Exams.Typed(verdict, items, voidPositions, opinion, officers, patrolAt);
        model.addAttribute("typed", typed).addAttribute("reason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/patrol", "巡考记录已登记，已告知负责人和培训主体。",
                () -> work.correctPatrol(number, typed, seen, reason, person), flash, model, response, () -> page(number, model));
    }
}
