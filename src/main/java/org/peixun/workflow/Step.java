package org.peixun.workflow;

import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.Role;

/**
 * A user task of a case type.
 *
 * @param key the element id without its prefix: {@code reviewFiling} for {@code userTask_reviewFiling}
 * @param label 审核备案, the same as in the model
 * @param role who does it; {@link Role#APPLICANT} = the officers of the case's institution
 * @param deadline its period
 */
public record Step(String key, String label, Role role, DeadlineRule deadline) {}
