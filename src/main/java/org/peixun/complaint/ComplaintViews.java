package org.peixun.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.directory.StandingReason;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.suspension.Findings;
import org.peixun.workflow.CaseType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tabs of a complaint's case page. */
@Component
public class ComplaintViews {

    /** @param institutionId {@code null} while the directory does not know it @param path where it is handled, or {@code null} */
    public record Content(
            String source, String topic, Long institutionId, String institution, LocalDate receivedOn, String registeredBy,
            String content, String ticket, String informer, String withdrawal, Instant withdrawalAt, String answer,
            String channel, Instant answeredAt, Boolean satisfied, String satisfaction, Instant reopenedAt, String closingReason, String path) {}

    public record Similar(String number, String source, String topic, String content, String state, Instant registeredAt, String mainNumber) {}

    /** @param movedOn from another county, or {@code null} @param returnBy end of the time for sending it back @param effective the end that holds, earlier than {@code finishBy} when a merged one ends earlier */
    public record Clock(
            String kind, String rule, LocalDate receivedOn, LocalDate movedOn, Instant acceptBy, Instant returnBy, Instant finishBy, Instant effective, Instant extendedAt,
            String extensionReason, List<Pause> pauses, String mainNumber, List<Merged> merged, String path) {}

    public record Pause(Instant pausedAt, Instant resumedAt, String reason, String byName) {}

    public record Merged(String number, String state, Instant finishBy) {}

    public record Verification(String outcome, List<Found> found, Findings.Suspended suspension) {}

    public record Found(String offence, String evidence, boolean alleged, String byName, Instant at) {}

    private final ComplaintFiles files;
    private final Duplicates duplicates;
    private final ComplaintFindings findings;
    private final ComplaintClocks clocks;
    private final AccessPolicy access;
    private final JdbcClient jdbc;

    ComplaintViews(
            ComplaintFiles files, Duplicates duplicates, ComplaintFindings findings, ComplaintClocks clocks, AccessPolicy access,
            JdbcClient jdbc) {
        this.files = files;
        this.duplicates = duplicates;
        this.findings = findings;
        this.clocks = clocks;
        this.access = access;
        this.jdbc = jdbc;
    }

    List<CaseType.Section> sections(Complaint complaint, Actor reader) {
        List<Similar> similar = duplicates.of(complaint).stream().map(ComplaintViews::similar).toList();
        List<Found> found = findings.of(complaint.number()).stream().map(line -> new Found(
                StandingReason.valueOf(line.offence()).label(), line.evidence(), line.alleged(), line.byName(), line.at())).toList();
        boolean handles = access.allows(reader, Action.HANDLE_COMPLAINT, complaint.subject())
                || access.allows(reader, Action.LEAD_COMPLAINT, complaint.subject());
        String path = handles && complaint.state().open() ? "/complaints/" + complaint.number() : null;
        return List.of(
                new CaseType.Section("told", "投诉内容", null, "complaint/content", content(complaint, path)),
                new CaseType.Section("similar", "相似举报", similar.size(), "complaint/similar", similar),
                new CaseType.Section("clock", "时限", null, "complaint/clock", clock(complaint, path)),
                new CaseType.Section("verification", "核查", found.size(), "complaint/verification", new Verification(
                        complaint.outcome() == null ? null : complaint.outcome().label(), found, findings.suspension(complaint.number()))));
    }

    private static Content content(Complaint one, String path) {
        Told told = one.told();
        Answer answer = one.answer();
        return new Content(told.source().label(), told.topic(), one.institutionId(), one.institutionName(), told.receivedOn(),
                told.registeredByName(), told.content(), one.hotlineTicket(), informer(told), one.withdrawalText(),
                one.withdrawalAt(), answer.text(), answer.channel() == null ? "" : answer.channel().label() + "，", answer.answeredAt(),
                answer.satisfied(), answer.satisfactionText(), one.reopenedAt(), one.closingReason(), path);
    }

    private static String informer(Told told) {
        return told.byNobody() ? "没有，由本部门在" + told.source().label() + "中发现" : told.anonymous() ? "匿名" : "留有姓名或者电话，加密保存";
    }

    private static Similar similar(Duplicates.Similar one) {
        return new Similar(one.number(), Source.valueOf(one.source()).label(), one.subject(), one.content(),
                ComplaintState.valueOf(one.state()).label(), one.registeredAt(), one.mainNumber());
    }

    private Clock clock(Complaint complaint, String path) {
        ClockKind kind = complaint.source().clock();
        var pauses = jdbc.sql("SELECT paused_at, resumed_at, reason, by_name FROM complaint_pause WHERE number = ? ORDER BY paused_at")
                .param(complaint.number()).query(Pause.class).list();
        var merged = files.findByMainNumberOrderByNumber(complaint.number()).stream()
                .map(one -> new Merged(one.number(), one.state().label(), one.finishBy())).toList();
        String from = kind.countsFromReceipt() ? "办结从收到之日起算" : "办结从受理之日起算";
        return new Clock(kind.label, from + "，可以延期一次，最多" + clocks.longestExtension(complaint) + kind.unit() + "。",
                complaint.told().receivedOn(), complaint.limits().movedOn(), complaint.acceptBy(), complaint.limits().returnBy(), complaint.finishBy(), files.finishBy(complaint), complaint.limits().extendedAt(),
                complaint.limits().extensionReason(), pauses, complaint.mainNumber(), merged, path);
    }
}
