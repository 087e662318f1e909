package org.peixun.round;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.springframework.stereotype.Component;

/** Writes what the city did with a round into the audit, and tells whom it concerns. */
@Component
class RoundJournal {

    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;

    RoundJournal(AuditTrail audit, Notifications notifications, Jurisdictions jurisdictions) {
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
    }

    void write(Actor actor, String action, String text) {
        write(null, null, actor, action, text, Map.of());
    }

    /** Of one county. @param caseNumber its case, or the one that ended */
    void write(String jurisdiction, String caseNumber, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(jurisdiction, caseNumber, actor.userId(), actor.name(), "round." + action, text, changes));
    }

    /** Who works for it in the county, and who signs. */
    void tellCounty(CountyRound county, Round round, String title, String text) {
        for (Role role : List.of(Role.COUNTY_CLERK, Role.COUNTY_MANAGER)) {
            tell(role.in(county.id().jurisdiction()), round, title, text);
        }
    }

    void tellCity(Role role, Round round, String title, String text) {
        tell(role.in(jurisdictions.city().code()), round, title, text);
    }

    /** There is nothing left to open: the link leads to the list. */
    void tellDiscarded(Round round, Actor actor) {
        var message = new Notifications.Message("已删除：" + round.subject(), actor.name() + "已删除拟定的年度任务，可以重新拟定。", "/rounds", null);
        for (Role role : List.of(Role.CITY_CLERK, Role.CITY_MANAGER)) {
            notifications.toGroup(role.in(jurisdictions.city().code()), message);
        }
    }

    private void tell(String group, Round round, String title, String text) {
        notifications.toGroup(group, new Notifications.Message(title + "：" + round.subject(), text, "/rounds/" + round.id(), null));
    }
}
