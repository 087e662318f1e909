package org.peixun.suspension;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseFile;

/** What is done about the violations of one institution, and which step may follow which. */
@Entity
@Table(name = "suspension")
class Suspension {

    @Id
    private String number;

    @Version
    private Integer version;

    private long institutionId;
    private String institutionName;
    private String jurisdiction;

    @Enumerated(EnumType.STRING)
    private SuspensionState state;

    private Instant stateSince;

    private String documentNo;
    private Instant suspendedAt;
    private boolean standingChanged;

    @Embedded
    private Inquiry inquiry = Inquiry.NONE;

    @Enumerated(EnumType.STRING)
    private Measure proposal;

    @Enumerated(EnumType.STRING)
    private Measure intended;

    /** {@code null} before the first one: then all its columns are. */
    @Embedded
    private MeasureDecision decision;

    /** {@code null} as long as nothing was handed over. */
    @Embedded
    private Handover handover;

    private String rectification;
    private String outcome;
    private String outcomeNo;
    private Instant createdAt;
    private Instant endedAt;

    protected Suspension() {}

    Suspension(String number, Directory.Institution institution, boolean urgent, Instant now) {
        this.number = number;
        this.institutionId = institution.id();
        this.institutionName = institution.name();
        this.jurisdiction = institution.jurisdiction();
        this.state = urgent ? SuspensionState.URGENCY_PROPOSED : SuspensionState.PROPOSED;
        this.createdAt = now;
        this.stateSince = now;
    }

    /** A step was finished: papers from before are its grounds, also when the same state comes round again. */
    void entered(Instant now) {
        stateSince = now;
    }

    /** @throws RequestRefused 409 naming the states that would do and the current one */
    void require(String what, SuspensionState... wanted) {
        state.require("事项", what, wanted);
    }

    /** The manager's decision; the standing itself changes in the step that follows. */
    void decideToSuspend(String decisionNo) {
        require("决定暂停", SuspensionState.URGENCY_PROPOSED, SuspensionState.PROPOSED);
        documentNo = decisionNo;
    }

    /**
     * @param confirmed whether a violation was found to be true, or it is alleged only
     * @param changed {@code false} when the institution was suspended already, by a decision by hand
     */
    void suspended(boolean confirmed, boolean changed, Instant now) {
        suspendedAt = now;
        standingChanged = changed;
        state = confirmed ? SuspensionState.INVESTIGATING : SuspensionState.UNCONFIRMED;
    }

    void confirm() {
        require("确认暂停", SuspensionState.UNCONFIRMED);
        state = SuspensionState.INVESTIGATING;
    }

    void report(String found, String second, Harm how, Instant now) {
        require("报告调查情况", SuspensionState.INVESTIGATING);
        inquiry = new Inquiry(found, second, how, now, null, false);
        proposal = null;
        state = SuspensionState.HEARING;
    }

    /** A violation found after the investigation was over is investigated, heard and decided on as the first one was. */
    void investigateAgain() {
        require("重新调查核实", Arrays.stream(SuspensionState.values()).filter(SuspensionState::investigated).toArray(SuspensionState[]::new));
        state = SuspensionState.INVESTIGATING;
    }

    /** Heavier than what the institution was heard on: it is put to it before anything is decided. */
    void intend(Measure heavier) {
        require("重新告知", SuspensionState.DECIDING);
        intended = heavier;
    }

    /** What is still to be put to the institution, heavier than what it was heard on; {@code null} when nothing is. */
    Measure unheard() {
        return intended != null && proposal != null && intended.compareTo(proposal) > 0 ? intended : null;
    }

    /**
     * Before the institution is heard, so that it knows what is intended; a case of the earlier model is graded after it.
     *
     * @param by the decision table's
     */
    void grade(Measure by) {
        proposal = intended != null && intended.compareTo(by) > 0 ? intended : by;
    }

    void defend(String statement) {
        require("陈述申辩", SuspensionState.HEARING);
        inquiry = inquiry.defended(statement);
        state = SuspensionState.REVIEWING;
    }

    /** Nothing was reported in time: the recheck goes on without it. */
    void reportMissed() {
        state = SuspensionState.RECHECKING;
    }

    void keepSilent() {
        inquiry = inquiry.unanswered();
        state = SuspensionState.REVIEWING;
    }

    void reviewed(boolean passed) {
        require("法制审核", SuspensionState.REVIEWING);
        state = passed ? SuspensionState.DECIDING : SuspensionState.INVESTIGATING;
    }

    /** @param measure {@code null} where none is taken @param to whom it is handed over, {@code null} where it is not */
    void decide(Decided decided, Measure measure, String decisionNo, String reason, String to, Instant now) {
        require("作出决定", SuspensionState.DECIDING);
        decision = decision().next(decided, measure, decisionNo, reason, now);
        intended = null;
        if (to != null) {
            handover = new Handover(to, decisionNo, now, null, null);
        }
        state = SuspensionState.DECIDED;
    }

    /** @param banEnd last day of the ban, {@code null} = none */
    void rectifyBy(Instant end, LocalDate banEnd) {
        decision = decision.rectify(end, banEnd);
        state = SuspensionState.RECTIFYING;
    }

    void rectified(String report) {
        require("提交整改报告", SuspensionState.RECTIFYING);
        rectification = report;
        state = SuspensionState.RECHECKING;
    }

    /** Accepted. */
    void accept() {
        require("复查验收", SuspensionState.RECTIFYING, SuspensionState.RECHECKING);
        state = SuspensionState.BANNED;
    }

    void extend(Instant end) {
        require("复查验收", SuspensionState.RECTIFYING, SuspensionState.RECHECKING);
        decision = decision.rectifyLater(end);
        state = SuspensionState.RECTIFYING;
    }

    void fail() {
        require("复查验收", SuspensionState.RECTIFYING, SuspensionState.RECHECKING);
        state = SuspensionState.DECIDING;
    }

    void handOver() {
        state = SuspensionState.HANDED_OVER;
    }

    /** What the departments did is the ground of another decision, not a decision. */
    void follow(String result, String resultNo) {
        require("登记移送结果", SuspensionState.HANDED_OVER);
        handover = handover.concluded(result, resultNo);
        state = SuspensionState.DECIDING;
    }

    /** The departments are done, and nothing was investigated since it was handed over to them. */
    boolean handoverConcluded() {
        return handover().handedResult() != null && decision().decided() == Decided.TRANSFER
                && (inquiry.reportedAt() == null || !inquiry.reportedAt().isAfter(handover.handedAt()));
    }

    void banUntil(LocalDate day) {
        decision = decision.banUntil(day);
    }

    boolean over() {
        return state.kind() == CaseFile.Kind.ENDED;
    }

    boolean reinstated() {
        return state == SuspensionState.REINSTATED;
    }

    /** A decision that was carried out, also when its case is over; one that was taken back needs no correction. */
    boolean correctable() {
        return suspendedAt != null && (!over() || state == SuspensionState.REMOVED || reinstated() && decision().decided() != Decided.DISMISS);
    }

    /** @throws RequestRefused 409 unless {@link #correctable} */
    void correct(String reason, String decisionNo) {
        if (!correctable()) {
            throw RequestRefused.conflict("只有已经暂停、移出或者整改后恢复的决定可以纠正，当前状态：" + stateLabel() + "。请刷新页面查看最新情况。");
        }
        outcome = reason;
        outcomeNo = decisionNo;
    }

    void end(SuspensionState end, String how, Instant now) {
        state = end;
        outcome = how;
        endedAt = now;
    }

    AccessPolicy.Subject subject() {
        return new AccessPolicy.Subject(jurisdiction, state.secret() ? null : institutionId);
    }

    CaseFile file(String title) {
        boolean secret = state.secret();
        return new CaseFile(number, SuspensionCase.ID, title, jurisdiction, secret ? null : institutionId, secret ? null : institutionName,
                null, state.name(), stateLabel(), state.kind(), createdAt, endedAt);
    }

    /** Accepted, and no ban is left: it is reinstated as soon as the engine comes to it. */
    String stateLabel() {
        return state == SuspensionState.BANNED && !isBanned() ? "整改合格，待恢复承训资格" : state.label();
    }

    private boolean isBanned() {
        LocalDate last = decision().bannedUntil();
        return last != null && !last.isBefore(LocalDate.ofInstant(stateSince, Zone.CHINA));
    }

    String number() {
        return number;
    }

    long institutionId() {
        return institutionId;
    }

    String institutionName() {
        return institutionName;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    SuspensionState state() {
        return state;
    }

    String documentNo() {
        return documentNo;
    }

    Instant suspendedAt() {
        return suspendedAt;
    }

    Instant stateSince() {
        return stateSince;
    }

    /** Whether the institution was suspended by this case: only then does the case's end without a finding lift it. */
    boolean standingChanged() {
        return standingChanged;
    }

    Inquiry inquiry() {
        return inquiry;
    }

    MeasureDecision decision() {
        return decision == null ? MeasureDecision.NONE : decision;
    }

    Handover handover() {
        return handover == null ? Handover.NONE : handover;
    }

    Measure proposal() {
        return proposal;
    }

    String rectification() {
        return rectification;
    }

    String outcome() {
        return outcome;
    }

    /** Of the document that ends the case, where there is one beside the decision's. */
    String outcomeNo() {
        return outcomeNo;
    }

    /** Of the document that the last word rests on. */
    String lastNo() {
        return outcomeNo == null ? decision().measureNo() : outcomeNo;
    }
}
