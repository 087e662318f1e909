package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.peixun.delivery.CallAnswers;
import org.peixun.delivery.ClassWork;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 电话回访: the sample, the answers of each, and on demand his number in full. */
@Controller
@Needs(Action.CALL_TRAINEES)
class CallPages {

    private static final List<String> FIELDS = List.of("reached", "attended", "satisfied", "charged", "promised", "note");

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

    @PostMapping("/classes/{number}/calls")
    String answer(
            @PathVariable String number, @RequestParam MultiValueMap<String, String> form, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var typed = typed(form);
        model.addAttribute("typed", typed);
        return doing.once(commandId, person, "/classes/" + number + "/calls", "已登记" + typed.size() + "名学员的回访。",
                () -> work.answer(number, typed, TypedRows.shown(form), person), flash, model, response, () -> page(number, model));
    }

    /** A POST, so that it is never prefetched; each look is on the record. The form comes along: nothing typed is lost. */
    @PostMapping("/classes/{number}/calls/{position}/phone")
    @Needs(Action.SEE_PERSONAL_DATA)
    String phone(
            @PathVariable String number, @PathVariable int position, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        model.addAttribute("phone", work.phone(number, position, current.get())).addAttribute("position", position)
                .addAttribute("typed", typed(form)).addAttribute("was", TypedRows.shown(form));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(number, model);
    }

    private static Map<Integer, CallAnswers> typed(MultiValueMap<String, String> form) {
        return TypedRows.changed(form, FIELDS, CallAnswers::of);
    }
}
