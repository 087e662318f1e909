package org.peixun.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peixun.identity.ProviderSignIn;
import org.peixun.identity.SignInSettings;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
class LoginPage {

    private static final ClearSiteDataHeaderWriter STORED = new ClearSiteDataHeaderWriter(Directive.STORAGE);

    private final SignInSettings settings;
    private final ProviderSignIn provider;

    LoginPage(SignInSettings settings, ProviderSignIn provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /** A session that ended by itself: what a page has stored goes before the next person signs in. */
    @GetMapping("/login")
    String login(@RequestParam(name = "provider", required = false) String left, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        STORED.writeHeaders(request, response);
        model.addAttribute("settings", settings);
        provider.address().ifPresent(address -> model.addAttribute("providerAddress", address));
        provider.takeProblem(request).ifPresent(problem -> model.addAttribute("problem", problem));
        if (left != null) {
            var back = ServletUriComponentsBuilder.fromContextPath(request).path("/login").queryParam("logout").toUriString();
            model.addAttribute("leftProvider", true);
            provider.endOfItsSession(back).ifPresent(address -> model.addAttribute("providerEnd", address));
        }
        return "identity/login";
    }
}
