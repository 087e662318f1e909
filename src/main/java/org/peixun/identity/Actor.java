package org.peixun.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The person (or the system itself) that acts, with the roles held. Immutable; lives in the session. */
public record Actor(String userId, String name, Set<Grant> grants) implements Serializable {

    /** Timers and automatic steps. */
    public static final Actor SYSTEM = new Actor("system", "系统", Set.of());

    public Actor {
        grants = Set.copyOf(grants);
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

    /** The institution this person applies for, if an applicant. */
    public Optional<Long> institutionId() {
        return grants.stream().filter(grant -> grant.role() == Role.APPLICANT).map(Grant::institutionId).findFirst();
    }

    /** Engine groups and work-list queues, e.g. {@code countyClerk-371524}, {@code applicant-1042}; sorted. */
    public List<String> groups() {
        return grants.stream().map(Grant::group).sorted().distinct().toList();
    }
}
