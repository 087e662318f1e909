package org.peixun.identity;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom the provider knows and who has an account here; never stored. */
final class OidcPerson extends DefaultOidcUser {

    private static final long serialVersionUID = 1;

    private final transient Actor actor;
    private final boolean strong;

    /** @param strong whether the provider has asked for a second factor */
    OidcPerson(OidcUser person, Actor actor, boolean strong) {
        super(person.getAuthorities(), person.getIdToken(), person.getUserInfo());
        this.actor = actor;
        this.strong = strong;
    }

    Actor actor() {
        return actor;
    }

    boolean strong() {
        return strong;
    }
}
