package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the city does with rounds; what it allows single counties: {@link CountyExceptions}. */
@Service
public class Rounds {

    /** @param dueOn the day by the notice, before the rule is applied */
    public record Plan(
            String caseType, int year, String subject, String basis, LocalDate dueOn, LocalTime dueTime, DueRule dueRule) {}

    private final AnnualRounds rounds;
    private final CountyRounds counties;
    private final RoundKinds kinds;
    private final RoundFilling filling;
    private final PlanRules rules;
    private final RoundDates roundDates;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final RoundJournal journal;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Dates dates = new Dates();

    Rounds(
            AnnualRounds rounds, CountyRounds counties, RoundKinds kinds, RoundFilling filling, PlanRules rules, RoundDates roundDates,
            AccessPolicy access, Jurisdictions jurisdictions, RoundJournal journal, JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.counties = counties;
        this.kinds = kinds;
        this.filling = filling;
        this.rules = rules;
        this.roundDates = roundDates;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The usual plan of a kind for a year, for the person to change. */
    public Plan proposal(String caseType, int year) {
        RoundKind kind = kinds.of(caseType);
        return new Plan(caseType, year, year + "年" + kind.label(), "聊人社字〔2021〕31号" + kind.clause(),
                roundDates.usual(kind, year), roundDates.usualTime(), DueRule.NEXT);
    }

    /** The first year from this one on that has no round of the kind yet. */
    public int nextYear(String caseType) {
        List<Integer> planned = jdbc.sql("SELECT year FROM annual_round WHERE case_type = ?").param(caseType).query(Integer.class).list();
        return IntStream.iterate(LocalDate.now(clock).getYear(), year -> year + 1).filter(year -> !planned.contains(year)).findFirst().orElseThrow();
    }

    public String consequence(Plan plan) {
        return roundDates.consequence(plan.dueOn(), plan.dueRule());
    }

    /** @return its id @throws RequestRefused 400 with all problems, 409 when the year has one of this kind */
    @Transactional
    public long prepare(Plan plan, Actor actor) {
        access.check(actor, Action.PREPARE_ROUND, city());
        Instant closes = rules.closes(plan);
        try {
            Round round = rounds.saveAndFlush(new Round(plan, closes, actor));
            journal.write(actor, "prepared", "拟定" + round.subject() + "，" + consequence(plan));
            journal.tellCity(Role.CITY_MANAGER, round, "待开启", "市级经办已拟定，请核对截止日后开启。");
            return round.id();
        } catch (DataIntegrityViolationException e) {
            throw RequestRefused.conflict(plan.year() + "年的" + kinds.of(plan.caseType()).label() + "已经拟定过，每年只能有一个。请在列表中打开。");
        }
    }

    /** Takes back what was only prepared, so that the year is free for another plan; no county has heard of it. */
    @Transactional
    public void discard(long id, Actor actor) {
        access.check(actor, Action.PREPARE_ROUND, city());
        Round round = rounds.get(id);
        round.requirePlanned();
        rounds.delete(round);
        rounds.flush();
        journal.write(actor, "discarded", "删除拟定的" + round.subject() + "，原定截止" + dates.moment(RoundDates.lastMinute(round.closesAt())) + "。");
        journal.tellDiscarded(round, actor);
    }

    /** Opens the round and lists every county; {@link #fill} then gives each its case. */
    @Transactional
    public void open(long id, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.get(id);
        round.open(actor, clock.instant());
        rounds.saveAndFlush(round);
        jdbc.sql("""
                INSERT INTO round_county (round_id, jurisdiction, position)
                SELECT ?, code, position FROM jurisdiction WHERE parent IS NOT NULL
                ON CONFLICT DO NOTHING""").param(id).update();
        journal.write(actor, "opened", "开启" + round.subject() + "，截止" + dates.moment(RoundDates.lastMinute(round.closesAt())) + "。");
    }

    /** Gives every county without a case its own. @return how many */
    public int fill(long id) {
        return filling.fill(id);
    }

    /** 继续分发, where it was broken off, as by a stop of the program after the opening: who asked for it; {@link #fill} does it. */
    @Transactional
    public void goOnFilling(long id, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.get(id);
        round.requireOpen("继续分发");
        journal.write(actor, "filled", "继续分发" + round.subject() + "。");
    }

    /** Ends a round in which nobody is awaited any more. */
    @Transactional
    public void close(long id, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.take(id);
        List<String> awaited = counties.findByIdRoundIdOrderByPosition(id).stream().filter(CountyRound::waits)
                .map(county -> jurisdictions.name(county.id().jurisdiction())).toList();
        if (!awaited.isEmpty()) {
            throw RequestRefused.conflict(String.join("、", awaited) + "尚未报送，不能结束。请督促报送，或者逐个同意延期、免报；情况紧急的，使用紧急关闭。");
        }
        round.close(RoundState.CLOSED, null, clock.instant());
        rounds.saveAndFlush(round);
        journal.write(actor, "closed", round.subject() + "已结束。");
    }

    /** Stops the round where it stands: what was not sent ends, what was sent goes on in the city. */
    @Transactional
    public void closeInEmergency(long id, String reason, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.take(id);
        String why = reason(reason, "紧急关闭");
        round.close(RoundState.EMERGENCY_CLOSED, why, clock.instant());
        rounds.saveAndFlush(round);
        for (CountyRound county : counties.findByIdRoundIdOrderByPosition(id)) {
            if (county.waits() && county.caseNumber() != null) {
                county.end("年度任务紧急关闭", clock.instant());
                counties.saveAndFlush(county);
                kinds.of(round.caseType()).endCase(county.caseNumber(), "年度任务紧急关闭，理由：" + why);
                journal.tellCounty(county, round, "紧急关闭", "市级已紧急关闭本年度任务，无需再报送。理由：" + why);
            }
        }
        journal.write(actor, "emergencyClosed", "紧急关闭" + round.subject() + "，理由：" + why);
    }

    /**
     * Opens a closed round again, until an instant that is still to come; counties whose cases the closing ended get new ones
     * by {@link RoundFilling}.
     */
    @Transactional
    public void reopen(long id, LocalDate dueOn, String reason, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.get(id);
        String why = reason(reason, "重新开启");
        if (dueOn == null) {
            throw RequestRefused.badInput("新的截止日期：请选择今天或者以后的一天。");
        }
        LocalDate effective = roundDates.effective(dueOn, round.dueRule());
        Instant closes = RoundDates.closes(effective, round.dueTime());
        if (!closes.isAfter(clock.instant())) {
            throw RequestRefused.badInput("新的截止日期：" + roundDates.applied(dueOn, round.dueRule()) + "，截止时刻" + round.dueTime() + "已过，重新开启后不能报送。请选择实际截止时刻晚于现在的一天。");
        }
        roundDates.checkNear("新的截止日期", effective);
        round.reopen(dueOn, closes);
        rounds.saveAndFlush(round);
        jdbc.sql("""
                UPDATE round_county SET case_number = NULL, closes_at = NULL, extension_reason = NULL, version = version + 1
                WHERE round_id = ? AND ended AND excuse_reason IS NULL""").param(id).update();
        journal.write(actor, "reopened", "重新开启" + round.subject() + "，截止日" + dates.day(effective) + "，理由：" + why);
    }

    static String reason(String reason, String what) {
        if (reason == null || reason.isBlank() || Chars.count(reason.strip()) > 500) {
            throw RequestRefused.badInput(what + "理由：请填写1至500个字，县区会看到并记入审计。");
        }
        return reason.strip();
    }

    private AccessPolicy.Subject city() {
        return new AccessPolicy.Subject(jurisdictions.city().code(), null);
    }
}
