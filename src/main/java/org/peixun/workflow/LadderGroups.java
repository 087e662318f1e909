package org.peixun.workflow;

import java.time.Instant;
import java.util.List;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** Whom the rungs of a task's ladder tell. */
@Component
public class LadderGroups {

    private final CaseTypes types;
    private final Jurisdictions jurisdictions;

    LadderGroups(CaseTypes types, Jurisdictions jurisdictions) {
        this.types = types;
        this.jurisdictions = jurisdictions;
    }

    /** @param cycle of the ladder's timer, as the engine keeps it @param at when it fires next @return the group that is told then */
    public String told(String caseType, String stepKey, String queue, String jurisdiction, String cycle, Instant at) {
        List<Role> ladder = types.step(caseType, stepKey).deadline().ladder();
        int reached = (int) LadderCalendar.instants(cycle).stream().filter(rung -> !rung.isAfter(at)).count();
        return of(ladder.get(Math.max(1, Math.min(reached, ladder.size())) - 1), queue, jurisdiction);
    }

    /** The city's roles sit in the city, the county's in the case's county, the applicant's in the task's own queue. */
    String of(Role role, String queue, String jurisdiction) {
        return role == Role.APPLICANT ? queue : role.in(role.isOfCity() ? jurisdictions.city().code() : jurisdiction);
    }
}
