package org.peixun.complaint;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseFile;

/** A complaint, its limits, and which step may follow which. Says nothing of who informed us. */
@Entity
@Table(name = "complaint")
class Complaint {

    @Id
    private String number;

    @Version
    private Integer version;

    @Embedded
    private Told told;

    private String jurisdiction;
    private Long institutionId;
    private String institutionName;
    private String hotlineTicket;
    private String receipt;

    @Enumerated(EnumType.STRING)
    private ComplaintState state;

    @Embedded
    private Limits limits = new Limits();

    private String mainNumber;
    private Instant verifiedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    /** {@code null} before the first one: then all its columns are. */
    @Embedded
    private Answer answer;

    private Instant reopenedAt;
    private String withdrawalText;
    private Instant withdrawalAt;
    private Instant endedAt;
    private String closingReason;

    protected Complaint() {}

    Complaint(String number, Registration told, String receipt, Actor by, Instant now) {
        this.number = number;
        this.told = Told.of(told, by, now);
        this.jurisdiction = told.jurisdiction();
        this.institutionId = told.institutionId();
        this.institutionName = told.institutionName();
        this.hotlineTicket = told.ticket();
        this.receipt = receipt;
        this.state = ComplaintState.ACCEPTING;
    }

    /** It began elsewhere: its end, an extension and a wish to withdraw come along. @param accept end of this county's time for accepting it */
    void goesOn(Complaint before, LocalDate today, Instant accept) {
        limits.goOn(before.limits, today, accept);
        withdrawalText = before.withdrawalText;
        withdrawalAt = before.withdrawalAt;
    }

    /** @throws RequestRefused 409 naming the states that would do and the current one */
    void require(String what, ComplaintState... wanted) {
        state.require("投诉举报", what, wanted);
    }

    void accept(LocalDate today, Instant finish) {
        require("受理", ComplaintState.ACCEPTING);
        limits.accepted(today, finish);
        state = ComplaintState.VERIFYING;
    }

    void mergeInto(String main, LocalDate today, Instant finish) {
        require("并案", ComplaintState.ACCEPTING);
        limits.accepted(today, finish);
        mainNumber = main;
        state = ComplaintState.MERGED;
    }

    void end(ComplaintState end, String reason, Instant now) {
        require("作出“" + end.label() + "”的决定", ComplaintState.ACCEPTING, ComplaintState.VERIFYING);
        state = end;
        closingReason = reason;
        endedAt = now;
    }

    /** Ticket and code go on with the case that begins elsewhere. @param unused a code that nobody is told */
    void move(String reason, String unused, Instant now) {
        require("移交其他县（市、区）", ComplaintState.ACCEPTING, ComplaintState.VERIFYING);
        state = ComplaintState.MOVED;
        closingReason = reason;
        endedAt = now;
        receipt = unused;
        hotlineTicket = null;
    }

    void verified(Outcome result, Instant now) {
        require("作出核查结论", ComplaintState.VERIFYING);
        outcome = result;
        verifiedAt = now;
        if (result != Outcome.WITHDRAWN && result != Outcome.MALICIOUS) {
            state = ComplaintState.ANSWERING;
        }
    }

    /** Verified again, and it is as it was. */
    void maintain(Instant now) {
        require("维持原核查结论", ComplaintState.VERIFYING);
        if (outcome == null) {
            throw RequestRefused.badInput(List.of(new Problem("decision",
                    "核查结论：本件是第一次核查，没有可以维持的结论。请选择查实、不属实或者其他结论；投诉人不满意、重新核查的，才可以维持。")));
        }
        verified(outcome, now);
    }

    /** The main case came to this. */
    void released(Outcome result, Instant now) {
        require("转入答复", ComplaintState.MERGED);
        outcome = result;
        verifiedAt = now;
        state = ComplaintState.ANSWERING;
    }

    /** The main case ended without a word on the matter: it is verified by itself. */
    void verifyAlone() {
        require("单独核查", ComplaintState.MERGED);
        mainNumber = null;
        state = ComplaintState.VERIFYING;
    }

    void answer(String text, Channel channel, Instant now, Instant closes) {
        require("答复", ComplaintState.ANSWERING);
        answer = new Answer(text, channel, now, closes, null, null);
        state = ComplaintState.ANSWERED;
    }

    void rate(boolean content, String text) {
        require("评价", ComplaintState.ANSWERED);
        answer = answer.rated(content, text);
    }

    void reopen(Instant now, Instant finish) {
        require("重新核查", ComplaintState.ANSWERED);
        reopenedAt = now;
        limits.reopened(finish);
        state = ComplaintState.VERIFYING;
    }

    void close(Instant now) {
        require("办结", ComplaintState.ANSWERED);
        endedAt = now;
        state = ComplaintState.CLOSED;
    }

    void withdrawalAsked(String text, Instant now) {
        withdrawalText = text;
        withdrawalAt = now;
    }

    void assign(long institution, String name) {
        institutionId = institution;
        institutionName = name;
    }

    /** The case in which it is verified: the main one while it waits for that. */
    String workedIn() {
        return state == ComplaintState.MERGED ? mainNumber : number;
    }

    AccessPolicy.Subject subject() {
        return new AccessPolicy.Subject(jurisdiction, null);
    }

    /** Bears no institution id: lists of an institution must never show who complained of it. */
    CaseFile file() {
        return new CaseFile(number, ComplaintCase.ID, "反映" + told.topic() + "（" + told.source().label() + "）", jurisdiction, null,
                institutionName, null, state.name(), state.label(), state.kind(), told.registeredAt(), endedAt);
    }

    String number() {
        return number;
    }

    Told told() {
        return told;
    }

    Source source() {
        return told.source();
    }

    String jurisdiction() {
        return jurisdiction;
    }

    Long institutionId() {
        return institutionId;
    }

    String institutionName() {
        return institutionName;
    }

    String hotlineTicket() {
        return hotlineTicket;
    }

    String receipt() {
        return receipt;
    }

    ComplaintState state() {
        return state;
    }

    Limits limits() {
        return limits;
    }

    Instant acceptBy() {
        return limits.acceptBy();
    }

    Instant finishBy() {
        return limits.finishBy();
    }

    String mainNumber() {
        return mainNumber;
    }

    Outcome outcome() {
        return outcome;
    }

    Answer answer() {
        return answer == null ? Answer.NONE : answer;
    }

    Instant reopenedAt() {
        return reopenedAt;
    }

    String withdrawalText() {
        return withdrawalText;
    }

    Instant withdrawalAt() {
        return withdrawalAt;
    }

    String closingReason() {
        return closingReason;
    }
}
