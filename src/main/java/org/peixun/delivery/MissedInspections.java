package org.peixun.delivery;

import java.time.Clock;
import java.util.List;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 未能在培训期间检查: the training is over, so that nobody can go there any more. The county owed the visit (clause 12), not
 * the institution: its reason stands in place of the visit, the manager hears of it, the reviewer of the completion reads it.
 */
@Component
@Transactional
class MissedInspections {

    private final Classes classes;
    private final Deliveries deliveries;
    private final Inspections inspections;
    private final ClassRegister register;
    private final Clock clock;

    MissedInspections(Classes classes, Deliveries deliveries, Inspections inspections, ClassRegister register, Clock clock) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.inspections = inspections;
        this.register = register;
        this.clock = clock;
    }

    /** @param field of the form in which it was chosen */
    void record(String number, String field, String reason, Actor actor, Step step) {
        RegisteredClass registered = classes.running(number, Action.INSPECT_CLASS, actor);
        if (!over(registered)) {
            throw RequestRefused.badInput(List.of(new Problem(field, "培训尚未结束，结课日期是" + registered.endsOn()
                    + "。在此以前应当现场检查（第12条），结课以后才能选择“未能在培训期间检查”。")));
        }
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || Chars.count(why) > 500) {
            throw RequestRefused.badInput(List.of(new Problem("opinion", "未能在培训期间检查的原因应写1至500字（第12条）。")));
        }
        if (!inspections.of(registered).isEmpty()) {
            classes.record(number, actor, step.label(), "inspectionMissed", "培训期间的检查已经登记，不再安排：" + why);
            return;
        }
        classes.record(number, actor, step.label(), "inspectionMissed", "未能在培训期间检查：" + why);
        keep(registered, why, actor);
    }

    /** The first time: the model asks at both steps. */
    private void keep(RegisteredClass registered, String why, Actor actor) {
        ClassDelivery delivery = classes.lock(registered.number());
        if (delivery.missed() == null) {
            delivery.missed(new ClassDelivery.Missed(why, actor.name(), clock.instant()));
            deliveries.saveAndFlush(delivery);
            register.tell(registered.number(), Role.COUNTY_MANAGER, "未能在培训期间检查：" + registered.title(),
                    "班期已于" + registered.endsOn() + "结课，每班至少现场检查一次（第12条）。" + actor.name() + "说明原因：" + why);
        }
    }

    boolean over(RegisteredClass registered) {
        return classes.today().isAfter(registered.endsOn());
    }
}
