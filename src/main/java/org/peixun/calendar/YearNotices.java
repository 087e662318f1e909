package org.peixun.calendar;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.peixun.shared.Remembered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The notices in the database. */
@Component
class YearNotices {

    /** How long another node may still count by the calendar as it was. */
    static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Remembered<KnownYears> known = new Remembered<>(KEPT_FOR, this::read);

    YearNotices(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    KnownYears known() {
        return known.get();
    }

    private KnownYears read() {
        return all().known();
    }

    /** What all notices say. */
    record All(List<Integer> years, List<SpecialDay> days) {

        KnownYears known() {
            return new KnownYears(years, days);
        }
    }

    /** As it is in the database: what is remembered may be another node's calendar of before. */
    All all() {
        return new All(years(), jdbc.sql("SELECT day, working, holiday FROM calendar_day ORDER BY day").query(YearNotices::day).list());
    }

    /** As the calendar would be with this notice in place of the year's present one. */
    KnownYears with(YearNotice draft) {
        var years = new TreeSet<>(years());
        years.add(draft.year());
        List<SpecialDay> days = new ArrayList<>(jdbc.sql("SELECT day, working, holiday FROM calendar_day WHERE notice_year <> ?")
                .param(draft.year()).query(YearNotices::day).list());
        days.addAll(draft.days());
        return new KnownYears(years, days);
    }

    /** The years that are known, ascending. */
    List<Integer> years() {
        return jdbc.sql("SELECT year FROM calendar_year ORDER BY year").query(Integer.class).list();
    }

    Optional<EnteredYear> find(int year) {
        List<SpecialDay> days = jdbc
                .sql("SELECT day, working, holiday FROM calendar_day WHERE notice_year = ? ORDER BY day")
                .param(year).query(YearNotices::day).list();
        return jdbc.sql("SELECT notice, entered_by, entered_at, version FROM calendar_year WHERE year = ?")
                .param(year)
                .query((row, i) -> new EnteredYear(new YearNotice(year, row.getString("notice"), days),
                        row.getString("entered_by"), row.getTimestamp("entered_at").toInstant(), row.getInt("version")))
                .optional();
    }

    /** Special days that fall into the year, whichever year's notice names them. */
    List<SpecialDay> daysIn(int year) {
        return jdbc.sql("SELECT day, working, holiday FROM calendar_day WHERE day BETWEEN ? AND ? ORDER BY day")
                .param(LocalDate.of(year, 1, 1)).param(LocalDate.of(year, 12, 31))
                .query(YearNotices::day).list();
    }

    /** Which of these days another year's notice has settled already. */
    List<LocalDate> settledElsewhere(YearNotice notice) {
        Date[] days = notice.days().stream().map(day -> Date.valueOf(day.date())).toArray(Date[]::new);
        return jdbc.sql("SELECT day FROM calendar_day WHERE notice_year <> ? AND day = ANY (?) ORDER BY day")
                .param(notice.year()).param(days).query(LocalDate.class).list();
    }

    /** Inserts the year unless it is there; another node may be doing the same. */
    boolean addIfAbsent(YearNotice notice, String enteredBy, Instant now) {
        boolean added = jdbc.sql("""
                INSERT INTO calendar_year (year, notice, entered_by, entered_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (year) DO NOTHING""")
                .params(notice.year(), notice.notice(), enteredBy, now.atOffset(ZoneOffset.UTC)).update() == 1;
        if (added) {
            insertDays(notice);
        }
        return added;
    }

    /** Replaces the year's entry as long as it is still {@code version}. */
    boolean replace(YearNotice notice, int version, String enteredBy, Instant now) {
        boolean replaced = jdbc.sql("""
                UPDATE calendar_year SET notice = ?, entered_by = ?, entered_at = ?, version = version + 1
                WHERE year = ? AND version = ?""")
                .params(notice.notice(), enteredBy, now.atOffset(ZoneOffset.UTC), notice.year(), version).update() == 1;
        if (replaced) {
            jdbc.sql("DELETE FROM calendar_day WHERE notice_year = ?").param(notice.year()).update();
            insertDays(notice);
        }
        return replaced;
    }

    private void insertDays(YearNotice notice) {
        batch.batchUpdate("INSERT INTO calendar_day (day, working, holiday, notice_year) VALUES (?, ?, ?, ?)",
                notice.days().stream()
                        .map(day -> new Object[] {Date.valueOf(day.date()), day.working(), day.holiday(), notice.year()})
                        .toList());
        known.forget();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known.forget();
            }
        });
    }

    private static SpecialDay day(ResultSet row, int i) throws SQLException {
        return new SpecialDay(row.getObject("day", LocalDate.class), row.getBoolean("working"), row.getString("holiday"));
    }
}
