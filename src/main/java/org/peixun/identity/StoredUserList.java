package org.peixun.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredUserList implements UserList {

    private static final String COLUMNS = """
            SELECT user_id, name, email, enabled, must_change_password, coalesce(locked_until > :now, false) AS locked,
                   EXISTS (SELECT FROM second_factor f WHERE f.user_id = app_user.user_id) AS second_factor
            """;

    private static final String MATCHING = """
            FROM app_user WHERE :text = '' OR strpos(lower(user_id), lower(:text)) > 0
               OR strpos(name, :text) > 0 OR strpos(lower(coalesce(email, '')), lower(:text)) > 0
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredUserList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Row> find(String text, long offset, int limit) {
        List<Found> page = jdbc.sql(COLUMNS + MATCHING + " ORDER BY user_id OFFSET :offset LIMIT :limit")
                .param("text", text == null ? "" : text.strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("offset", offset)
                .param("limit", limit)
                .query(Found.class).list();
        Map<String, List<Grant>> grants = grants(page.stream().map(Found::userId).toList());
        return page.stream().map(found -> found.with(grants.getOrDefault(found.userId(), List.of()))).toList();
    }

    @Override
    public Row find(String userId) {
        return jdbc.sql(COLUMNS + " FROM app_user WHERE user_id = :userId")
                .param("userId", userId)
                .param("now", Timestamp.from(clock.instant()))
                .query(Found.class).optional()
                .map(found -> found.with(grants(List.of(userId)).getOrDefault(userId, List.of())))
                .orElseThrow(() -> RequestRefused.notFound("没有找到账号 " + userId + "。请返回用户列表核对。"));
    }

    @Override
    public int count(String text) {
        return jdbc.sql("SELECT count(*) " + MATCHING)
                .param("text", text == null ? "" : text.strip())
                .query(Integer.class).single();
    }

    @Override
    public List<People.Person> enabled() {
        return jdbc.sql("SELECT user_id, name, email FROM app_user WHERE enabled ORDER BY user_id")
                .query(People.Person.class).list();
    }

    private Map<String, List<Grant>> grants(List<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        SELECT user_id, role, jurisdiction, institution_id FROM user_grant
                        WHERE user_id IN (:userIds) ORDER BY user_id, role, jurisdiction, institution_id
                        """)
                .param("userIds", userIds)
                .query(Held.class).list().stream()
                .collect(Collectors.groupingBy(Held::userId, Collectors.mapping(Held::grant, Collectors.toList())));
    }

    private record Found(String userId, String name, String email, boolean enabled, boolean mustChangePassword,
            boolean locked, boolean secondFactor) {

        Row with(List<Grant> grants) {
            return new Row(userId, name, email, enabled, mustChangePassword, locked, secondFactor, grants);
        }
    }

    private record Held(String userId, Role role, String jurisdiction, Long institutionId) {

        Grant grant() {
            return new Grant(role, jurisdiction, institutionId);
        }
    }
}
