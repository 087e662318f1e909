package org.peixun.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * The session's proof of a right password where a second factor is asked for as well. Never authenticated: to every
 * filter, page and REST call behind it this is nobody. Its name is the user id, so that it ends with the others.
 */
final class HalfSignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final Actor actor;
    private final Instant since;
    private final boolean mustChangePassword;

    HalfSignedIn(Actor actor, Instant since, boolean mustChangePassword) {
        super(List.of());
        this.actor = actor;
        this.since = since;
        this.mustChangePassword = mustChangePassword;
    }

    Actor actor() {
        return actor;
    }

    Instant since() {
        return since;
    }

    SignedIn complete(Instant now) {
        var complete = new SignedIn(actor, now, mustChangePassword);
        complete.setDetails(getDetails());
        return complete;
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        if (authenticated) {
            throw new IllegalArgumentException("the second step makes another proof");
        }
    }

    @Override
    public Object getPrincipal() {
        return getName();
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return actor.userId();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HalfSignedIn that && actor.equals(that.actor) && since.equals(that.since)
                && mustChangePassword == that.mustChangePassword;
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, since);
    }
}
