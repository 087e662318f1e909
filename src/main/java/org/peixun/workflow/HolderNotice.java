package org.peixun.workflow;

import org.peixun.absence.StandIns;
import org.peixun.identity.People;
import org.peixun.notification.Notifications;
import org.springframework.stereotype.Component;

/** Tells whoever has a task and, while that person is away, the deputy as well: nothing waits for a return. */
@Component
public class HolderNotice {

    private final StandIns standIns;
    private final People people;
    private final Notifications notifications;

    HolderNotice(StandIns standIns, People people, Notifications notifications) {
        this.standIns = standIns;
        this.people = people;
        this.notifications = notifications;
    }

    public void tell(String holder, Notifications.Message message) {
        notifications.toUser(holder, message);
        tellDeputy(holder, message);
    }

    /** Whoever has the task; while it is lent also its owner, who answers for it. */
    void tellOf(TaskAtHand task, Notifications.Message message) {
        tell(task.holder(), message);
        if (task.isLent()) {
            tell(task.owner(), message);
        }
    }

    /** A rung of the ladder between the holder, who cannot, and the manager. */
    void tellDeputy(String holder, Notifications.Message message) {
        standIns.of(holder).ifPresent(deputy -> notifications.toUser(deputy.userId(), new Notifications.Message(
                message.title() + "（代" + name(holder) + "）", message.text(), message.link(), message.caseNumber())));
    }

    /** 李某, or 李某（不在岗，由张某代办）. */
    String label(String holder) {
        return name(holder) + standIns.of(holder).map(deputy -> "（不在岗，由" + deputy.name() + "代办）").orElse("");
    }

    /** The same, lent: 张某（受李某委派）. */
    String labelOf(TaskAtHand task) {
        return label(task.holder()) + (task.isLent() ? "（受" + name(task.owner()) + "委派）" : "");
    }

    private String name(String userId) {
        return people.find(userId).map(People.Person::name).orElse(userId);
    }
}
