package org.peixun.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Chars;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 移交有管辖权的县（市、区）. The engine's tenant is the county (ADR 0002) and does not change: the case ends here and
 * begins there, with the same code for the informer, the same ticket, the same day of receipt and the same end, extended or put off as it was.
 */
@Service
@Transactional
public class CountyMove {

    private static final String MOVED = ComplaintCase.ID + ".countyMoved";
    private static final Dates DATES = new Dates();
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private final ComplaintFiles files;
    private final ComplaintFindings findings;
    private final Complaints complaints;
    private final ComplaintSteps steps;
    private final Informers informers;
    private final Attachments attachments;
    private final Processes processes;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final ComplaintJournal journal;
    private final Clock clock;

    CountyMove(ComplaintFiles files, ComplaintFindings findings, Complaints complaints, ComplaintSteps steps, Informers informers,
            Attachments attachments, Processes processes, Jurisdictions jurisdictions, AccessPolicy access, ComplaintJournal journal, Clock clock) {
        this.files = files;
        this.findings = findings;
        this.complaints = complaints;
        this.steps = steps;
        this.informers = informers;
        this.attachments = attachments;
        this.processes = processes;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Those that were merged into it stay and are verified by themselves.
     *
     * @param county code of another county @return number of the case that begins there
     * @throws RequestRefused 400 naming the field; 409 when it is concluded or paused, or began under a model without this way
     */
    public String move(String number, String county, String typed, Actor actor) {
        processes.waitForOthers(number);
        Complaint old = files.get(number);
        access.check(actor, Action.HANDLE_COMPLAINT, old.subject());
        checkMovable(old);
        Jurisdiction to = other(old, county);
        String reason = reason(number, typed);
        findings.leave(old, actor);
        steps.leaveMerged(old, "已移交" + to.name());
        Told before = old.told();
        var told = new Registration(before.source(), Topic.of(before.topic()).orElse(Topic.OTHER), null, old.institutionName(), to.code(),
                before.receivedOn(), before.content(), old.hotlineTicket(), informers.of(number).orElse(null));
        String receipt = old.receipt();
        old.move("移交" + to.name() + "办理：" + reason, complaints.code(), clock.instant());
        files.saveAndFlush(old);
        String there = complaints.goOn(told, old, receipt, actor).number();
        Complaint begun = files.get(there);
        attachments.of(number).forEach(one -> copy(one, there, actor));
        journal.write(old, actor, "NOTE", null, "moved", "移交" + to.name() + "办理（" + there + "）：" + reason);
        journal.write(begun, actor, "NOTE", null, "movedHere", "由" + jurisdictions.name(old.jurisdiction()) + "移交（原编号" + number
                + "），受理期限自移交之日另算，为" + DATES.day(begun.acceptBy()) + "；办结期限不重新起算：" + reason);
        processes.tell(number, MOVED);
        return there;
    }

    private void checkMovable(Complaint old) {
        old.require("移交其他县（市、区）", ComplaintState.ACCEPTING, ComplaintState.VERIFYING);
        if (old.limits().paused()) {
            throw RequestRefused.conflict("本件已暂停办理，不能移交。请先由县区负责人恢复办理。");
        }
        if (old.reopenedAt() != null) {
            throw RequestRefused.conflict("本件已经答复，投诉人不满意、正在重新核查，不能移交。请由本县（市、区）核查后答复。");
        }
        if (!processes.awaits(old.number(), MOVED)) {
            throw RequestRefused.conflict("移交：本件按旧版流程办理，没有这一去向。请选择退回来源或者不予受理，写明应向哪个县（市、区）反映。");
        }
    }

    private Jurisdiction other(Complaint old, String county) {
        return jurisdictions.counties().stream().filter(one -> one.code().equals(county) && !one.code().equals(old.jurisdiction())).findFirst()
                .orElseThrow(() -> RequestRefused.badInput(List.of(new Problem("county",
                        "移交：请选择有管辖权的其他县（市、区），即被投诉机构所在地，不能移交给本县（市、区）。"))));
    }

    private String reason(String number, String typed) {
        String reason = typed == null ? "" : typed.strip();
        if (Chars.count(reason) < SHORTEST || Chars.count(reason) > LONGEST) {
            throw RequestRefused.badInput(List.of(new Problem("move-reason",
                    "移交的理由：请写" + SHORTEST + "至" + LONGEST + "字，例如“机构在阳谷县登记、办学”。")));
        }
        informers.checkNotNamedIn(number, Map.of("move-reason", reason));
        return reason;
    }

    private void copy(Attachments.Attachment one, String to, Actor actor) {
        try (InputStream content = attachments.open(one.id())) {
            attachments.store(to, one.kind(), one.fileName(), content, actor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
