package org.peixun.deadline;

import java.util.List;
import org.peixun.identity.Role;

/**
 * How long a step may take and who hears of it when it takes longer.
 *
 * @param workdaysKey policy key of the period in working days, e.g. {@code filing.reviewWorkdays}
 * @param reminderKey policy key: how many working days before the end the holder is reminded
 * @param escalationKey policy key: how many working days lie between two rungs of the ladder
 * @param ladder who is told at the end of the period, then at each following rung; not empty
 */
public record DeadlineRule(String workdaysKey, String reminderKey, String escalationKey, List<Role> ladder) {

    /** With the reminder and the distance of the rungs that all processes share. */
    public static DeadlineRule usual(String workdaysKey, List<Role> ladder) {
        return new DeadlineRule(workdaysKey, "task.reminderWorkdays", "escalation.stepWorkdays", ladder);
    }
}
