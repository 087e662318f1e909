package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the city allows a single county of a round: to send later, or not at all. */
@Service
public class CountyExceptions {

    private final AnnualRounds rounds;
    private final CountyRounds counties;
    private final RoundKinds kinds;
    private final RoundDates roundDates;
    private final Processes processes;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final RoundJournal journal;
    private final Clock clock;
    private final Dates dates = new Dates();

    CountyExceptions(
            AnnualRounds rounds, CountyRounds counties, RoundKinds kinds, RoundDates roundDates, Processes processes, AccessPolicy access,
            Jurisdictions jurisdictions, RoundJournal journal, Clock clock) {
        this.rounds = rounds;
        this.counties = counties;
        this.kinds = kinds;
        this.roundDates = roundDates;
        this.processes = processes;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * 延期: a later deadline than the round's, also in place of an extension that was given by mistake.
     *
     * @param until last day, before the round's rule for days off is applied
     */
    @Transactional
    public void extend(long id, String jurisdiction, LocalDate until, String reason, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.get(id);
        round.requireOpen("延期");
        CountyRound county = given(id, jurisdiction, "延期");
        String why = Rounds.reason(reason, "延期");
        String before = dates.day(RoundDates.dayOf(county.closesAt(round)));
        LocalDate last = until == null ? null : roundDates.effective(until, round.dueRule());
        String original = dates.day(RoundDates.dayOf(round.closesAt()));
        if (last == null || !RoundDates.closes(last, round.dueTime()).isAfter(later(round.closesAt()))) {
            throw RequestRefused.badInput("延期至：" + (last == null ? "" : roundDates.applied(until, round.dueRule()) + "，不晚于现在或者原截止日。")
                    + "请选择实际截止日晚于现在和原截止日（" + original + "）的一天。");
        }
        if (RoundDates.closes(last, round.dueTime()).equals(county.closesAt(round))) {
            throw RequestRefused.badInput("延期至：" + roundDates.applied(until, round.dueRule()) + "，与现在的截止日相同。请选择另一天。");
        }
        roundDates.checkNear("延期至", last);
        county.extend(RoundDates.closes(last, round.dueTime()), why, clock.instant());
        counties.saveAndFlush(county);
        processes.deadlineMoved(county.caseNumber());
        String text = jurisdictions.name(jurisdiction) + "延期至" + roundDates.applied(until, round.dueRule()) + "，理由：" + why;
        journal.write(jurisdiction, county.caseNumber(), actor, "extended", text, Map.of("截止日", new AuditTrail.Change(before, dates.day(last))));
        journal.tellCounty(county, round, "已延期", text);
    }

    private Instant later(Instant closes) {
        Instant now = clock.instant();
        return closes.isAfter(now) ? closes : now;
    }

    /**
     * 免报: the county need not send this year, or need not send again what was returned; the latter when the round has ended,
     * too, for nothing else ends such a case.
     */
    @Transactional
    public void excuse(long id, String jurisdiction, String reason, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.get(id);
        if (counties.findById(new CountyRound.Key(id, jurisdiction)).filter(CountyRound::isReturned).isEmpty()) {
            round.requireOpen("免报");
        }
        CountyRound county = given(id, jurisdiction, "免报");
        String why = Rounds.reason(reason, "免报");
        county.excuse(why, clock.instant());
        counties.saveAndFlush(county);
        kinds.of(round.caseType()).endCase(county.caseNumber(), "市级同意免报，理由：" + why);
        String text = jurisdictions.name(jurisdiction) + "免报，理由：" + why;
        journal.write(jurisdiction, county.caseNumber(), actor, "excused", text, Map.of());
        journal.tellCounty(county, round, "免报", text);
    }

    /**
     * 撤销免报, given by mistake, while the round is open: the county is awaited again. {@link Rounds#fill} then gives it a new
     * case, the one that ended stays as it is.
     *
     * @throws RequestRefused 400 without a reason, 403, 404, 409 unless it is excused and the round open
     */
    @Transactional
    public void withdrawExcuse(long id, String jurisdiction, String reason, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, city());
        Round round = rounds.get(id);
        round.requireOpen("撤销免报");
        CountyRound county = counties.get(id, jurisdiction);
        String why = Rounds.reason(reason, "撤销免报");
        String ended = county.caseNumber();
        county.withdrawExcuse(round.closesAt(), clock.instant());
        counties.saveAndFlush(county);
        String text = jurisdictions.name(jurisdiction) + "撤销免报，重新办理报送，理由：" + why;
        journal.write(jurisdiction, ended, actor, "excuseWithdrawn", text, Map.of());
        journal.tellCounty(county, round, "撤销免报", text);
    }

    /** @throws RequestRefused 409 while the county has no case: the giving out was broken off before it came to it */
    private CountyRound given(long id, String jurisdiction, String what) {
        CountyRound county = counties.get(id, jurisdiction);
        if (county.caseNumber() == null) {
            throw RequestRefused.conflict(jurisdictions.name(jurisdiction) + "还没有分发到本年度任务，不能" + what + "。请先点“继续分发”，再办理" + what + "。");
        }
        return county;
    }

    private AccessPolicy.Subject city() {
        return new AccessPolicy.Subject(jurisdictions.city().code(), null);
    }
}
