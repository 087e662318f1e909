package org.peixun.identity;

import java.time.Instant;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom the provider knows and who has an account here; never stored. */
final class OidcPerson extends DefaultOidcUser {

    private static final long serialVersionUID = 1;

    private final transient Actor actor;
    private final boolean strong;
    private final Instant since;

    /** @param strong whether the provider has asked for a second factor @param since when the actor's rights were read */
    OidcPerson(OidcUser person, Actor actor, boolean strong, Instant since) {
        super(person.getAuthorities(), person.getIdToken(), person.getUserInfo());
        this.actor = actor;
        this.strong = strong;
        this.since = since;
    }

    Actor actor() {
        return actor;
    }

    boolean strong() {
        return strong;
    }

    Instant since() {
        return since;
    }
}
