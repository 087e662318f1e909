/**
 * 年度任务: what every county has to send the city by a day of each year, whatever it is. A feature gives a {@link
 * org.peixun.round.RoundKind}; the city opens a round ({@link org.peixun.round.Rounds}) and each county gets a case; the
 * feature reports its stages through {@link org.peixun.round.RoundProgress}; the models ask {@code ${roundClock}} when
 * the next reminder, the deadline or the next daily escalation comes.
 */
package org.peixun.round;
