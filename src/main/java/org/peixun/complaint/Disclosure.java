package org.peixun.complaint;

import java.util.List;
import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who informed us, to the officer in whose hands the case is (or the one it was merged into and is verified with), for a reason, on the record. */
@Service
@Transactional
public class Disclosure {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 200;

    private final ComplaintFiles files;
    private final Informers informers;
    private final Tasks tasks;
    private final AccessPolicy access;
    private final ComplaintJournal journal;

    Disclosure(ComplaintFiles files, Informers informers, Tasks tasks, AccessPolicy access, ComplaintJournal journal) {
        this.files = files;
        this.informers = informers;
        this.tasks = tasks;
        this.access = access;
        this.journal = journal;
    }

    public Informer show(String number, String typed, Actor actor) {
        Complaint complaint = files.get(number);
        access.check(actor, Action.HANDLE_COMPLAINT, complaint.subject());
        if (!tasks.inHands(complaint.workedIn(), actor)) {
            throw RequestRefused.forbidden("投诉人的姓名和电话只有正在办理本件的人员可以查看。请先认领" + (complaint.workedIn().equals(number)
                    ? "本件" : "主件" + complaint.workedIn()) + "；已办结的不再显示。");
        }
        Informer informer = informers.of(number)
                .orElseThrow(() -> RequestRefused.notFound("本件为匿名举报，没有留下姓名和电话。答复通过查询码公布；热线转办的回复热线，由坐席告知来电人。"));
        String reason = typed == null ? "" : typed.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw RequestRefused.badInput(List.of(new Problem("why",
                    "查看理由：请写" + SHORTEST_REASON + "至" + LONGEST_REASON + "字，例如“电话核实缴费时间”。理由记入审计。")));
        }
        informers.checkNotNamedIn(number, Map.of("why", reason));
        journal.onRecord(complaint, actor, "informerSeen", "查看投诉人的姓名和电话，理由：" + reason);
        return informer;
    }
}
