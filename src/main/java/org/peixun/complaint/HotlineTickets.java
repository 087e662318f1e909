package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.RequestRefused;
import org.peixun.worklist.Counted;
import org.peixun.worklist.ListFilter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tickets as the hotline's desk sees them. Its callers have no receipt code: what they say at the call-back, the desk records. */
@Service
@Transactional
public class HotlineTickets {

    private static final int SIZE = 50;

    /** @param answer for the caller, once there is one @param said what the caller said of it, or {@code null} */
    public record Ticket(
            String ticket, String number, String state, String county, String institution, LocalDate receivedOn, Instant dueAt, String answer,
            String said, boolean rates, boolean withdraws) {}

    /** What the desk has to do with a ticket. */
    public enum Stage {
        CALL_BACK("已答复待回访"), RUNNING("办理中"), OVER("已评价、已办结");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param counts tickets at each stage @param page from 1 @param more whether a next page has tickets */
    public record Found(List<Ticket> tickets, Map<Stage, Counted> counts, int page, boolean more) {

        /** No page goes further; what is older is found by its number. */
        public boolean last() {
            return page * SIZE >= ListFilter.LAST_ROW;
        }

        public String count(Stage stage) {
            return counts.get(stage).text();
        }
    }

    /** What the caller wants. */
    public enum Said { SATISFIED, DISSATISFIED, WITHDRAW }

    private final ComplaintFiles files;
    private final Progress progress;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final Clock clock;

    HotlineTickets(ComplaintFiles files, Progress progress, Jurisdictions jurisdictions, AccessPolicy access, Clock clock) {
        this.files = files;
        this.progress = progress;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.clock = clock;
    }

    /** Without callers. @param ticket one of them @param stage empty = all, those to be called back first @param page from 1 */
    @Transactional(readOnly = true)
    public Found of(String ticket, String stage, int page, Actor actor) {
        access.check(actor, Action.IMPORT_HOTLINE);
        Instant now = clock.instant();
        Map<Stage, Counted> counts = files.hotlineStages(now, Counted.LIMIT).stream()
                .collect(Collectors.toMap(one -> Stage.valueOf(one.getStage()), one -> new Counted(one.getTickets())));
        if (!ticket.isBlank()) {
            return new Found(files.findByHotlineTicket(ticket.strip()).stream().map(this::ticket).toList(), counts, 1, false);
        }
        String known = Arrays.stream(Stage.values()).map(Stage::name).filter(stage::equals).findFirst().orElse("");
        int at = Math.max(1, Math.min(page, ListFilter.LAST_ROW / SIZE));
        List<Complaint> found = files.hotline(known, now, SIZE + 1, (at - 1) * SIZE, at * SIZE + 1);
        return new Found(found.stream().limit(SIZE).map(this::ticket).toList(), counts, at, found.size() > SIZE);
    }

    private Ticket ticket(Complaint one) {
        return new Ticket(one.hotlineTicket(), one.number(), one.state().label() + (one.limits().paused() ? "（暂停）" : ""), jurisdictions.name(one.jurisdiction()), one.institutionName(),
                one.told().receivedOn(), one.finishBy(), one.answer().text() == null ? one.closingReason() : one.answer().text(), said(one), progress.rateable(one),
                Progress.withdrawable(one));
    }

    /** Number of the ticket at the hotline; empty when there is none such, or it went on under another case. */
    @Transactional(readOnly = true)
    public String ticketOf(String number, Actor actor) {
        access.check(actor, Action.IMPORT_HOTLINE);
        return files.findById(number).map(Complaint::hotlineTicket).orElse("");
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
        Boolean satisfied = one.answer().satisfied();
        return satisfied != null ? (satisfied ? "满意" : "不满意") : one.withdrawalAt() != null ? "申请撤回" : null;
    }
}
