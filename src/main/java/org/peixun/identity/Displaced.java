package org.peixun.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Left in a session that a newer one has taken the place of, so that its owner is told why. Never authenticated, and
 * named like no account: it is nobody's open session any more.
 */
final class Displaced extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    Displaced() {
        super(List.of());
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        if (authenticated) {
            throw new IllegalArgumentException("a session that has ended");
        }
    }

    @Override
    public Object getPrincipal() {
        return ":displaced";
    }

    @Override
    public Object getCredentials() {
        return null;
    }
}
