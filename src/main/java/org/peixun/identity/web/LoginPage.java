package org.peixun.identity.web;

import org.peixun.identity.SignInSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final SignInSettings settings;

    LoginPage(SignInSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("settings", settings);
        return "identity/login";
    }
}
