package org.peixun.classfiling;

import static org.peixun.shared.Columns.texts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.peixun.classfiling.Facts.Clash;
import org.peixun.directory.Directory;
import org.peixun.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lessons of all filed classes, and which of them stand in the way. */
@Component
class FilingSessions {

    private final JdbcClient jdbc;

    FilingSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lesson with what it occupies. @param kind teacher or place @param key certificate of the teacher, or key of the place */
    private record Use(String kind, int row, LocalDate heldOn, LocalTime starts, LocalTime ends, String key, String what) {}

    record Clashes(List<Clash> teachers, List<Clash> places) {}

    private static final String TEACHER = "teacher";
    private static final String PLACE = "place";

    /**
     * The first lesson of another open class that takes the same key at the same time. From the lessons of the day to their classes
     * ({@code OFFSET 0}), never the other way round: for a key that is rarer than the average the classes of all years would be gone
     * through in the order of their numbers.
     */
    private static final String TAKEN = """
            (SELECT f.number, f.title, f.institution_id FROM class_session s CROSS JOIN LATERAL (
                 SELECT number, title, institution_id FROM class_filing WHERE number = s.number AND number <> :number
                   AND state IN ('SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'AWAITING_CONSENT', 'APPROVED', 'RUNNING') OFFSET 0) f
             WHERE x.kind = '%s' AND %s = x.key AND s.held_on = x.held_on AND s.starts < x.ends AND s.ends > x.starts
             ORDER BY f.number LIMIT 1)""";
    private static final String CLASHES = """
            SELECT x.kind, x.row, x.held_on AS date, x.what,
                   CASE WHEN f.institution_id = :institution THEN '“' || f.title || '”（' || f.number || '）'
                        ELSE '另一机构的班期' END AS "with"
            FROM jsonb_to_recordset(CAST(:uses AS jsonb))
                 AS x(kind text, "row" integer, held_on date, starts time, ends time, key text, what text)
            CROSS JOIN LATERAL (""" + TAKEN.formatted(TEACHER, "s.teacher_certificate") + " UNION ALL "
            + TAKEN.formatted(PLACE, "s.place_key") + ") f ORDER BY x.row";

    /**
     * Same teacher (by certificate, whichever institution registered it) or same place, same time, another open class. The
     * classes of other institutions are not named.
     */
    Clashes clashes(ClassFiling filing, Plan plan, List<Directory.Teacher> teachers, List<Directory.Place> places) {
        List<Use> uses = new ArrayList<>();
        for (Plan.Session s : plan.lessons()) {
            teachers.stream().filter(t -> s.teacherId() != null && t.id() == s.teacherId())
                    .forEach(t -> uses.add(new Use(TEACHER, s.row(), s.date(), s.starts(), s.ends(), t.certificateNo(), t.name())));
            String key = placeKey(filing, plan, s);
            if (!key.isEmpty()) {
                uses.add(new Use(PLACE, s.row(), s.date(), s.starts(), s.ends(), key, placeName(filing, plan, s, places)));
            }
        }
        List<Clash> ofTeachers = new ArrayList<>();
        List<Clash> ofPlaces = new ArrayList<>();
        if (!uses.isEmpty()) {
            jdbc.sql(CLASHES).param("institution", filing.institutionId()).param("number", filing.number())
                    .param("uses", Json.write(uses.stream().map(FilingSessions::columns).toList()))
                    .query((java.sql.ResultSet row) -> {
                        (row.getString("kind").equals(TEACHER) ? ofTeachers : ofPlaces).add(new Clash(row.getInt("row"),
                                row.getObject("date", LocalDate.class), row.getString("what"), row.getString("with")));
                    });
        }
        return new Clashes(ofTeachers, ofPlaces);
    }

    private static java.util.Map<String, Object> columns(Use use) {
        return java.util.Map.of("kind", use.kind(), "row", use.row(), "held_on", use.heldOn().toString(), "starts", use.starts().toString(),
                "ends", use.ends().toString(), "key", use.key(), "what", use.what());
    }

    /**
     * Whoever books the same teacher or place waits until this transaction has ended, and then sees its lessons.
     * Taken in one order, so that nobody waits for each other.
     */
    void lock(ClassFiling filing, Plan plan, List<Directory.Teacher> teachers) {
        Set<String> keys = new TreeSet<>();
        for (Plan.Session session : plan.lessons()) {
            keys.add(placeKey(filing, plan, session));
            keys.add(String.valueOf(certificate(session, teachers)));
        }
        keys.removeAll(Set.of("", "null"));
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(key, 20)) FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS k (key, n) ORDER BY n")
                .param(keys.toArray(String[]::new)).query((row, i) -> i).list();
    }

    /** Keeps the lessons of a submission in place of those of the last one. */
    void replace(ClassFiling filing, Plan plan, List<Directory.Teacher> teachers) {
        jdbc.sql("DELETE FROM class_session WHERE number = ?").param(filing.number()).update();
        keep(filing, plan, teachers);
    }

    /** Of a filing that had none. */
    void keep(ClassFiling filing, Plan plan, List<Directory.Teacher> teachers) {
        List<Plan.Session> lessons = plan.lessons();
        jdbc.sql("""
                INSERT INTO class_session (number, position, held_on, starts, ends, place_key, teacher_certificate)
                SELECT :number, * FROM unnest(:rows::int[], :days::date[], :starts::time[], :ends::time[], :places::text[], :teachers::text[])""")
                .param("number", filing.number()).param("rows", texts(lessons, s -> String.valueOf(s.row())))
                .param("days", texts(lessons, s -> s.date().toString())).param("starts", texts(lessons, s -> s.starts().toString()))
                .param("ends", texts(lessons, s -> s.ends().toString())).param("places", texts(lessons, s -> placeKey(filing, plan, s)))
                .param("teachers", texts(lessons, s -> certificate(s, teachers))).update();
    }

    private static String certificate(Plan.Session session, List<Directory.Teacher> teachers) {
        return teachers.stream().filter(t -> session.teacherId() != null && t.id() == session.teacherId())
                .map(Directory.Teacher::certificateNo).findFirst().orElse(null);
    }

    /** Registered places by id, others by county and name; empty = no place (online). */
    private static String placeKey(ClassFiling filing, Plan plan, Plan.Session session) {
        String where = plan.where(session);
        return where.isEmpty() || where.startsWith("#") ? where : filing.jurisdiction() + ":" + where;
    }

    private static String placeName(
            ClassFiling filing, Plan plan, Plan.Session session, List<Directory.Place> places) {
        Long id = session.placeId() != null ? session.placeId() : plan.placeId();
        return places.stream().filter(p -> id != null && p.id() == id).map(Directory.Place::name).findFirst()
                .orElse(filing.form().value(FilingField.PLACE_NAME));
    }
}
