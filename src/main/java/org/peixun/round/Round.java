package org.peixun.round;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;

/** A round of one kind and year, and which step may follow which. */
@Entity
@Table(name = "annual_round")
class Round {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private Integer version;

    private String caseType;
    private int year;
    private String subject;
    private String basis;
    private LocalDate dueOn;
    private String dueTime;

    @Enumerated(EnumType.STRING)
    private DueRule dueRule;

    private Instant closesAt;

    @Enumerated(EnumType.STRING)
    private RoundState state;

    private String preparedBy;
    private String preparedName;
    private String openedBy;
    private Instant openedAt;
    private Instant closedAt;
    private String closingReason;

    protected Round() {}

    Round(Rounds.Plan plan, Instant closesAt, Actor actor) {
        this.caseType = plan.caseType();
        this.year = plan.year();
        this.subject = plan.subject().strip();
        this.basis = plan.basis().strip();
        this.dueOn = plan.dueOn();
        this.dueTime = plan.dueTime().truncatedTo(ChronoUnit.MINUTES).toString();
        this.dueRule = plan.dueRule();
        this.closesAt = closesAt;
        this.state = RoundState.PREPARED;
        this.preparedBy = actor.userId();
        this.preparedName = actor.name();
    }

    void open(Actor actor, Instant now) {
        require(RoundState.PREPARED, "开启");
        if (!now.isBefore(closesAt)) {
            throw RequestRefused.conflict("截止时间已过，不能开启。请点“删除”，再按新的截止日期重新拟定。");
        }
        state = RoundState.OPEN;
        openedBy = actor.userId();
        openedAt = now;
    }

    /** @throws RequestRefused 409 once it is open: counties have it then */
    void requirePlanned() {
        require(RoundState.PREPARED, "删除");
    }

    void close(RoundState end, String reason, Instant now) {
        require(RoundState.OPEN, end == RoundState.CLOSED ? "结束" : "紧急关闭");
        state = end;
        closedAt = now;
        closingReason = reason;
    }

    /** @param newDay effective deadline @param newCloses end of it */
    void reopen(LocalDate newDay, Instant newCloses) {
        if (state != RoundState.CLOSED && state != RoundState.EMERGENCY_CLOSED) {
            throw RequestRefused.conflict("只有已结束、紧急关闭的年度任务可以重新开启，当前状态：" + state.label() + "。");
        }
        state = RoundState.OPEN;
        dueOn = newDay;
        closesAt = newCloses;
        closedAt = null;
        closingReason = null;
    }

    void requireOpen(String what) {
        require(RoundState.OPEN, what);
    }

    private void require(RoundState wanted, String what) {
        state.require("年度任务", what, wanted);
    }

    Long id() {
        return id;
    }

    String caseType() {
        return caseType;
    }

    int year() {
        return year;
    }

    String subject() {
        return subject;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalTime dueTime() {
        return LocalTime.parse(dueTime);
    }

    DueRule dueRule() {
        return dueRule;
    }

    Instant closesAt() {
        return closesAt;
    }

    RoundState state() {
        return state;
    }
}
