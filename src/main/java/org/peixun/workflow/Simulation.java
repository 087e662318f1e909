package org.peixun.workflow;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Lets the demo city live through past weeks: moves the one clock and fires the timers due by then. Not for production;
 * nothing but the demo city uses it.
 */
@Component
public class Simulation {

    private final ManagementService management;
    private final JobExecutor jobExecutor;

    Simulation(ManagementService management, ProcessEngine engine) {
        this.management = management;
        this.jobExecutor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    /** Runs {@code story} with the engine's own timers at rest; the clock goes on from where it was afterwards. */
    public void run(Runnable story) {
        boolean active = jobExecutor.isActive();
        if (active) {
            jobExecutor.shutdown();
        }
        long moved = ClockUtil.getCurrentTime().getTime();
        ClockUtil.reset();
        long offset = moved - ClockUtil.getCurrentTime().getTime();
        try {
            story.run();
        } finally {
            ClockUtil.reset();
            ClockUtil.offset(offset);
            if (active) {
                jobExecutor.start();
            }
        }
    }

    /** Moves the clock and executes what is due, oldest first. */
    public void passTo(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
        for (Job job = nextDue(); job != null; job = nextDue()) {
            management.executeJob(job.getId());
        }
    }

    private Job nextDue() {
        var due = management.createJobQuery().executable().orderByJobDuedate().asc().listPage(0, 1);
        return due.isEmpty() ? null : due.get(0);
    }
}
