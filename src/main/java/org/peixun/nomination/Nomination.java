package org.peixun.nomination;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.peixun.identity.AccessPolicy;
import org.peixun.round.RoundKind;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseFile;

/** A county's nomination of one year, and which step may follow which. */
@Entity
@Table(name = "nomination")
class Nomination {

    @Id
    private String number;

    @Version
    private Integer version;

    private long roundId;
    private int year;
    private String title;
    private String jurisdiction;

    @Enumerated(EnumType.STRING)
    private NominationState state;

    private String zeroReason;
    private Instant countyPublicFrom;
    private Instant countyPublicTo;
    private String returnReasons;
    private Integer experts;
    private Instant cityPublicTo;
    private Instant publishedAt;
    private Instant recheckFrom;
    private Instant sentAt;
    private Instant endedAt;
    private String closingReason;

    protected Nomination() {}

    Nomination(String number, RoundKind.CountyTask task) {
        this.number = number;
        this.roundId = task.round();
        this.year = task.year();
        this.title = task.subject();
        this.jurisdiction = task.jurisdiction();
        this.state = NominationState.SELECTING;
    }

    /** @throws RequestRefused 409 naming the states that would do and the current one */
    void require(String what, NominationState... wanted) {
        state.require("推荐", what, wanted);
    }

    void publicise(Instant now, Instant until) {
        require("提交公示", NominationState.SELECTING);
        countyPublicFrom = now;
        countyPublicTo = until;
        zeroReason = null;
        state = NominationState.PUBLICISING;
    }

    /** An objection still stops it. */
    boolean inCountyPublicity(Instant now) {
        return state == NominationState.PUBLICISING && now.isBefore(countyPublicTo);
    }

    /** The county's publicity has ended without being stopped: its manager signs next. */
    void awaitSignature() {
        require("等待签发", NominationState.PUBLICISING);
        state = NominationState.SIGNING;
    }

    void nobody(String reason) {
        require("说明无候选", NominationState.SELECTING);
        zeroReason = reason;
        state = NominationState.SIGNING;
    }

    void backToCounty() {
        require("退回修改", NominationState.PUBLICISING, NominationState.SIGNING);
        forgetPublicity();
        state = NominationState.SELECTING;
    }

    /** After a return: the choice is open again, and with it the reason for having nobody. */
    void reselect() {
        require("重新推选", NominationState.RETURNED);
        zeroReason = null;
        forgetPublicity();
        state = NominationState.SELECTING;
    }

    /** The candidates are open again, and with them what was publicised; the timeline keeps its days. */
    private void forgetPublicity() {
        countyPublicFrom = null;
        countyPublicTo = null;
    }

    void send(Instant now) {
        require("报送", NominationState.PUBLICISING, NominationState.SIGNING, NominationState.RETURNED);
        sentAt = sentAt == null ? now : sentAt;
        state = NominationState.SENT;
    }

    void returned(String reasons) {
        require("退回补正", NominationState.SENT);
        returnReasons = reasons;
        state = NominationState.RETURNED;
    }

    void score(int wanted) {
        require("组织评分", NominationState.SENT);
        experts = wanted;
        state = NominationState.SCORING;
    }

    void scored() {
        require("汇总评分", NominationState.SCORING);
        state = NominationState.DECIDING;
    }

    void select(Instant publicUntil) {
        require("作出决定", NominationState.DECIDING);
        cityPublicTo = publicUntil;
        state = NominationState.PUBLIC;
    }

    void list(Instant now) {
        require("公布名单", NominationState.PUBLIC);
        publishedAt = now;
        recheckFrom = now;
        state = NominationState.LISTED;
    }

    void keep(Instant now) {
        require("复核", NominationState.LISTED);
        recheckFrom = now;
    }

    /** Why the round ends it, before its process does. */
    void closeFor(String reason) {
        closingReason = reason;
    }

    void end(NominationState end, String reason, Instant now) {
        state = end;
        endedAt = now;
        closingReason = reason;
    }

    AccessPolicy.Subject subject() {
        return new AccessPolicy.Subject(jurisdiction, null);
    }

    CaseFile file() {
        return new CaseFile(number, NominationCase.ID, title, jurisdiction, null, null, null, state.name(), state.label(),
                state.kind(), sentAt, endedAt);
    }

    String number() {
        return number;
    }

    long roundId() {
        return roundId;
    }

    int year() {
        return year;
    }

    String title() {
        return title;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    NominationState state() {
        return state;
    }

    String zeroReason() {
        return zeroReason;
    }

    /** When the county's publicity of these candidates began; {@code null} without one, and of the oldest ones. */
    Instant countyPublicFrom() {
        return countyPublicFrom;
    }

    Instant countyPublicTo() {
        return countyPublicTo;
    }

    /** Why the city returned it last, or {@code null}; it stays after the correction, {@link #toCorrect} does not. */
    String returnReasons() {
        return returnReasons;
    }

    /** What the county has to correct now, or {@code null}. */
    String toCorrect() {
        return state.editable() ? returnReasons : null;
    }

    int experts() {
        return experts;
    }

    Instant cityPublicTo() {
        return cityPublicTo;
    }

    /** First sending, or {@code null}. */
    Instant sentAt() {
        return sentAt;
    }

    Instant recheckFrom() {
        return recheckFrom;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    /** {@code null} while it runs. */
    Instant endedAt() {
        return endedAt;
    }

    String closingReason() {
        return closingReason;
    }
}
