package org.peixun;

import java.util.Set;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers with accounts, for what people do with one another; their ids begin alike and go with {@link #leave}. */
public final class Colleagues {

    private Colleagues() {}

    public static Actor join(JdbcClient jdbc, String id, String name, Role role, String jurisdiction) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, 'x')").params(id, name).update();
        grant(jdbc, id, role, jurisdiction);
        return new Actor(id, name, Set.of(new Grant(role, jurisdiction, null)));
    }

    public static void grant(JdbcClient jdbc, String id, Role role, String jurisdiction) {
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, ?, ?, ?)")
                .params(id, role.name(), jurisdiction, role.in(jurisdiction)).update();
    }

    public static void leave(JdbcClient jdbc, String prefix) {
        jdbc.sql("DELETE FROM absence WHERE user_id LIKE ? OR deputy_id LIKE ?").params(prefix + "%", prefix + "%").update();
        jdbc.sql("DELETE FROM user_grant WHERE user_id LIKE ?").param(prefix + "%").update();
        jdbc.sql("DELETE FROM app_user WHERE user_id LIKE ?").param(prefix + "%").update();
    }
}
