package org.peixun.workflow;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Lets a {@code timeCycle} be a list of instants, for working days cannot be written as an ISO interval:
 * {@code AT/<instant>/<instant>}. The timer fires at each of them; after the last it is not repeated.
 */
class LadderCalendar extends CycleBusinessCalendar {

    private static final String PREFIX = "AT/";

    static String cycle(List<Instant> instants) {
        return PREFIX + instants.stream().map(Instant::toString).collect(Collectors.joining("/"));
    }

    static List<Instant> instants(String cycle) {
        return Arrays.stream(cycle.substring(PREFIX.length()).split("/")).map(Instant::parse).toList();
    }

    @Override
    public Date resolveDuedate(String description, Date startDate, long repeatOffset) {
        if (!description.startsWith(PREFIX)) {
            return super.resolveDuedate(description, startDate, repeatOffset);
        }
        Instant now = (startDate == null ? ClockUtil.getCurrentTime() : startDate).toInstant();
        return instants(description).stream()
                .filter(instant -> instant.isAfter(now))
                .findFirst()
                .map(Date::from)
                .orElse(null);
    }
}
