package org.peixun.roster;

import java.time.LocalDate;
import org.peixun.policy.Policy;

/** What the rules know beside the row: the class, the numbers in force when it starts, today. */
record Frame(RosterContext context, Policy policy, LocalDate today) {}
