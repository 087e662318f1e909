package org.peixun.directory;

import static org.peixun.shared.Columns.texts;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.shared.OncePerTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 培训补贴标准目录 (clause 8): a line holds from its day until the next of the same occupation and level. */
@Component
public class Standards {

    /**
     * @param validTo last day, {@code null} = open
     * @param endsOn last day as it was entered, {@code null} = until the next line
     * @param enteredByName {@code null} of one that came with a load
     */
    public record Line(
            String code, String name, String kind, Level level, LocalDate validFrom, LocalDate validTo, LocalDate endsOn, BigDecimal amountYuan, int minHours,
            String enteredByName, Instant enteredAt, String reason) implements Directory.Dated {

        /** 6-31-01-03|L4|2026-01-01 */
        public String key() {
            return code + "|" + level.name() + "|" + validFrom;
        }

        /** 500元/人、80课时，至2026-12-31 */
        public String words() {
            return amountYuan.stripTrailingZeros().toPlainString() + "元/人、" + minHours + "课时" + (endsOn == null ? "" : "，至" + endsOn);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Standards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param text part of the occupation's name or its code; blank = all @param past also what holds no more */
    public List<Line> lines(String text, boolean past) {
        return jdbc.sql("""
                SELECT * FROM (
                    SELECT o.code, o.name, o.kind, s.level, s.valid_from,
                        least(lead(s.valid_from) OVER (PARTITION BY o.code, s.level ORDER BY s.valid_from) - 1, s.valid_to) AS valid_to,
                        s.valid_to AS ends_on, s.amount_yuan, s.min_hours, s.entered_by_name, s.entered_at, s.reason
                    FROM subsidy_standard s JOIN occupation o ON o.code = s.occupation_code) x
                WHERE (:text = '' OR strpos(name, :text) > 0 OR code = :text) AND (:past OR valid_to IS NULL OR valid_to >= :today)
                ORDER BY kind, code, level DESC, valid_from DESC""")
                .param("text", text.strip()).param("past", past).param("today", LocalDate.now(clock)).query(Line.class).list();
    }

    /** Occupations and levels that are not there yet come with their first line; a line of the same day is put right. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(List<Line> lines, String reason, Actor by) {
        OncePerTransaction.forget();
        write("INSERT INTO occupation (code, name, kind) SELECT DISTINCT code, name, kind ", "ON CONFLICT (code) DO NOTHING", lines, reason, by);
        write("INSERT INTO occupation_level (occupation_code, level) SELECT DISTINCT code, level ", "ON CONFLICT DO NOTHING", lines, reason, by);
        write("""
                INSERT INTO subsidy_standard (occupation_code, level, valid_from, valid_to, amount_yuan, min_hours, entered_by_name, entered_at, reason)
                SELECT code, level, valid_from, valid_to, amount, hours, :name, :at, :reason\s""", """
                ON CONFLICT (occupation_code, level, valid_from) DO UPDATE SET valid_to = excluded.valid_to, amount_yuan = excluded.amount_yuan,
                    min_hours = excluded.min_hours, entered_by_name = excluded.entered_by_name, entered_at = excluded.entered_at,
                    reason = excluded.reason""", lines, reason, by);
    }

    /** @return false when it was corrected by somebody else meanwhile */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean correct(Directory.Occupation known, String name, String kind) {
        OncePerTransaction.forget();
        return jdbc.sql("UPDATE occupation SET name = :name, kind = :kind WHERE code = :code AND name = :nameBefore AND kind = :kindBefore")
                .param("name", name).param("kind", kind).param("code", known.code()).param("nameBefore", known.name())
                .param("kindBefore", known.kind()).update() == 1;
    }

    private void write(String insert, String conflict, List<Line> lines, String reason, Actor by) {
        jdbc.sql(insert + """
                FROM unnest(:codes::text[], :names::text[], :kinds::text[], :levels::text[], :days::date[], :ends::date[], :amounts::numeric[], :hours::int[])
                    AS x (code, name, kind, level, valid_from, valid_to, amount, hours)
                """ + conflict)
                .param("codes", texts(lines, Line::code)).param("names", texts(lines, Line::name)).param("kinds", texts(lines, Line::kind))
                .param("levels", texts(lines, line -> line.level().name())).param("days", texts(lines, line -> line.validFrom().toString()))
                .param("ends", texts(lines, line -> line.endsOn() == null ? null : line.endsOn().toString()))
                .param("amounts", texts(lines, line -> line.amountYuan().toPlainString()))
                .param("hours", texts(lines, line -> String.valueOf(line.minHours())))
                .param("name", by.name()).param("at", Timestamp.from(clock.instant())).param("reason", reason).update();
    }
}
