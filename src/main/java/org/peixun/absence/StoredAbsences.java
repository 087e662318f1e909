package org.peixun.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.People;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredAbsences implements StandIns {

    private static final String SELECT = """
            SELECT a.id, a.user_id, p.name, a.deputy_id, d.name AS deputy_name, a.first_day, a.last_day, a.state, a.set_by
              FROM absence a JOIN app_user p ON p.user_id = a.user_id JOIN app_user d ON d.user_id = a.deputy_id
            """;
    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAbsences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<StandIn> of(String absentUserId) {
        return jdbc.sql("SELECT user_id, name FROM stand_in(?, ?)").params(absentUserId, today())
                .query(StandIn.class).optional();
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + " WHERE a.id = ?").param(id).query(Absence.class).optional();
    }

    /** Of the person or asked of them, last first. */
    List<Absence> concerning(String userId) {
        return jdbc.sql(SELECT + " WHERE a.user_id = :me OR a.deputy_id = :me ORDER BY a.first_day DESC, a.id DESC LIMIT " + SHOWN)
                .param("me", userId).query(Absence.class).list();
    }

    /** Of the members of these groups, not over yet. */
    List<Absence> openOf(List<String> groups) {
        return jdbc.sql(SELECT + """
                         WHERE a.state IN ('PROPOSED', 'ACCEPTED') AND a.last_day >= :today
                           AND a.user_id IN (SELECT user_id FROM user_grant WHERE group_id = ANY (:groups::text[]))
                         ORDER BY a.first_day, a.id""")
                .param("today", today()).param("groups", groups.toArray(String[]::new)).query(Absence.class).list();
    }

    /** Not over yet, of whom the deputy is disabled or lacks one of the absent person's queues. */
    List<Absence> openWithout(String deputyId) {
        return jdbc.sql(SELECT + """
                         WHERE a.deputy_id = :deputy AND a.state IN ('PROPOSED', 'ACCEPTED') AND a.last_day >= :today
                           AND (NOT d.enabled OR EXISTS (
                               SELECT FROM user_grant theirs WHERE theirs.user_id = a.user_id AND theirs.role = ANY (:roles::text[])
                                  AND NOT EXISTS (SELECT FROM user_grant own
                                                   WHERE own.user_id = a.deputy_id AND own.group_id = theirs.group_id)))
                         ORDER BY a.id""")
                .param("deputy", deputyId).param("today", today()).param("roles", roles()).query(Absence.class).list();
    }

    /** Enabled members of these groups who have tasks in no other. */
    List<People.Person> membersOnlyOf(List<String> groups) {
        return jdbc.sql("""
                SELECT u.user_id, u.name, u.email FROM app_user u
                 WHERE u.enabled AND u.user_id IN (SELECT user_id FROM user_grant WHERE group_id = ANY (:groups::text[]))
                   AND NOT EXISTS (SELECT FROM user_grant g WHERE g.user_id = u.user_id AND g.role = ANY (:roles::text[])
                                      AND NOT g.group_id = ANY (:groups::text[]))
                 ORDER BY u.name, u.user_id""")
                .param("groups", groups.toArray(String[]::new)).param("roles", roles()).query(People.Person.class).list();
    }

    private static String[] roles() {
        return AbsenceRules.TAKEN_OVER.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Those in force or proposed in which one of both is absent or deputy on one of the days. */
    List<Absence> overlapping(String one, String other, LocalDate first, LocalDate last) {
        return jdbc.sql(SELECT + """
                         WHERE a.state IN ('PROPOSED', 'ACCEPTED') AND a.first_day <= :last AND a.last_day >= :first
                           AND (a.user_id IN (:one, :other) OR a.deputy_id IN (:one, :other))""")
                .param("first", first).param("last", last).param("one", one).param("other", other)
                .query(Absence.class).list();
    }

    /** Two that announce at once come one after the other. */
    void lock(String one, String other) {
        jdbc.sql("SELECT user_id FROM app_user WHERE user_id IN (?, ?) ORDER BY user_id FOR UPDATE")
                .params(one, other).query(String.class).list();
    }

    long add(String userId, String deputyId, LocalDate first, LocalDate last, String state, String setBy) {
        return jdbc.sql("""
                INSERT INTO absence (user_id, deputy_id, first_day, last_day, state, set_by, set_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .params(userId, deputyId, first, last, state, setBy, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class).single();
    }

    /** @return whether it was in the state {@code from} */
    boolean move(long id, List<String> from, String to) {
        return jdbc.sql("UPDATE absence SET state = :to WHERE id = :id AND state = ANY (:from::text[])")
                .param("to", to).param("id", id).param("from", from.toArray(String[]::new)).update() == 1;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Zone.CHINA));
    }
}
