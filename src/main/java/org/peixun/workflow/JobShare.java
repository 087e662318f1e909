package org.peixun.workflow;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All in one transaction; if one fails nothing has happened, and each goes alone with the engine's retries and incidents. */
class JobShare extends ExecuteJobsRunnable {

    private static final Logger log = LoggerFactory.getLogger(JobShare.class);

    private final CommandExecutor commands;

    JobShare(List<String> jobIds, ProcessEngineImpl engine, JobExecutor executor) {
        super(jobIds, engine);
        this.jobExecutor = executor;
        this.commands = engine.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    @Override
    public void run() {
        if (jobIds.size() < 2 || !jobExecutor.isActive() || !together()) {
            super.run();
        }
    }

    private boolean together() {
        var jobs = new JobExecutorContext();
        Context.setJobExecutorContext(jobs);
        try {
            commands.execute(context -> {
                bring(context);
                jobIds.forEach(id -> execute(id, context));
                return null;
            });
        } catch (RuntimeException | Error failed) {
            log.debug("一批作业改为逐个执行：{}", failed.toString());
            return false;
        } finally {
            Context.removeJobExecutorContext();
        }
        if (jobs.getCurrentProcessorJobQueue().isEmpty()) {
            jobExecutor.jobWasAdded();
        } else { // what the executed jobs have left to do at once
            new ExecuteJobsRunnable(jobs.getCurrentProcessorJobQueue(), processEngine).run();
        }
        return true;
    }

    /** The jobs in one read and the executions of each case in one; the engine would ask for each job and each execution. */
    private void bring(CommandContext context) {
        var share = new JobQueryImpl();
        share.jobIds(Set.copyOf(jobIds));
        context.getJobManager().findJobsByQueryCriteria(share, null)
                .forEach(job -> OneCommand.bringCase(job.getProcessInstanceId()));
    }

    private void execute(String id, CommandContext context) {
        JobEntity known = context.getDbEntityManager().getCachedEntity(JobEntity.class, id);
        if (known == null || !context.getDbEntityManager().isDeleted(known)) { // not gone with the work of an earlier one
            commands.execute(new ExecuteJobsCmd(id, new JobFailureCollector(id)));
        }
    }
}
