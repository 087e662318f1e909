package org.peixun.identity;

import java.io.Serializable;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A role held in a jurisdiction.
 *
 * @param jurisdiction code, e.g. {@code 371524}, {@code LC-JKQ}, {@code 371500} for the city
 * @param institutionId for {@link Role#APPLICANT} the institution or enterprise; otherwise {@code null}
 */
public record Grant(Role role, String jurisdiction, Long institutionId) implements Serializable {

    /** What a page showed of somebody's roles, for telling whether they are still the same. */
    public static String asSeen(Collection<Grant> grants) {
        return grants.stream().map(Grant::toString).sorted().collect(Collectors.joining(";"));
    }

    String group() {
        return role == Role.APPLICANT ? Role.applicantsOf(institutionId) : role.in(jurisdiction);
    }
}
