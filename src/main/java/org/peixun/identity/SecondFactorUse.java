package org.peixun.identity;

/** Who is asked for a one-time code (动态口令) after the password. */
public enum SecondFactorUse {
    /** Nobody, not even those who have enrolled: the sign-in before ours asks for it, e.g. a UKey. */
    OFF,
    /** Those who have enrolled. */
    OPTIONAL,
    /** Everybody but the institutions' applicants, who may. Whoever has not enrolled does so before anything else. */
    REQUIRED_FOR_OFFICERS,
    /** Applicants as well. */
    REQUIRED;

    boolean requires(Actor actor) {
        return this == REQUIRED || this == REQUIRED_FOR_OFFICERS && actor.grants().stream().anyMatch(grant -> grant.role() != Role.APPLICANT);
    }
}
