package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** What the sign-in page shows of 统一身份认证. */
@Component
public class ProviderSignIn {

    private static final String END_SESSION = "end_session_endpoint";

    private final boolean on;
    private final Optional<ProviderRegistration> registration;

    ProviderSignIn(Optional<OidcSignIn> provider, Optional<ProviderRegistration> registration) {
        this.on = provider.isPresent();
        this.registration = registration;
    }

    /** @return where the sign-in by the provider begins, if there is one */
    public Optional<String> address() {
        return on ? Optional.of("/oauth2/authorization/" + OidcConfiguration.REGISTRATION) : Optional.empty();
    }

    /**
     * OpenID Connect RP-Initiated Logout, by a link and not at once: we keep no token to name the session by, so that the
     * provider asks; and a form of ours must not lead away (form-action).
     *
     * @param back absolute, registered with the provider
     * @return where its own session ends, if it has said so: a provider that is down keeps nobody from leaving
     */
    public Optional<String> endOfItsSession(String back) {
        return registration.filter(one -> on).flatMap(ProviderRegistration::known)
                .filter(one -> one.getProviderDetails().getConfigurationMetadata().get(END_SESSION) instanceof String)
                .map(one -> UriComponentsBuilder.fromUriString((String) one.getProviderDetails().getConfigurationMetadata().get(END_SESSION))
                        .queryParam("client_id", "{client}").queryParam("post_logout_redirect_uri", "{back}")
                        .encode().buildAndExpand(one.getClientId(), back).toUriString());
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
