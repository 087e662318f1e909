package org.peixun.account.web;

import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.SecondFactors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own one-time codes, once set up. A code is used up by each of these, so a form sent twice does nothing twice. */
@Controller
@RequestMapping("/account/second-factor")
@Needs(Action.SEE_OWN_PAGE)
class SecondFactorPages {

    private final SecondFactors factors;
    private final CurrentActor currentActor;

    SecondFactorPages(SecondFactors factors, CurrentActor currentActor) {
        this.factors = factors;
        this.currentActor = currentActor;
    }

    @PostMapping("/recovery-codes")
    String renewRecoveryCodes(@RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("codes", factors.renewRecoveryCodes(currentActor.get(), code));
        return "account/recovery-codes";
    }

    @PostMapping("/removal")
    String remove(@RequestParam(defaultValue = "") String code, RedirectAttributes once) {
        var person = currentActor.get();
        factors.remove(person, code);
        once.addFlashAttribute("done", factors.of(person).required()
                ? "动态口令已停用。您的岗位须使用动态口令，下次登录时请用新的手机重新绑定。" : "动态口令已停用。");
        return "redirect:/account";
    }
}
