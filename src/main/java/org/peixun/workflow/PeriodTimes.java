package org.peixun.workflow;

import java.time.Instant;
import java.util.List;
import org.peixun.deadline.Deadlines;

/** The end of a period, its reminder and the rungs of its ladder. */
record PeriodTimes(Instant due, Instant reminder, List<Instant> rungs) {

    /** As a calendar gives them, with the pauses that the case has had. */
    static PeriodTimes of(Step step, OpenPeriods.Group group, Deadlines by) {
        PeriodTimes times = new PeriodTimes(by.due(step.deadline(), group.start(), group.county()),
                by.reminder(step.deadline(), group.start(), group.county()),
                by.escalations(step.deadline(), group.start(), group.county()));
        for (Deadlines.Pause pause : group.pauses()) {
            times = times.after(pause, by);
        }
        return times;
    }

    /** How many rungs should have been climbed. */
    long behind(Instant now) {
        return rungs.stream().filter(rung -> !rung.isAfter(now)).count();
    }

    PeriodTimes after(Deadlines.Pause pause, Deadlines by) {
        return new PeriodTimes(by.after(due, pause), by.after(reminder, pause), rungs.stream().map(rung -> by.after(rung, pause)).toList());
    }
}
