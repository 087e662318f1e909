package org.peixun.workflow;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.peixun.shared.WithoutPersonalData;

/** What a failed job threw stays in the engine's tables and is read in Cockpit: kept as in the log, without personal data. */
class JobFaults extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new DefaultJobRetryCmd(jobId, exception) {

            @Override
            protected void logException(JobEntity job) {
                if (exception != null) {
                    job.setExceptionMessage(WithoutPersonalData.in(exception.getMessage()));
                    job.setExceptionStacktrace(WithoutPersonalData.in(getExceptionStacktrace()));
                }
            }
        };
    }
}
