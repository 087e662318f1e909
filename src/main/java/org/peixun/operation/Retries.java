package org.peixun.operation;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.notification.UnsentMail;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.FailedJobs;
import org.peixun.workflow.FailedJobs.FailedJob;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator does with failed jobs and unsent e-mails: has them tried again. A job is audited where its case is. */
@Component
public class Retries {

    /** As many as the page shows; more than that have one cause, and the rest follows with the next click. */
    static final int MOST = 200;

    private final FailedJobs jobs;
    private final UnsentMail mail;
    private final AuditTrail audit;
    private final AccessPolicy access;

    Retries(FailedJobs jobs, UnsentMail mail, AuditTrail audit, AccessPolicy access) {
        this.jobs = jobs;
        this.mail = mail;
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

    @Transactional
    public int sendMailAgain(Actor actor) {
        access.check(actor, Action.OPERATE_ENGINE);
        int due = mail.sendAgain();
        if (due > 0) {
            audit.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(), "operation.mailSentAgain",
                    "补发发送失败的邮件" + due + "封", Map.of()));
        }
        return due;
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
