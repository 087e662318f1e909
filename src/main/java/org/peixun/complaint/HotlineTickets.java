package org.peixun.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.RequestRefused;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tickets as the hotline's desk sees them. Its callers have no receipt code: what they say at the call-back, the desk records. */
@Service
@Transactional
public class HotlineTickets {

    private static final int MOST = 50;

    /** @param answer for the caller, once there is one @param said what the caller said of it, or {@code null} */
    public record Ticket(
            String ticket, String number, String state, String county, String institution, LocalDate receivedOn, Instant dueAt, String answer,
            String said, boolean rates, boolean withdraws) {}

    /** What the caller wants. */
    public enum Said { SATISFIED, DISSATISFIED, WITHDRAW }

    private final ComplaintFiles files;
    private final Progress progress;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;

    HotlineTickets(ComplaintFiles files, Progress progress, Jurisdictions jurisdictions, AccessPolicy access) {
        this.files = files;
        this.progress = progress;
        this.jurisdictions = jurisdictions;
        this.access = access;
    }

    /** Newest first, without callers. @param ticket one of them, empty = the newest */
    @Transactional(readOnly = true)
    public List<Ticket> of(String ticket, Actor actor) {
        access.check(actor, Action.IMPORT_HOTLINE);
        List<Complaint> found = ticket.isBlank() ? files.findBySourceOrderByRegisteredAtDescNumberDesc(Source.HOTLINE, Limit.of(MOST))
                : files.findByHotlineTicket(ticket.strip());
        return found.stream().map(one -> new Ticket(one.hotlineTicket(), one.number(), one.state().label(), jurisdictions.name(one.jurisdiction()),
                one.institutionName(), one.receivedOn(), one.finishBy(), one.answer() == null ? one.closingReason() : one.answer(),
                said(one), progress.rateable(one), Progress.withdrawable(one))).toList();
    }

    /** @throws RequestRefused 404 when it is no ticket, 409 when it is too early, too late or said already */
    public void record(String number, Said said, String text, Actor actor) {
        access.check(actor, Action.IMPORT_HOTLINE);
        Complaint one = files.findById(number).filter(complaint -> complaint.source() == Source.HOTLINE)
                .orElseThrow(() -> RequestRefused.notFound("没有编号为“" + number + "”的热线工单。请刷新页面核对。"));
        if (said == Said.WITHDRAW) {
            progress.withdraw(one, text, actor);
        } else {
            progress.rate(one, said == Said.SATISFIED, text, actor);
        }
    }

    private static String said(Complaint one) {
        return one.satisfied() != null ? (one.satisfied() ? "满意" : "不满意") : one.withdrawalAt() != null ? "申请撤回" : null;
    }
}
