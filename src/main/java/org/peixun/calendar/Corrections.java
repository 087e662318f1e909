package org.peixun.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Running periods follow a correction twice: in its transaction, and once more when nobody can compute by the old calendar
 * any longer. Until then another node may remember it ({@link YearNotices#KEPT_FOR}), and a click that was under way commits
 * what it computed before.
 */
@Component
public class Corrections {

    /** Longer than a calendar is remembered and than a click may take: thirty seconds a statement, three minutes idle (ADR 0019). */
    static final Duration UNTIL_SETTLED = Duration.ofMinutes(5);

    private final YearNotices notices;
    private final ObjectProvider<RunningPeriods> periods;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Corrections(YearNotices notices, ObjectProvider<RunningPeriods> periods, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.notices = notices;
        this.periods = periods;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Others who correct a year wait: each counts from the calendar that the one before has left. */
    void inTurn() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('calendar', 25))").query((row, i) -> i).list();
    }

    /** In the transaction of the correction. @return number of periods moved */
    int follow(YearNotices.All before, WorkingCalendar asItIs) {
        Instant now = clock.instant();
        long id = jdbc.sql("INSERT INTO calendar_correction (corrected_at, before) VALUES (?, CAST(? AS jsonb)) RETURNING id")
                .params(Timestamp.from(now), Json.write(before)).query(Long.class).single();
        return move(new RunningPeriods.Correction(id, now.minus(UNTIL_SETTLED), false, calendar(before), asItIs));
    }

    private record Waiting(long id, Instant correctedAt, String before) {}

    /** The oldest correction of which the time has come, if any. @return whether there was one */
    @Transactional
    public boolean followAgain() {
        Optional<Waiting> found = jdbc.sql("""
                SELECT id, corrected_at, before::text AS before FROM calendar_correction WHERE followed_at IS NULL AND corrected_at <= ?
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED""").param(Timestamp.from(clock.instant().minus(UNTIL_SETTLED)))
                .query(Waiting.class).optional();
        found.ifPresent(this::again);
        return found.isPresent();
    }

    private void again(Waiting one) {
        inTurn();
        int moved = move(new RunningPeriods.Correction(one.id(), one.correctedAt().minus(UNTIL_SETTLED), true,
                calendar(Json.read(one.before(), YearNotices.All.class)), calendar(notices.all())));
        jdbc.sql("UPDATE calendar_correction SET followed_at = ? WHERE id = ?").params(Timestamp.from(clock.instant()), one.id()).update();
        if (moved > 0) {
            audit.record(new AuditTrail.Entry(null, null, Actor.SYSTEM.userId(), Actor.SYSTEM.name(), "calendar.periodsFollowed",
                    "更正工作日安排前后办理的" + moved + "件事项，期限按更正后的安排调整。", Map.of()));
        }
    }

    private int move(RunningPeriods.Correction correction) {
        return periods.orderedStream().mapToInt(running -> running.move(correction)).sum();
    }

    private WorkingCalendar calendar(YearNotices.All notices) {
        return new CalendarOf(notices.known(), clock);
    }
}
