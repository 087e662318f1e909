package org.peixun.delivery;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.classfiling.ClassRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the filings what is on record: a class with results does not leave the completion rate by being cancelled. */
@Component
class KeptRecords implements ClassRecords {

    private final JdbcClient jdbc;

    KeptRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hasResults(String number) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM exam_result WHERE number = :number) OR EXISTS (SELECT FROM former_exam WHERE number = :number)
                    OR EXISTS (SELECT FROM class_delivery WHERE number = :number AND patrol = 'INVALID')""").param("number", number).query(Boolean.class).single();
    }

    @Override
    public LocalDate examOn(String number) {
        return jdbc.sql("SELECT exam_on FROM class_delivery WHERE number = ? AND exam_on IS NOT NULL").param(number)
                .query(LocalDate.class).optional().orElse(null);
    }

    @Override
    public Set<Integer> lessons(String number, Map<Integer, LocalDate> days) {
        Set<Integer> kept = new HashSet<>(jdbc.sql("""
                SELECT session FROM attendance WHERE number = :number
                UNION SELECT session FROM class_video WHERE number = :number AND withdrawn_at IS NULL""")
                .param("number", number).query(Integer.class).list());
        jdbc.sql("SELECT session, visited_at FROM class_inspection WHERE number = ?").param(number)
                .query((row, n) -> Map.entry(row.getInt(1), row.getTimestamp(2).toInstant())).list().stream()
                .filter(visit -> Inspections.ofLesson(visit.getValue(), days.get(visit.getKey()))).forEach(visit -> kept.add(visit.getKey()));
        return kept;
    }

    @Override
    public void corrected(String number, Map<String, String> keys) {
        for (String table : List.of("attendance", "exam_result", "exam_void", "follow_up_call")) {
            keys.forEach((former, present) -> jdbc.sql("UPDATE " + table + " SET person = ? WHERE number = ? AND person = ?")
                    .params(present, number, former).update());
        }
    }

    @Override
    public Set<Lesson> notHeld(String number) {
        return jdbc.sql("SELECT session, held_on, starts FROM class_lesson_exception WHERE number = ? AND kind = 'NOT_HELD'")
                .param(number).query((row, n) -> new Lesson(row.getInt("session"), row.getObject("held_on", LocalDate.class),
                        row.getObject("starts", LocalTime.class))).set();
    }
}
