package org.peixun.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.OwnPassword;
import org.peixun.identity.PasswordRules;
import org.peixun.identity.SignOut;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changing one's own password; the first one must be changed. Signs out, so that the new one is tried at once. */
@Controller
@RequestMapping("/password")
@Needs(Action.SEE_OWN_PAGE)
class PasswordPage {

    private final OwnPassword passwords;
    private final PasswordRules rules;
    private final SignOut signOut;
    private final CurrentActor currentActor;

    PasswordPage(OwnPassword passwords, PasswordRules rules, SignOut signOut, CurrentActor currentActor) {
        this.passwords = passwords;
        this.rules = rules;
        this.signOut = signOut;
        this.currentActor = currentActor;
    }

    @ModelAttribute("rule")
    String rule() {
        return rules.inWords();
    }

    @ModelAttribute("asksForCode")
    boolean asksForCode() {
        return passwords.asksForCode(currentActor.get());
    }

    @GetMapping
    String form() {
        return "identity/password";
    }

    @PostMapping
    String change(@RequestParam String old, @RequestParam String fresh, @RequestParam String again,
            @RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (!fresh.equals(again)) {
                throw RequestRefused.badInput("确认新密码：两次填写的新密码不一致。请重新填写。");
            }
            passwords.change(currentActor.get(), old, code, fresh);
        } catch (RequestRefused refused) {
            response.setStatus(refused.kind() == RequestRefused.Kind.FORBIDDEN ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", refused.getMessage());
            return "identity/password";
        }
        signOut.end("修改密码，退出登录。", request, response);
        return "redirect:/login?password";
    }
}
