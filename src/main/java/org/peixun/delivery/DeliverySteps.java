package org.peixun.delivery;

import java.time.Instant;
import org.peixun.classfiling.ClassRegister;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself while a class is carried on; always in the engine's transaction. */
@Component
@Transactional
public class DeliverySteps {

    private final ClassRegister register;
    private final FollowUpCalls calls;
    private final Certificates certificates;

    DeliverySteps(ClassRegister register, FollowUpCalls calls, Certificates certificates) {
        this.register = register;
        this.calls = calls;
        this.certificates = certificates;
    }

    /** Midnight after the last day of training. */
    public Instant trainingEndsAt(String number) {
        return register.get(number).endsOn().plusDays(1).atStartOfDay(Zone.CHINA).toInstant();
    }

    public void drawSample(String number) {
        calls.draw(register.get(number));
    }

    public void issueCertificates(String number) {
        certificates.issue(register.get(number));
    }
}
