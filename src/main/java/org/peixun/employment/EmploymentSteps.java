package org.peixun.employment;

import java.time.Instant;
import java.time.LocalDate;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.policy.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself while graduates are followed; always in the engine's transaction. */
@Component
@Transactional
public class EmploymentSteps {

    private final ClassRegister register;
    private final Checkpoints checkpoints;
    private final Employment employment;
    private final WorkingCalendar calendar;

    EmploymentSteps(ClassRegister register, Checkpoints checkpoints, Employment employment, WorkingCalendar calendar) {
        this.register = register;
        this.checkpoints = checkpoints;
        this.employment = employment;
        this.calendar = calendar;
    }

    /** Opening of business on the day that the months after the completion are over. */
    public Instant nextCheckpoint(String number) {
        RegisteredClass registered = register.get(number);
        return checkpoints.policy(registered).opening(checkpoints.reachedOn(registered)).toInstant();
    }

    /** When a checkpoint that starts now counts as not reported. */
    public Instant lapse(String number) {
        Policy policy = checkpoints.policy(register.get(number));
        LocalDate last = calendar.plus(checkpoints.today(), policy.workingDays("employment.lapseWorkdays"));
        return policy.closing(last).toInstant();
    }

    public void recordUnreported(String number) {
        employment.unreported(number);
    }

    public boolean closeCheckpoint(String number) {
        return employment.closeCheckpoint(number);
    }
}
