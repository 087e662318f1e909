package org.peixun.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Zone;
import org.peixun.web.FrameContributor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers behind 待办, 草稿, 督办, 待阅加签 and 抄送我的 in the menu: one query a page. */
@Component
class WorkListCounts implements FrameContributor {

    private final JdbcClient jdbc;
    private final AccessPolicy access;
    private final Reach reach;
    private final OnceEach onceEach;
    private final Clock clock;

    WorkListCounts(JdbcClient jdbc, AccessPolicy access, Reach reach, OnceEach onceEach, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.reach = reach;
        this.onceEach = onceEach;
        this.clock = clock;
    }

    @Override
    public void contribute(Actor actor, Frame frame) {
        if (!access.allows(actor, Action.SEE_WORK_LIST)) {
            return;
        }
        jdbc.sql("""
                SELECT (SELECT count(*) FROM (
                           (SELECT 1 FROM work_item WHERE state = 'OPEN' AND holder = :me LIMIT 1000)
                           UNION ALL
                           (SELECT 1 FROM work_item WHERE state = 'OPEN' AND queue = ANY (:queues::text[])
                               AND holder IN (SELECT user_id FROM stood_in_for(:me, :today)) LIMIT 1000)
                           UNION ALL
                           (SELECT 1 FROM work_item w WHERE state = 'OPEN' AND holder IS NULL
                               AND queue = ANY (:queues::text[])""" + onceEach.condition(actor) + " LIMIT 1000)) t)," + """
                       (SELECT count(*) FROM (SELECT 1 FROM case_file WHERE kind = 'DRAFT'
                           AND (applicant_id = :me OR institution_id = ANY (:institutions::bigint[])) LIMIT 1000) d),
                       (SELECT count(*) FROM (SELECT 1 FROM work_item WHERE state = 'OPEN' AND due_at < :now
                           AND jurisdiction = ANY (:supervised::text[]) LIMIT 1000) s),
                       (SELECT count(*) FROM (SELECT 1 FROM opinion_request WHERE state = 'OPEN' AND asked IN
                           (SELECT :me UNION ALL SELECT user_id FROM stood_in_for(:me, :today)) LIMIT 1000) o),
                       (SELECT count(*) FROM (SELECT 1 FROM case_copy WHERE recipient = :me AND read_at IS NULL
                           LIMIT 1000) c)""")
                .param("me", actor.userId())
                .param("once", onceEach.steps(actor).toArray(String[]::new))
                .param("queues", actor.groups().toArray(String[]::new))
                .param("institutions", reach.institutions(actor).toArray(Long[]::new))
                .param("today", LocalDate.now(clock.withZone(Zone.CHINA)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("supervised", reach.jurisdictions(actor, Action.SUPERVISE).toArray(String[]::new))
                .query((ResultSet row) -> count(row, frame));
    }

    private static void count(ResultSet row, Frame frame) throws SQLException {
        frame.count("todo", row.getInt(1));
        frame.count("drafts", row.getInt(2));
        frame.count("supervision", row.getInt(3));
        frame.count("opinions", row.getInt(4));
        frame.count("copies", row.getInt(5));
    }
}
