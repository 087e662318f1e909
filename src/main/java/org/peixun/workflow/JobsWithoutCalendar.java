package org.peixun.workflow;

import java.util.List;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.RunningPeriods;
import org.peixun.calendar.WorkingCalendar;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Jobs that could not compute a period because its year was not entered, e.g. the first day of a class at the turn of the year:
 * they are tried again when a year is entered, without the operator.
 */
@Component
@Order(9)
class JobsWithoutCalendar implements RunningPeriods {

    private final JdbcClient jdbc;
    private final FailedJobs jobs;

    JobsWithoutCalendar(JdbcClient jdbc, FailedJobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /** None: their periods have not begun. */
    @Override
    public int count(WorkingCalendar before, WorkingCalendar after) {
        return 0;
    }

    @Override
    public int move(Correction correction) {
        List<String> failed = jdbc.sql("SELECT id_ FROM act_ru_job WHERE exception_stack_id_ IS NOT NULL AND strpos(exception_msg_, :missing) > 0 ORDER BY id_")
                .param("missing", CalendarYearMissing.SAID).query(String.class).list();
        if (!failed.isEmpty()) {
            jobs.retry(failed);
        }
        return 0;
    }
}
