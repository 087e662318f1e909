package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.delivery.ClassWork;
import org.peixun.delivery.FollowUpCalls;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 电话回访: the sample, the answers of each, and on demand his number in full. */
@Controller
@Needs(Action.CALL_TRAINEES)
class CallPages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    CallPages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/calls")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.calling(number, current.get()));
        return "delivery/calls-page";
    }

    @PostMapping("/classes/{number}/calls/{position}")
    String answer(
            @PathVariable String number, @PathVariable int position, @RequestParam(defaultValue = "") String reached,
            @RequestParam(defaultValue = "") String attended, @RequestParam(defaultValue = "") String satisfied,
            @RequestParam(defaultValue = "") String charged, @RequestParam(defaultValue = "") String promised,
            @RequestParam(defaultValue = "") String note, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var answers = new FollowUpCalls.Answers(reached, attended, satisfied, charged, promised, note);
        model.addAttribute("typed", answers).addAttribute("position", position);
        return doing.once(commandId, person, "/classes/" + number + "/calls", "第" + position + "名的回访已登记。",
                () -> work.answer(number, position, answers, person), flash, model, response, () -> page(number, model));
    }

    /** A POST, so that it is never prefetched; each look is on the record. */
    @PostMapping("/classes/{number}/calls/{position}/phone")
    @Needs(Action.SEE_PERSONAL_DATA)
    String phone(@PathVariable String number, @PathVariable int position, Model model, HttpServletResponse response) {
        model.addAttribute("phone", work.phone(number, position, current.get())).addAttribute("position", position);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(number, model);
    }
}
