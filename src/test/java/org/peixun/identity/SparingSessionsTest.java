package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@IntegrationTest
@DisplayName("会话少写")
class SparingSessionsTest {

    private static final String PASSWORD = "Correct-Horse-7";

    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired SessionRepository<?> sessions;
    @LocalServerPort int port;

    private final String userId = "sparing-" + UUID.randomUUID().toString().substring(0, 8);
    private Browser browser;

    @BeforeEach
    void signIn() {
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)), false), Actor.SYSTEM);
        browser = new Browser(port).signIn(userId, PASSWORD);
    }

    @AfterEach
    void remove() {
        Telephone.remove(jdbc, userId);
    }

    @Test
    @DisplayName("一分钟之内再看一页：不写会话；一分钟以后：记下最近使用时间")
    void notedOnceAMinute() {
        String version = row("xmin::text");
        assertThat(browser.get("/todo").statusCode()).isEqualTo(200);
        assertThat(browser.get("/done").statusCode()).isEqualTo(200);
        assertThat(row("xmin::text")).as("the row is as it was").isEqualTo(version);

        jdbc.sql("UPDATE spring_session SET last_access_time = last_access_time - 61000 WHERE principal_name = ?").param(userId).update();
        String before = row("last_access_time::text");
        assertThat(browser.get("/todo").statusCode()).isEqualTo(200);
        assertThat(Long.parseLong(row("last_access_time::text"))).isGreaterThan(Long.parseLong(before) + 60_000);
    }

    @Test
    @DisplayName("写会话时断线、再写时已经有了：按数据库没有应答答复，不是故障")
    void writtenBeforeTheLineBroke() {
        var session = sessions.createSession();
        jdbc.sql("""
                INSERT INTO spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)
                VALUES (?, ?, 0, 0, 1, 0, ?)""").params(UUID.randomUUID().toString(), session.getId(), userId).update();
        assertThatThrownBy(() -> save(session)).isInstanceOf(DataAccessResourceFailureException.class)
                .cause().isInstanceOfSatisfying(SQLException.class, cause -> assertThat(cause.getSQLState()).isEqualTo("08007"));
    }

    @Test
    @DisplayName("两处同时第一次写同一属性：都写成，后写的为准")
    void sameAttributeForTheFirstTime() {
        var session = sessions.createSession();
        save(session);
        Session one = sessions.findById(session.getId());
        // what was just saved is known to the first look only
        Session other = sessions.findById(session.getId());
        one.setAttribute("seen", "first");
        other.setAttribute("seen", "second");
        save(one);
        save(other);
        sessions.findById("nobody");
        assertThat(sessions.findById(session.getId()).<String>getAttribute("seen")).isEqualTo("second");
    }

    @SuppressWarnings("unchecked")
    private void save(Session session) {
        ((SessionRepository<Session>) sessions).save(session);
    }

    @Test
    @DisplayName("会话在别处结束：下一次点击就要重新登录")
    void endedElsewhere() {
        assertThat(browser.get("/todo").statusCode()).isEqualTo(200);
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = ?").param(userId).update();
        assertThat(browser.get("/todo").headers().firstValue("Location").orElse("")).contains("/login");
    }

    private String row(String column) {
        return jdbc.sql("SELECT " + column + " FROM spring_session WHERE principal_name = ?").param(userId).query(String.class).single();
    }
}
