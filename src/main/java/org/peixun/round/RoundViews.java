package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages read of rounds: one query each. */
@Service
public class RoundViews {

    /** @param sent counties, without those that were let off after a return */
    public record Line(
            long id, String caseType, int year, String subject, LocalDate dueOn, Instant closesAt, RoundState state,
            int counties, int sent) {}

    /** A round's head. @param closesAt the first instant that is too late */
    public record Head(
            long id, String caseType, int year, String subject, String basis, LocalDate dueOn, String dueTime,
            DueRule dueRule, Instant closesAt, RoundState state, String preparedName, Instant openedAt, String closingReason) {}

    /**
     * A county's line of the scoreboard.
     *
     * @param closesAt its own deadline
     * @param standing what was reported when it came to its stage, {@code null} before the first
     * @param publicised whether its candidates, as they are, were publicised; older years kept no note of it, and of those it is believed
     */
    public record County(
            String jurisdiction, String name, String caseNumber, Stage stage, Instant sentAt, boolean late, Instant closesAt,
            boolean extended, String excuseReason, boolean ended, int reminders, Instant contactAt, String contact, String standing,
            boolean publicised) {

        /** Nothing has come, and it is still awaited. */
        public boolean waits() {
            return sentAt == null && !ended;
        }

        /** Sent, returned by the city and not sent again. */
        boolean isReturned() {
            return sentAt != null && !ended && stage.isWithCounty();
        }
    }

    private final JdbcClient jdbc;
    private final CountyRounds counties;
    private final Clock clock;

    RoundViews(JdbcClient jdbc, CountyRounds counties, Clock clock) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Line> all() {
        return jdbc.sql("""
                SELECT r.id, r.case_type, r.year, r.subject, r.due_on, r.closes_at, r.state,
                       count(c.jurisdiction) AS counties, count(c.sent_at) FILTER (WHERE NOT c.ended) AS sent
                FROM annual_round r LEFT JOIN round_county c ON c.round_id = r.id
                GROUP BY r.id ORDER BY r.year DESC, r.due_on, r.id""").query(Line.class).list();
    }

    /** @throws org.peixun.shared.RequestRefused 404 */
    public Head head(long id) {
        return jdbc.sql("SELECT * FROM annual_round WHERE id = ?").param(id).query(Head.class).optional()
                .orElseThrow(() -> org.peixun.shared.RequestRefused.notFound("没有找到该年度任务。请从“年度任务”列表中打开。"));
    }

    public List<County> counties(long id) {
        return jdbc.sql("""
                SELECT c.jurisdiction, j.name, c.case_number, c.stage, c.sent_at, c.late,
                       coalesce(c.closes_at, r.closes_at) AS closes_at, c.closes_at IS NOT NULL AS extended,
                       c.excuse_reason, c.ended, c.reminders, c.contact_at, c.contact,
                       (SELECT n.what FROM round_note n WHERE n.round_id = c.round_id AND n.jurisdiction = c.jurisdiction
                           AND n.stage = c.stage ORDER BY n.position DESC LIMIT 1) AS standing,
                       coalesce((SELECT n.stage FROM round_note n WHERE n.round_id = c.round_id AND n.jurisdiction = c.jurisdiction
                           AND n.stage IN ('DRAFTING', 'PUBLICISED') ORDER BY n.position DESC LIMIT 1), 'PUBLICISED') = 'PUBLICISED' AS publicised
                FROM round_county c JOIN annual_round r ON r.id = c.round_id JOIN jurisdiction j ON j.code = c.jurisdiction
                WHERE c.round_id = ? ORDER BY c.position""").param(id).query(County.class).list();
    }

    /** A county's part in an open round. @param closesAt its own deadline */
    public record Open(long round, Instant sentAt, boolean ended, Instant closesAt) {

        /** The last minute in time, as people read it. */
        public Instant lastMinute() {
            return RoundDates.lastMinute(closesAt);
        }
    }

    /** Open rounds of a kind in which the county has its case. */
    public List<Open> open(String caseType, String jurisdiction) {
        return jdbc.sql("""
                SELECT r.id AS round, c.sent_at, c.ended, coalesce(c.closes_at, r.closes_at) AS closes_at
                FROM annual_round r JOIN round_county c ON c.round_id = r.id
                WHERE r.case_type = ? AND c.jurisdiction = ? AND r.state = 'OPEN' AND c.case_number IS NOT NULL""")
                .params(caseType, jurisdiction).query(Open.class).list();
    }

    /** The county has begun to draw its papers up. */
    @Transactional
    public void begun(String caseNumber) {
        CountyRound county = counties.of(caseNumber);
        // papers are saved as they are typed: only the first time is news
        if (county.stage() == Stage.NOT_BEGUN) {
            county.stage(Stage.DRAFTING, "起草材料", clock.instant());
            counties.saveAndFlush(county);
        }
    }
}
