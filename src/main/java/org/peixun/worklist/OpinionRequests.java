package org.peixun.worklist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of opinions asked for; each list one query. */
@Repository
class OpinionRequests {

    private static final String SELECT = """
            SELECT o.*, s.user_id AS stand_in, s.name AS stand_in_name FROM opinion_request o
              LEFT JOIN LATERAL stand_in(CASE WHEN o.state = 'OPEN' THEN o.asked END, :today) s ON true
            """;
    private static final String ROW = """
            SELECT o.id, o.case_number, coalesce(f.title, o.step_label) AS title, f.institution_name, o.step_label,
                   o.asked_by_name, o.asked, o.asked_name, o.question, o.due_at, o.closed_at, o.state, o.opinion
              FROM opinion_request o LEFT JOIN case_file f ON f.number = o.case_number WHERE""";
    /** Mine, and those of absent colleagues. */
    private static final String OF_ME = " o.asked IN (SELECT :me UNION ALL SELECT user_id FROM stood_in_for(:me, :today))";

    private final JdbcClient jdbc;
    private final DueWindow window;

    OpinionRequests(JdbcClient jdbc, DueWindow window) {
        this.jdbc = jdbc;
        this.window = window;
    }

    /** @param open how many wait @param matching how many the tab has */
    record Counts(Counted open, Counted past, Counted matching) {}

    /** A row of the list with the case's title. */
    record Row(long id, String caseNumber, String title, String institutionName, String stepLabel, String askedByName, String asked,
            String askedName, String question, Instant dueAt, Instant closedAt, String state, String opinion) {}

    Found<Row> list(String me, boolean past, ListFilter filter) {
        return Found.of(jdbc.sql(ROW + OF_ME + (past ? " AND o.state <> 'OPEN' ORDER BY o.closed_at DESC, o.id" : " AND o.state = 'OPEN' ORDER BY o.due_at, o.id")
                        + " LIMIT :limit OFFSET :offset")
                .params(Map.of("me", me, "today", window.today(), "limit", filter.size() + 1, "offset", filter.offset()))
                .query(Row.class).list(), filter);
    }

    /** Asked of the person and not answered, by due date; without those of absent colleagues. */
    List<Row> openOf(String userId) {
        return jdbc.sql(ROW + " o.asked = ? AND o.state = 'OPEN' ORDER BY o.due_at, o.id").param(userId).query(Row.class).list();
    }

    Counts counts(String me, boolean past) {
        return jdbc.sql("SELECT (SELECT count(*) FROM (SELECT 1 FROM opinion_request o WHERE" + OF_ME + " AND o.state = 'OPEN' LIMIT "
                        + Counted.LIMIT + ") a), (SELECT count(*) FROM (SELECT 1 FROM opinion_request o WHERE" + OF_ME
                        + " AND o.state <> 'OPEN' LIMIT " + Counted.LIMIT + ") b)")
                .param("me", me).param("today", window.today())
                .query((row, i) -> {
                    Counted open = new Counted(row.getInt(1));
                    Counted closed = new Counted(row.getInt(2));
                    return new Counts(open, closed, past ? closed : open);
                }).single();
    }

    List<OpinionRequest> ofCase(String caseNumber) {
        return jdbc.sql(SELECT + " WHERE o.case_number = :number ORDER BY o.asked_at, o.id")
                .param("number", caseNumber).param("today", window.today()).query(OpinionRequest.class).list();
    }

    Optional<OpinionRequest> find(long id) {
        return jdbc.sql(SELECT + " WHERE o.id = :id").param("id", id).param("today", window.today())
                .query(OpinionRequest.class).optional();
    }

    /** Names of those who were asked about a task and have not answered. */
    List<String> missing(String taskId) {
        return jdbc.sql("SELECT asked_name FROM opinion_request WHERE task_id = ? AND state = 'OPEN' ORDER BY asked_at, id")
                .param(taskId).query(String.class).list();
    }

    /** @return whether it was added; not when the same person is still being asked */
    boolean add(WorkItem item, String byId, String byName, String asked, String askedName, String question, OffsetDateTime due) {
        return jdbc.sql("""
                INSERT INTO opinion_request (task_id, case_number, step_label, asked_by, asked_by_name, asked, asked_name,
                    question, asked_at, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(item.taskId(), item.caseNumber(), item.stepLabel(), byId, byName, asked, askedName, question,
                        window.now(), due).update() == 1;
    }

    /** @return whether it was still open: of two that clash one finds it closed */
    boolean answer(long id, String opinion, String by, String byName) {
        return jdbc.sql("""
                UPDATE opinion_request SET state = 'ANSWERED', opinion = ?, answered_by = ?, answered_by_name = ?, closed_at = ?
                 WHERE id = ? AND state = 'OPEN'""")
                .params(opinion, by, byName, window.now(), id).update() == 1;
    }

    boolean withdraw(long id) {
        return jdbc.sql("UPDATE opinion_request SET state = 'WITHDRAWN', closed_at = ? WHERE id = ? AND state = 'OPEN'")
                .params(window.now(), id).update() == 1;
    }
}
