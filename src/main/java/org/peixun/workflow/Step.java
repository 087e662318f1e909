package org.peixun.workflow;

import java.util.Collection;
import java.util.List;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.Role;

/**
 * A user task of a case type.
 *
 * @param key the element id without its prefix: {@code reviewFiling} for {@code userTask_reviewFiling}
 * @param label 审核备案, the same as in the model
 * @param role who does it; {@link Role#APPLICANT} = the officers of the case's institution
 * @param deadline its period
 * @param unannounced its day is for officers only: the institution is visited without being told
 */
public record Step(String key, String label, Role role, DeadlineRule deadline, boolean unannounced) {

    public Step(String key, String label, Role role, DeadlineRule deadline) {
        this(key, label, role, deadline, false);
    }

    /** Those of a road behind the last one at which a case is; the whole road when it is at none of them. */
    public static List<Step> after(List<Step> road, Collection<String> open) {
        int reached = -1;
        for (int i = 0; i < road.size(); i++) {
            if (open.contains(road.get(i).key())) {
                reached = i;
            }
        }
        return road.subList(reached + 1, road.size());
    }
}
