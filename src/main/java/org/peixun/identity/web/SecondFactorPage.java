package org.peixun.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peixun.identity.SecondFactors;
import org.peixun.identity.SecondStep;
import org.peixun.identity.SignOut;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one-time code after the password. Open to nobody else: without a right password before, it leads back. */
@Controller
@RequestMapping(SecondStep.PAGE)
class SecondFactorPage {

    private final SecondStep step;
    private final SecondFactors factors;
    private final SignOut signOut;

    SecondFactorPage(SecondStep step, SecondFactors factors, SignOut signOut) {
        this.step = step;
        this.factors = factors;
        this.signOut = signOut;
    }

    @GetMapping
    String form() {
        return step.waiting()
                .map(person -> factors.of(person).enrolled() ? "identity/second-factor" : "redirect:" + SecondStep.ENROLMENT_PAGE)
                .orElse("redirect:/");
    }

    @PostMapping
    String pass(@RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        if (step.waiting().isEmpty()) {
            return "redirect:/";
        }
        try {
            return "redirect:" + step.pass(code, request, response);
        } catch (RequestRefused refused) {
            if (refused.kind() == RequestRefused.Kind.BAD_INPUT) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                model.addAttribute("problem", refused.getMessage());
                return "identity/second-factor";
            }
            signOut.end("退出登录。", request, response);
            return "redirect:/login?error";
        }
    }
}
