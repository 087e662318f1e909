package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Exams that were repeated: what was found stays on record, the results that counted for nothing go. Results of the others
 * stand until the new exam brings theirs, even when the new exam comes to nothing (clause 10: void is the exam that was void).
 */
@Component
class FormerExams {

    /** @param verdict of the patrol, or {@code null} where there was none */
    public record Former(LocalDate on, String place, String verdict) {}

    private final JdbcClient jdbc;

    FormerExams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before another one is arranged. */
    void close(ClassDelivery delivery) {
        if (delivery.examOn() == null) {
            return;
        }
        jdbc.sql("""
                INSERT INTO former_exam (number, exam_on, exam_place, patrol, patrol_items, patrol_note, patrolled_by,
                    patrol_officers, patrol_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(delivery.number(), delivery.examOn(), delivery.examPlace(),
                        delivery.patrol() == null ? null : delivery.patrol().name(), delivery.patrolItems(), delivery.patrolNote(),
                        delivery.patrolledBy(), delivery.patrolOfficers(), delivery.patrolAt())).update();
        jdbc.sql("UPDATE exam_result SET exam_on = ? WHERE number = ? AND exam_on IS NULL")
                .params(delivery.examOn(), delivery.number()).update();
        jdbc.sql("""
                DELETE FROM exam_result r WHERE number = :number AND exam_on = :on
                   AND (:all OR EXISTS (SELECT FROM exam_void v WHERE v.number = r.number AND v.person = r.person))""")
                .param("number", delivery.number()).param("on", delivery.examOn())
                .param("all", delivery.patrol() == Verdict.INVALID).update();
        jdbc.sql("DELETE FROM exam_void WHERE number = ?").param(delivery.number()).update();
        delivery.patrolAhead();
    }

    /** The same exam on another day: its results are of that day. */
    void moved(ClassDelivery delivery, LocalDate to) {
        jdbc.sql("UPDATE exam_result SET exam_on = ? WHERE number = ? AND exam_on = ?")
                .params(to, delivery.number(), delivery.examOn()).update();
    }

    /** Day of the exam that the one arranged now repeats, or {@code null}. */
    LocalDate last(String number) {
        return of(number).stream().map(Former::on).max(Comparator.naturalOrder()).orElse(null);
    }

    List<Former> of(String number) {
        return jdbc.sql("SELECT exam_on, exam_place, patrol FROM former_exam WHERE number = ? ORDER BY id").param(number)
                .query((row, n) -> new Former(row.getDate(1).toLocalDate(), row.getString(2),
                        row.getString(3) == null ? null : Verdict.valueOf(row.getString(3)).label())).list();
    }
}
