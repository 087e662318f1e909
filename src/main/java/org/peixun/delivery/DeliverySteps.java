package org.peixun.delivery;

import java.time.Instant;
import org.peixun.classfiling.ClassRegister;
import org.peixun.identity.Actor;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself while a class is carried on; always in the engine's transaction. */
@Component
@Transactional
public class DeliverySteps {

    private final ClassRegister register;
    private final Classes classes;
    private final FollowUpCalls calls;
    private final Certificates certificates;

    DeliverySteps(ClassRegister register, Classes classes, FollowUpCalls calls, Certificates certificates) {
        this.register = register;
        this.classes = classes;
        this.calls = calls;
        this.certificates = certificates;
    }

    /** Midnight after the last day of training. */
    public Instant trainingEndsAt(String number) {
        return register.get(number).endsOn().plusDays(1).atStartOfDay(Zone.CHINA).toInstant();
    }

    public void recordExamLapse(String number) {
        classes.record(number, Actor.SYSTEM, null, "examLapsed", "期限届满仍未报送考核安排或者考核结果，不再等待，转入审核结业（第10条）。");
        register.tellInstitution(number, "考核逾期未办结：" + register.get(number).title(),
                "期限届满仍未报送考核安排或者考核结果，已转入审核结业，可能不予认定。", "/cases/" + number);
    }

    public void drawSample(String number) {
        calls.draw(register.get(number));
    }

    public void issueCertificates(String number) {
        certificates.issue(register.get(number));
    }
}
