package org.peixun.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.peixun.shared.Chars;
import org.peixun.shared.WithoutPersonalData;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the night could not do, for operators: which work, on which case, why, how often; and before the next night when they ask for it. */
@Component
public class NightFaults {

    private static final int LONGEST = 500;

    /**
     * @param work e.g. 归档
     * @param number of the case, {@code null} where the work as a whole failed
     * @param jurisdiction {@code null} for no case
     * @param asked when an operator wanted it tried again, {@code null} when nobody has since
     */
    public record Fault(long id, String work, String number, String jurisdiction, int times, Instant first, Instant last, String error, Instant asked) {}

    private static final String FAULTS = """
            SELECT f.id, f.work, nullif(f.number, '') AS number, c.jurisdiction, f.times, f.first_at, f.last_at, f.error, f.asked_at
            FROM night_fault f LEFT JOIN case_file c ON c.number = f.number\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    NightFaults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<Fault> standing(int most) {
        return jdbc.sql(FAULTS + "ORDER BY f.first_at, f.id LIMIT :most").param("most", most).query(NightFaults::read).list();
    }

    /** Within a minute, by whichever node does the nightly work. @return those that are still there */
    @Transactional
    public List<Fault> again(Collection<Long> ids) {
        var asked = jdbc.sql("UPDATE night_fault SET asked_at = :now WHERE id = ANY (:ids) RETURNING id")
                .param("now", now()).param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
        return jdbc.sql(FAULTS + "WHERE f.id = ANY (:ids) ORDER BY f.id").param("ids", asked.toArray(Long[]::new)).query(NightFaults::read).list();
    }

    List<Fault> asked() {
        return jdbc.sql(FAULTS + "WHERE f.asked_at IS NOT NULL ORDER BY f.asked_at, f.id").query(NightFaults::read).list();
    }

    /** @param number empty for the work as a whole */
    void failed(String work, String number, Throwable why) {
        jdbc.sql("""
                INSERT INTO night_fault AS f (work, number, first_at, last_at, error) VALUES (:work, :number, :now, :now, :error)
                ON CONFLICT (work, number) DO UPDATE SET times = f.times + 1, last_at = excluded.last_at, error = excluded.error, asked_at = NULL""")
                .param("work", work).param("number", number).param("now", now()).param("error", words(why)).update();
    }

    /** It was done, or need not be done any more. */
    void done(String work, String number) {
        jdbc.sql("DELETE FROM night_fault WHERE work = ? AND number = ?").params(work, number).update();
    }

    /** The work was gone through since then: what did not fail again is done. */
    void doneSince(String work, Instant since) {
        jdbc.sql("DELETE FROM night_fault WHERE work = ? AND last_at < ?").params(work, Timestamp.from(since)).update();
    }

    /** One line: what the database adds in the next ones is the row, with what people wrote into it. */
    private static String words(Throwable why) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(why);
        String said = cause.getMessage() == null ? "" : "：" + cause.getMessage().lines().findFirst().orElse("");
        return Chars.shortened(WithoutPersonalData.in(cause.getClass().getSimpleName() + said).replace("\0", ""), LONGEST);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Fault read(ResultSet row, int n) throws SQLException {
        return new Fault(row.getLong("id"), row.getString("work"), row.getString("number"), row.getString("jurisdiction"), row.getInt("times"),
                row.getTimestamp("first_at").toInstant(), row.getTimestamp("last_at").toInstant(), row.getString("error"),
                row.getTimestamp("asked_at") == null ? null : row.getTimestamp("asked_at").toInstant());
    }
}
