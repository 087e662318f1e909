package org.peixun.worklist;

import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** How far an action of a person reaches, as the lists need it: codes and institution ids instead of a yes or no. */
@Component
public class Reach {

    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;

    Reach(Jurisdictions jurisdictions, AccessPolicy access) {
        this.jurisdictions = jurisdictions;
        this.access = access;
    }

    /** Codes of the jurisdictions in which the actor may do {@code action} as an officer; the city's officers: all. */
    public List<String> jurisdictions(Actor actor, Action action) {
        List<Grant> grants = officers(actor, action);
        if (grants.stream().anyMatch(access::reachesAllCounties)) {
            return Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream())
                    .map(Jurisdiction::code).toList();
        }
        return grants.stream().map(Grant::jurisdiction).distinct().sorted().toList();
    }

    /** Whether the actor reads what lies in the jurisdiction as an officer, not as an institution. */
    boolean isOfficer(Actor reader, String jurisdiction) {
        return jurisdictions(reader, Action.SEE_CASE).contains(jurisdiction);
    }

    public List<Long> institutions(Actor actor) {
        return actor.grants().stream().filter(grant -> grant.role() == Role.APPLICANT).map(Grant::institutionId)
                .filter(id -> id != null).distinct().toList();
    }

    private static List<Grant> officers(Actor actor, Action action) {
        return actor.grants().stream()
                .filter(grant -> grant.role() != Role.APPLICANT && action.roles().contains(grant.role())).toList();
    }
}
