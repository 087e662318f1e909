package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the sign-in page shows of 统一身份认证. */
@Component
public class ProviderSignIn {

    private final boolean on;

    ProviderSignIn(Optional<OidcSignIn> provider) {
        this.on = provider.isPresent();
    }

    /** @return where the sign-in by the provider begins, if there is one */
    public Optional<String> address() {
        return on ? Optional.of("/oauth2/authorization/" + OidcConfiguration.REGISTRATION) : Optional.empty();
    }

    /** @return why the last one failed, once */
    public Optional<String> takeProblem(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(OidcSignIn.PROBLEM) instanceof String problem)) {
            return Optional.empty();
        }
        session.removeAttribute(OidcSignIn.PROBLEM);
        return Optional.of(problem);
    }
}
