package org.peixun.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The session's proof of a sign-in. Its name is the user id, by which the session store finds a person's sessions. */
final class SignedIn extends AbstractAuthenticationToken {

    private final Actor actor;
    private final Instant since;
    private final boolean mustChangePassword;

    SignedIn(Actor actor, Instant since, boolean mustChangePassword) {
        super(List.of());
        this.actor = actor;
        this.since = since;
        this.mustChangePassword = mustChangePassword;
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    Instant since() {
        return since;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    @Override
    public Object getPrincipal() {
        return actor;
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
        return other instanceof SignedIn that
                && actor.equals(that.actor)
                && since.equals(that.since)
                && mustChangePassword == that.mustChangePassword;
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, since);
    }
}
