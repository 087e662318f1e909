package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What features report of a county's case; in their own transaction. */
@Service
@Transactional
public class RoundProgress {

    /** @param closesAt the first instant that is too late for this county @param sentAt first sending, or {@code null} */
    public record County(
            long round, String caseType, int year, String subject, String jurisdiction, Instant closesAt, Stage stage,
            Instant sentAt, boolean open) {

        /** The last minute in time, as people read it. */
        public Instant lastMinute() {
            return RoundDates.lastMinute(closesAt);
        }

        /** Until when its steps are due: the last instant in time, by the engine's clock, so that it stands on its day. */
        public Instant dueAt() {
            return closesAt.minusMillis(1);
        }
    }

    private final AnnualRounds rounds;
    private final CountyRounds counties;
    private final Clock clock;
    private final Dates dates = new Dates();

    RoundProgress(AnnualRounds rounds, CountyRounds counties, Clock clock) {
        this.rounds = rounds;
        this.counties = counties;
        this.clock = clock;
    }

    /** @throws RequestRefused 404 for a case of no round */
    @Transactional(readOnly = true)
    public County of(String caseNumber) {
        CountyRound county = counties.of(caseNumber);
        Round round = rounds.get(county.id().roundId());
        return new County(round.id(), round.caseType(), round.year(), round.subject(), county.id().jurisdiction(),
                county.closesAt(round), county.stage(), county.sentAt(), round.state() == RoundState.OPEN);
    }

    /** The county's case has come to a stage. @param what in a few words, shown as 最近动态 */
    public void reached(String caseNumber, Stage stage, String what) {
        CountyRound county = counties.of(caseNumber);
        county.stage(stage, what, clock.instant());
        counties.saveAndFlush(county);
    }

    /**
     * The county sends, the first time or again after a return.
     *
     * @throws RequestRefused 409 when it sends for the first time after its deadline, or the round is not open
     */
    public void send(String caseNumber) {
        CountyRound county = counties.of(caseNumber);
        Round round = rounds.get(county.id().roundId());
        Instant now = clock.instant();
        Instant closes = county.closesAt(round);
        if (county.sentAt() == null) {
            round.requireOpen("报送");
            if (!now.isBefore(closes)) {
                throw RequestRefused.conflict("报送截止时间" + dates.moment(RoundDates.lastMinute(closes))
                        + "已过，不能报送。确有原因的，请由本县区负责人向市级申请延期，市级同意延期后再报送。");
            }
        }
        county.send(round.closesAt(), now);
        counties.saveAndFlush(county);
    }
}
