package org.peixun.absence;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.RightsChanged;
import org.peixun.notification.Notifications;
import org.peixun.notification.Notifications.Message;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A deputy who is disabled or changes post stands in no more, in the transaction that takes the right. What the absent person
 * holds would be with nobody, unseen: the person and the managers are told.
 */
@Component
class GoneDeputies {

    private final StoredAbsences absences;
    private final People people;
    private final AuditTrail audit;
    private final Notifications notifications;

    GoneDeputies(StoredAbsences absences, People people, AuditTrail audit, Notifications notifications) {
        this.absences = absences;
        this.people = people;
        this.audit = audit;
        this.notifications = notifications;
    }

    @EventListener
    @Transactional
    public void rightsChanged(RightsChanged changed) {
        absences.openWithout(changed.userId()).forEach(this::end);
    }

    private void end(Absence absence) {
        if (!absences.move(absence.id(), List.of("PROPOSED", "ACCEPTED"), "ENDED")) {
            return;
        }
        Actor absent = people.actor(absence.userId());
        String text = absence.deputyName() + "已停用账号或者调整岗位，不能再代办" + absence.name() + "的事项，代办结束。";
        audit.record(new AuditTrail.Entry(AbsenceRules.jurisdiction(absent), null, Actor.SYSTEM.userId(), Actor.SYSTEM.name(), "absence.deputyGone", text,
                Map.of("本人账号", new Change(null, absence.userId()), "代办人账号", new Change(null, absence.deputyId()))));
        var message = new Message("代办结束，请另行安排", text + "其手中的事项没有人代办，请另选代办人或者转办。", "/absence", null);
        List<String> managers = AbsenceRules.managersOf(absent);
        managers.forEach(group -> notifications.toGroup(group, message));
        if (managers.stream().noneMatch(absent.groups()::contains)) {
            notifications.toUser(absence.userId(), message);
        }
    }
}
