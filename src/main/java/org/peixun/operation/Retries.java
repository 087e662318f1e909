package org.peixun.operation;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.notification.UnsentMail;
import org.peixun.retention.NightFaults;
import org.peixun.retention.NightFaults.Fault;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.FailedJobs;
import org.peixun.workflow.FailedJobs.FailedJob;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator does with failed jobs, unsent e-mails and what the night could not do: has them tried again. Audited where the case is. */
@Component
public class Retries {

    /** As many as the page shows; more than that have one cause, and the rest follows with the next click. */
    static final int MOST = 200;

    private final FailedJobs jobs;
    private final UnsentMail mail;
    private final NightFaults faults;
    private final AuditTrail audit;
    private final AccessPolicy access;

    Retries(FailedJobs jobs, UnsentMail mail, NightFaults faults, AuditTrail audit, AccessPolicy access) {
        this.jobs = jobs;
        this.mail = mail;
        this.faults = faults;
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

    public List<Fault> ofTheNight() {
        return faults.standing(MOST);
    }

    /** @throws RequestRefused 409 when it was done meanwhile */
    @Transactional
    public void doAgain(long id, Actor actor) {
        if (doAgain(List.of(id), actor) == 0) {
            throw RequestRefused.conflict("该项已不在出错之列，可能刚刚办成。请刷新页面查看最新状态。");
        }
    }

    @Transactional
    public int doAllAgain(Actor actor) {
        return doAgain(ofTheNight().stream().map(Fault::id).toList(), actor);
    }

    private int doAgain(List<Long> ids, Actor actor) {
        access.check(actor, Action.OPERATE_ENGINE);
        List<Fault> again = faults.again(ids);
        again.forEach(fault -> audit.record(new AuditTrail.Entry(fault.jurisdiction(), fault.number(), actor.userId(), actor.name(),
                "operation.nightWorkRetried", "重试夜间出错的“" + fault.work() + "”", Map.of())));
        return again.size();
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
