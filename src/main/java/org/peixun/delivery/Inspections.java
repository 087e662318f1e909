package org.peixun.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 现场检查 (clause 12): the visits to a class, and what the last one says of it. Entered by {@link InspectionEntry}. */
@Component
@Transactional
public class Inspections {

    /** As typed. @param rectifyOn day by which it is to be put right, for the verdict RECTIFY only */
    public record Typed(
            String visitedAt, List<String> officers, String session, String counted, List<String> findings, String note,
            String verdict, String rectifyOn) {}

    private final JdbcClient jdbc;

    Inspections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Inspection> of(RegisteredClass registered) {
        Map<Integer, LocalDate> days = registered.days();
        return jdbc.sql("""
                SELECT i.visited_at, i.officers, i.session, i.counted, i.findings, i.note, i.verdict, i.entered_by_name,
                    i.entered_at, i.entered_at > i.due_at AS late,
                    a.present, a.marked
                FROM class_inspection i CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE mark = 'PRESENT') AS present, count(*) AS marked
                    FROM attendance WHERE number = i.number AND session = i.session) a
                WHERE i.number = ? ORDER BY i.visited_at, i.id""").param(registered.number())
                .query((row, n) -> new Inspection(row.getTimestamp("visited_at").toInstant(), row.getString("officers"),
                        "第" + row.getInt("session") + "次课" + (ofItsLesson(row, days) ? "" : "（已改期）"), row.getInt("counted"),
                        ofItsLesson(row, days) ? new Inspection.Attendance(row.getInt("present"), row.getInt("marked")) : Inspection.Attendance.NONE,
                        InspectionFinding.of(List.of((String[]) row.getArray("findings").getArray())),
                        row.getString("note"), InspectionVerdict.valueOf(row.getString("verdict")), row.getString("entered_by_name"),
                        row.getTimestamp("entered_at").toInstant(), row.getBoolean("late"))).list();
    }

    private static boolean ofItsLesson(ResultSet row, Map<Integer, LocalDate> days) throws SQLException {
        return ofLesson(row.getTimestamp("visited_at").toInstant(), days.get(row.getInt("session")));
    }

    /** The visit was of the lesson that is in its row now, which a change may have filled anew. @param day {@code null}: of none */
    static boolean ofLesson(Instant visitedAt, LocalDate day) {
        return day == null || !LocalDate.ofInstant(visitedAt, Zone.CHINA).isBefore(day);
    }

    /** The last visit, when it says 不合格: what it found stands until a later visit. */
    Optional<Inspection> failed(RegisteredClass registered) {
        List<Inspection> all = of(registered);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)).filter(Inspection::failed);
    }

    /** What was not put right, and not ordered again, stands until a later visit finds it in order. */
    boolean lifts(RegisteredClass registered, Rectification order) {
        List<Inspection> all = of(registered);
        return order.outcome() == Rectification.Outcome.NOT_RECTIFIED && !all.isEmpty()
                && all.get(all.size() - 1).passed() && all.get(all.size() - 1).visitedAt().isAfter(order.recheckedAt());
    }
}
