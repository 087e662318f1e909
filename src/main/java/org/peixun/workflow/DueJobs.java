package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The engine's job executor, which takes due jobs in shares: what is due of different cases is executed some at a time in
 * one transaction ({@link JobShare}). On the morning after a holiday ten thousand are due at once.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class DueJobs extends SpringJobExecutor {

    /** Locked at a time; two nodes share what is due in these portions. */
    private static final int ACQUIRED = 20;
    /** Executed in one transaction: short enough for people not to wait for it. */
    private static final int SHARE = 10;
    /** A killed node's jobs are free after this time. */
    private static final int LOCK_MILLIS = 60_000;
    /** How long an idle node may sleep: so late a timer fires at most, and so soon a second node helps. */
    private static final int LONGEST_SLEEP_MILLIS = 10_000;

    DueJobs(@Qualifier("camundaTaskExecutor") TaskExecutor threads) {
        setTaskExecutor(threads);
        setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        setMaxJobsPerAcquisition(ACQUIRED);
        setLockTimeInMillis(LOCK_MILLIS);
        setMaxWait(LONGEST_SLEEP_MILLIS);
    }

    /** Jobs of different cases. */
    static final class Share extends ArrayList<String> {}

    @Override
    protected void ensureInitialization() {
        setAcquireJobsCmdFactory(number -> new Acquisition(this, number));
        super.ensureInitialization();
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return jobIds instanceof Share share ? new JobShare(share, engine, this) : super.getExecuteJobsRunnable(jobIds, engine);
    }

    /** Several jobs of one case stay by themselves, one after the other: the first may end what the next belongs to. */
    static void share(List<List<String>> batches) {
        List<String> single = batches.stream().filter(batch -> batch.size() == 1).map(batch -> batch.get(0)).toList();
        batches.removeIf(batch -> batch.size() == 1);
        for (int from = 0; from < single.size(); from += SHARE) {
            var share = new Share();
            share.addAll(single.subList(from, Math.min(from + SHARE, single.size())));
            batches.add(share);
        }
    }

    private static final class Acquisition extends AcquireJobsCmd {

        Acquisition(JobExecutor executor, int number) {
            super(executor, number);
        }

        @Override
        public AcquiredJobs execute(CommandContext context) {
            AcquiredJobs acquired = super.execute(context);
            share(acquired.getJobIdBatches());
            return acquired;
        }
    }
}
