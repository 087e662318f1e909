package org.peixun.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.SecondFactors;
import org.peixun.identity.SecondStep;
import org.peixun.letter.QrCode;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Setting up one's one-time codes: half-way through a sign-in where they are required, else from one's account. */
@Controller
@RequestMapping(SecondStep.ENROLMENT_PAGE)
class EnrolmentPage {

    private final SecondStep step;
    private final SecondFactors factors;
    private final CurrentActor currentActor;
    private final AccessPolicy access;

    EnrolmentPage(SecondStep step, SecondFactors factors, CurrentActor currentActor, AccessPolicy access) {
        this.step = step;
        this.factors = factors;
        this.currentActor = currentActor;
        this.access = access;
    }

    @GetMapping
    String form(Model model) {
        var person = person();
        if (person.isEmpty()) {
            return "redirect:/login";
        }
        if (mayNot(person.get())) {
            return "redirect:/";
        }
        return form(factors.begin(person.get()), model);
    }

    @PostMapping
    String enrol(@RequestParam(defaultValue = "") String sealed, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        var person = person();
        if (person.isEmpty()) {
            return "redirect:/login";
        }
        if (mayNot(person.get())) {
            throw RequestRefused.conflict("您已经绑定动态口令，或者本系统没有启用动态口令。请从首页进入“我的账号”核对。");
        }
        var shown = factors.again(person.get(), sealed);
        try {
            List<String> codes = step.waiting().isPresent()
                    ? step.enrol(sealed, code, request, response)
                    : factors.enrol(person.get(), password, sealed, code);
            model.addAttribute("codes", codes);
            return "account/recovery-codes";
        } catch (RequestRefused refused) {
            if (refused.kind() == RequestRefused.Kind.CONFLICT) {
                throw refused;
            }
            response.setStatus(refused.kind() == RequestRefused.Kind.BAD_INPUT ? 400 : 403);
            model.addAttribute("problem", refused.getMessage());
            return form(shown, model);
        }
    }

    private String form(SecondFactors.Enrolment enrolment, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("picture", QrCode.dataUri(enrolment.uri()));
        model.addAttribute("signingIn", step.waiting().isPresent());
        return "account/enrolment";
    }

    private boolean mayNot(Actor person) {
        var state = factors.of(person);
        return state.enrolled() || !state.offered();
    }

    private Optional<Actor> person() {
        return step.waiting().or(() -> Optional.of(currentActor.get())
                .filter(actor -> access.allows(actor, Action.SEE_OWN_PAGE)));
    }
}
