package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 开班台账 (clauses 11, 12): the classes of a jurisdiction that have a filing number; what is taught, where and when. */
@Repository
@Transactional(readOnly = true)
public class ClassLedger {

    /** The most that an export carries; it is refused for more. */
    public static final int MOST_ROWS = 10_000;

    /** Parts of the ledger. {@code ALL} has also those that were cancelled, lapsed or terminated after the consent. */
    public enum Part {
        RUNNING("已开班未结业", FilingState.RUNNING),
        AWAITED("待开班", FilingState.APPROVED),
        ENDED("已结束", FilingState.COMPLETED, FilingState.NOT_COMPLETED, FilingState.CLOSED),
        ALL("全部", FilingState.values());

        private final String label;
        private final Set<FilingState> states;

        Part(String label, FilingState... states) {
            this.label = label;
            this.states = Set.of(states);
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param jurisdictions codes that the reader reaches
     * @param text part of filing number, title or institution; empty = any
     * @param day only classes with a lesson on that day, without those that were cancelled or ended; {@code null} = any
     */
    public record Question(List<String> jurisdictions, Part part, String text, LocalDate day) {

        private String[] states() {
            return part.states.stream().filter(state -> day == null || state.granted()).map(Enum::name).toArray(String[]::new);
        }
    }

    /**
     * @param size trainees at the start, before it those planned
     * @param lessons of the day that was asked for, e.g. {@code 08:30–11:30 实训楼201}; {@code null} without one
     */
    public record Line(String number, String filingNumber, String title, String institutionName, String jurisdiction, FilingState state,
            LocalDate startsOn, LocalDate endsOn, Integer size, boolean paused, String lessons) {

        public String stateLabel() {
            return state.label() + (paused ? "（暂停）" : "");
        }

        public String days() {
            return startsOn + " 至 " + endsOn;
        }
    }

    /** @param trainees of all classes found, not only of those shown */
    public record Totals(long classes, long trainees) {}

    private static final String NEWEST_FIRST = " ORDER BY f.starts_on DESC, f.number DESC LIMIT ";
    /** Places of the directory by name, others as they were typed behind the county. */
    private static final String LESSONS = """
            (SELECT string_agg(to_char(s.starts, 'HH24:MI') || '–' || to_char(s.ends, 'HH24:MI')
                        || coalesce(' ' || nullif(coalesce(p.name, split_part(s.place_key, ':', 2)), ''), ''), '；' ORDER BY s.starts)
               FROM class_session s LEFT JOIN place p ON s.place_key = '#' || p.id
              WHERE s.number = f.number AND s.held_on = :day::date)""";

    private final JdbcClient jdbc;

    ClassLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By first day, the latest first: county by county and state by state, so that an index gives the first of each. @param offset from 0 */
    public List<Line> lines(Question question, int offset, int limit) {
        return asked("SELECT f.*, " + (question.day() == null ? "NULL" : LESSONS) + " AS lessons FROM (SELECT found.* FROM unnest(:jurisdictions::text[]) county(code)"
                + " CROSS JOIN unnest(:states::text[]) part(state) CROSS JOIN LATERAL (SELECT f.number, f.filing_number, f.title, f.institution_name, f.jurisdiction, f.state,"
                + " f.starts_on, f.ends_on, coalesce(f.started_size, f.planned_size) AS size, f.paused_at IS NOT NULL AS paused FROM class_filing f"
                + " WHERE f.jurisdiction = county.code AND f.state = part.state" + conditions(question) + NEWEST_FIRST + ":window) found) f"
                + NEWEST_FIRST + ":limit OFFSET :offset", question)
                .param("window", offset + limit).param("limit", limit).param("offset", offset).query(Line.class).list();
    }

    public Totals totals(Question question) {
        return asked("SELECT count(*) AS classes, coalesce(sum(coalesce(f.started_size, f.planned_size)), 0) AS trainees FROM class_filing f"
                + " WHERE f.jurisdiction = ANY (:jurisdictions) AND f.state = ANY (:states)" + conditions(question), question).query(Totals.class).single();
    }

    /** Only what is asked: a condition that may be empty keeps the indexes from being used. */
    private static String conditions(Question question) {
        return " AND f.filing_number IS NOT NULL"
                + (question.text().isEmpty() ? "" : " AND (f.filing_number ILIKE :like OR f.title ILIKE :like OR f.institution_name ILIKE :like)")
                + (question.day() == null ? "" : " AND f.number = ANY (ARRAY(SELECT s.number FROM class_session s WHERE s.held_on = :day::date))");
    }

    private JdbcClient.StatementSpec asked(String sql, Question question) {
        String pattern = question.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(sql).param("jurisdictions", question.jurisdictions().toArray(String[]::new)).param("states", question.states())
                .param("like", "%" + pattern + "%").param("day", Objects.toString(question.day(), null), java.sql.Types.VARCHAR);
    }

    /** @return the part of that name, else {@link Part#RUNNING} */
    public static Part part(String name) {
        return Arrays.stream(Part.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst().orElse(Part.RUNNING);
    }
}
