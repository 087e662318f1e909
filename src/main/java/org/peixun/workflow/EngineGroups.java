package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** What a person is to the engine: the queues, one of two groups that carry the webapps' rights, the tenants. */
@Component
class EngineGroups {

    /** The engine's administrators; not the engine's own name for them, which no one of ours ever holds. */
    static final String OPERATORS = "engineOperators";

    /** Whoever works tasks in Tasklist. */
    static final String OFFICERS = "engineOfficers";

    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;

    EngineGroups(AccessPolicy access, Jurisdictions jurisdictions) {
        this.access = access;
        this.jurisdictions = jurisdictions;
    }

    List<String> groupsOf(Actor actor) {
        var groups = new ArrayList<>(actor.groups());
        if (access.allows(actor, Action.OPERATE_ENGINE)) {
            groups.add(OPERATORS);
        } else if (access.allows(actor, Action.USE_TASKLIST)) {
            groups.add(OFFICERS);
        }
        return groups;
    }

    /** The jurisdictions whose instances the engine shows: all to operators and to those whose tasks lie in any county's cases. */
    List<String> tenantsOf(Actor actor) {
        boolean inAnyCounty = actor.grants().stream().map(Grant::role).anyMatch(role -> role.isOfCity() && role.worksTasks());
        if (inAnyCounty || access.allows(actor, Action.OPERATE_ENGINE)) {
            var all = new ArrayList<>(jurisdictions.counties().stream().map(Jurisdiction::code).toList());
            all.add(jurisdictions.city().code());
            return all;
        }
        return actor.grants().stream().map(Grant::jurisdiction).distinct().sorted().toList();
    }

    List<Jurisdiction> tenants() {
        var all = new ArrayList<>(jurisdictions.counties());
        all.add(0, jurisdictions.city());
        return all;
    }

    /** All queues but the institutions' own. */
    List<String> queues() {
        var queues = new ArrayList<String>();
        for (Role role : Role.values()) {
            if (role != Role.APPLICANT) {
                tenants().forEach(jurisdiction -> queues.add(role.in(jurisdiction.code())));
            }
        }
        queues.add(OPERATORS);
        queues.add(OFFICERS);
        return queues;
    }
}
