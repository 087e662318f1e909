package org.peixun.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.peixun.identity.ProviderSignIn;
import org.peixun.identity.SignInSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final SignInSettings settings;
    private final ProviderSignIn provider;

    LoginPage(SignInSettings settings, ProviderSignIn provider) {
        this.settings = settings;
        this.provider = provider;
    }

    @GetMapping("/login")
    String login(Model model, HttpServletRequest request) {
        model.addAttribute("settings", settings);
        provider.address().ifPresent(address -> model.addAttribute("providerAddress", address));
        provider.takeProblem(request).ifPresent(problem -> model.addAttribute("problem", problem));
        return "identity/login";
    }
}
