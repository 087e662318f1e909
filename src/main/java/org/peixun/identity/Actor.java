package org.peixun.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The person (or the system itself) that acts, with the roles held. Immutable; lives in the session. */
public record Actor(String userId, String name, Set<Grant> grants) implements Serializable {

    /** Timers and automatic steps. */
    public static final Actor SYSTEM = new Actor("system", "系统", Set.of());

    /** The informer at the public page. */
    public static final Actor INFORMER = new Actor("public", "投诉人", Set.of());

    /** A request without a sign-in; it must never pass for the system. */
    static final Actor NOBODY = new Actor("anonymous", "未登录", Set.of());

    public Actor {
        grants = Set.copyOf(grants);
    }

    /** Whether whoever acts under this id has no account: none may be given it, or it would act as that one. */
    static boolean withoutAccount(String userId) {
        return Stream.of(SYSTEM, INFORMER, NOBODY).anyMatch(actor -> actor.userId().equalsIgnoreCase(userId));
    }

    public boolean isSystem() {
        return this.equals(SYSTEM);
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    public boolean has(Role role, String jurisdiction) {
        return grants.stream().anyMatch(grant -> grant.role() == role && grant.jurisdiction().equals(jurisdiction));
    }

    /** Somebody who does what is in another's hands: 张某（代李某）, with the own id and the own rights. */
    public Actor inPlaceOf(String absentName) {
        return new Actor(userId, name + "（代" + absentName + "）", grants);
    }

    /** A person may apply for several institutions. */
    public boolean appliesFor(long institution) {
        return grants.stream().anyMatch(grant -> grant.role() == Role.APPLICANT && grant.institutionId() == institution);
    }

    /** Engine groups and work-list queues, e.g. {@code countyClerk-371524}, {@code applicant-1042}; sorted. */
    public List<String> groups() {
        return grants.stream().map(Grant::group).sorted().distinct().toList();
    }
}
