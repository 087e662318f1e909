package org.peixun.employment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Actor;
import org.peixun.policy.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself while graduates are followed; always in the engine's transaction. */
@Component
@Transactional
public class EmploymentSteps {

    private final ClassRegister register;
    private final Checkpoints checkpoints;
    private final Statuses statuses;
    private final WorkingCalendar calendar;

    EmploymentSteps(ClassRegister register, Checkpoints checkpoints, Statuses statuses, WorkingCalendar calendar) {
        this.register = register;
        this.checkpoints = checkpoints;
        this.statuses = statuses;
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
        RegisteredClass registered = register.get(number);
        int months = checkpoints.months(registered, checkpoints.current(number));
        checkpoints.end(registered, false, statuses.graduates(number).size(), 0);
        record(number, "unreported", "结业后第" + months + "个月就业情况逾期未报送，登记为未报送，就业率按零计算。");
        register.tellInstitution(number, "就业情况未报送：" + registered.title(), "期限届满仍未报送，已登记为未报送，计入培训质量。", "/cases/" + number);
    }

    /** @return whether another checkpoint follows; after the last one the class is closed */
    public boolean closeCheckpoint(String number) {
        RegisteredClass registered = register.get(number);
        List<Checkpoints.Ended> ended = checkpoints.ended(number);
        Checkpoints.Ended last = ended.get(ended.size() - 1);
        record(number, "checkpointClosed", "结业后第" + last.months() + "个月就业率" + last.rate() + "%（目标"
                + checkpoints.policy(registered).integer("employment.targetRate") + "%）。");
        if (!checkpoints.more(number)) {
            register.close(number, Actor.SYSTEM, new ClassRegister.Event(null, "employment.followed", "就业跟踪结束，班期办结。"));
            return false;
        }
        return true;
    }

    private void record(String number, String action, String text) {
        register.record(number, Actor.SYSTEM, new ClassRegister.Event(null, "employment." + action, text, Map.of(), true));
    }
}
