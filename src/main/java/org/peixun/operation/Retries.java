package org.peixun.operation;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.FailedJobs;
import org.peixun.workflow.FailedJobs.FailedJob;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator does with failed jobs: has them tried again. Each is audited where its case is. */
@Component
public class Retries {

    /** As many as the page shows; more than that have one cause, and the rest follows with the next click. */
    static final int MOST = 200;

    private final FailedJobs jobs;
    private final AuditTrail audit;
    private final AccessPolicy access;

    Retries(FailedJobs jobs, AuditTrail audit, AccessPolicy access) {
        this.jobs = jobs;
        this.audit = audit;
        this.access = access;
    }

    public List<FailedJob> failed() {
        return jobs.all(MOST);
    }

    /** @throws RequestRefused 409 when the job is gone or healed already */
    @Transactional
    public void retry(String id, Actor actor) {
        if (retry(failed().stream().filter(job -> job.id().equals(id)).toList(), actor) == 0) {
            throw RequestRefused.conflict("该作业已不在故障之列，可能刚刚执行成功。请刷新页面查看最新状态。");
        }
    }

    @Transactional
    public int retryAll(Actor actor) {
        return retry(failed(), actor);
    }

    private int retry(List<FailedJob> chosen, Actor actor) {
        access.check(actor, Action.OPERATE_ENGINE);
        int retried = jobs.retry(chosen.stream().map(FailedJob::id).toList());
        if (retried > 0) {
            chosen.forEach(job -> audit.record(new AuditTrail.Entry(
                    job.jurisdiction(), job.caseNumber(), actor.userId(), actor.name(), "operation.jobRetried",
                    "重试故障作业“" + job.step() + "”", Map.of())));
        }
        return retried;
    }
}
