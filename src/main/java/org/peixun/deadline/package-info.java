/**
 * Working time: when a step ends, when its holder is reminded, when the next rung of the ladder hears of it, and how all
 * that reads in words. Knows the calendar and the policy, and nothing of the engine: the timers in the models ask it.
 */
package org.peixun.deadline;
