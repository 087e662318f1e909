package org.peixun;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Moves the one clock of the engine and of us; reset it after each test that moved it. */
@TestConfiguration(proxyBeanMethods = false)
public class TimeMachine {

    @Bean
    Mover mover(ManagementService management, ObjectProvider<WorkingCalendar> calendar) {
        return new Mover(management, calendar);
    }

    /** Wednesday, before all the deadlines of May 2026; its calendar and the next half year's are published. */
    public static final LocalDateTime START = LocalDateTime.of(2026, 5, 6, 9, 0);

    /** Moves the clock and fires what is due by then, in the order of the due dates. */
    public static class Mover {

        private final ManagementService management;
        private final ObjectProvider<WorkingCalendar> calendar;

        Mover(ManagementService management, ObjectProvider<WorkingCalendar> calendar) {
            this.management = management;
            this.calendar = calendar;
            reset();
        }

        public void set(LocalDateTime time) {
            ClockUtil.setCurrentTime(Date.from(time.atZone(Zone.CHINA).toInstant()));
        }

        public LocalDate today() {
            return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), Zone.CHINA);
        }

        /** To the same time of day {@code days} working days later, firing due jobs day by day on the way. */
        public void passWorkingDays(int days) {
            LocalDateTime now = LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), Zone.CHINA);
            LocalDate end = calendar.getObject().plus(now.toLocalDate(), WorkingDays.of(days));
            passTo(end.atTime(now.toLocalTime()));
        }

        public void passTo(LocalDateTime end) {
            for (LocalDate day = today(); day.isBefore(end.toLocalDate()); day = day.plusDays(1)) {
                set(day.atTime(LocalTime.of(23, 59)));
                fireDueJobs();
            }
            set(end);
            fireDueJobs();
        }

        /** Executes jobs until none is due; a failing job throws, but for those of other tests' cases that run into a year without calendar. */
        public void fireDueJobs() {
            Set<String> waiting = new HashSet<>();
            for (Job job = nextDue(waiting); job != null; job = nextDue(waiting)) {
                try {
                    management.executeJob(job.getId());
                } catch (ProcessEngineException e) {
                    if (!(e.getCause() instanceof CalendarYearMissing)) {
                        throw e;
                    }
                    waiting.add(job.getId());
                }
            }
        }

        private Job nextDue(Set<String> waiting) {
            return management.createJobQuery().executable().orderByJobDuedate().asc().listPage(0, waiting.size() + 1).stream()
                    .filter(job -> !waiting.contains(job.getId())).findFirst().orElse(null);
        }

        /** Back to {@link #START}, from where the time runs on: tests do not depend on the day on which they run. */
        public void reset() {
            ClockUtil.reset();
            long start = START.atZone(Zone.CHINA).toInstant().toEpochMilli();
            ClockUtil.offset(start - ClockUtil.getCurrentTime().getTime());
        }
    }
}
