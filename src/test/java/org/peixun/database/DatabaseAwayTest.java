package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.web.Commands;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server throws the application out and lets it in no more: to the application the same as a server that is stopped. */
@IntegrationTest
@DisplayName("数据库不可用")
class DatabaseAwayTest {

    private static final String CLERK = "database.away.clerk";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    @Autowired EmbeddedDatabase database;
    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired Users users;
    @Autowired Commands commands;
    @Autowired JdbcClient jdbc;
    @Autowired HikariDataSource pool;
    @LocalServerPort int port;

    private Browser clerk;

    @BeforeEach
    void signIn() {
        users.create(new NewUser(CLERK, "某某", null, PASSWORD,
                Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)), false), Actor.SYSTEM);
        clerk = new Browser(port).signIn(CLERK, PASSWORD);
    }

    @AfterEach
    void letIn() throws SQLException {
        asSuperuser("ALTER ROLE peixun_app CONNECTION LIMIT -1");
        // no test after this one gets a connection that was thrown out
        pool.getHikariPoolMXBean().softEvictConnections();
        answersAgain(new Browser(port), "/actuator/health/readiness");
        jdbc.sql("DELETE FROM user_grant WHERE user_id = ?").param(CLERK).update();
        jdbc.sql("DELETE FROM app_user WHERE user_id = ?").param(CLERK).update();
    }

    @Test
    @DisplayName("页面、提交都答复503和中文说明，就绪探针为否而存活探针为是；恢复后不用重启、不用重新登录")
    void saysSoAndRecovers() throws Exception {
        goAway();
        assertUnavailable(clerk.get("/todo"));
        assertUnavailable(clerk.submit("/todo", "/tasks/claim", Map.of()));
        var probe = new Browser(port);
        assertThat(probe.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(probe.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        asSuperuser("ALTER ROLE peixun_app CONNECTION LIMIT -1");

        answersAgain(clerk, "/todo");
        answersAgain(probe, "/actuator/health/readiness");
    }

    @Test
    @DisplayName("办到一半连接断开，会话也存不下：答复503，什么都没有改；原样再提交，办理一次")
    void connectionLostHalfWay() throws Exception {
        String task = tasks.open(scenario.submitted().number(), "acceptFiling").orElseThrow();
        Map<String, String> fields = Map.of("only", task, "back", "/todo", "commandId", commands.next());
        CompletableFuture<HttpResponse<String>> answer;
        try (var other = DriverManager.getConnection(database.url())) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT FROM act_ru_task WHERE id_ = '" + task + "' FOR UPDATE");
            answer = CompletableFuture.supplyAsync(() -> clerk.submit("/todo", "/tasks/claim", fields));
            awaitLockWaiter();
            goAway();
        }
        assertUnavailable(answer.get());
        asSuperuser("ALTER ROLE peixun_app CONNECTION LIMIT -1");
        answersAgain(clerk, "/todo");
        assertThat(claims(task)).isZero();

        assertThat(clerk.submit("/todo", "/tasks/claim", fields).statusCode()).isEqualTo(302);
        assertThat(clerk.submit("/todo", "/tasks/claim", fields).statusCode()).isEqualTo(302);
        assertThat(claims(task)).isEqualTo(1);
    }

    @Test
    @DisplayName("每个连接有时限：应答不来的连接不会一直占住线程，留在服务器上的会话不会一直占住锁")
    void connectionsHaveLimits() throws SQLException {
        assertThat(jdbc.sql("SHOW idle_in_transaction_session_timeout").query(String.class).single()).isEqualTo("3min");
        assertThat(jdbc.sql("SHOW jit").query(String.class).single()).as("编译一条语句比执行它更久").isEqualTo("off");
        assertThat(jdbc.sql("SHOW tcp_keepalives_idle").query(String.class).single()).isNotBlank();
        try (var connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
        }
    }

    /** The pool looks at a connection that was used half a second ago no second time: each dead one fails one more request. */
    private static void answersAgain(Browser browser, String path) {
        long end = System.nanoTime() + LONGEST_ANSWER.toNanos();
        int status = browser.get(path).statusCode();
        while (status == 503 && System.nanoTime() < end) {
            status = browser.get(path).statusCode();
        }
        assertThat(status).as(path).isEqualTo(200);
    }

    private long claims(String task) {
        return jdbc.sql("SELECT count(*) FROM timeline_entry t JOIN work_item w USING (case_number) WHERE w.task_id = ? AND t.kind = 'CLAIMED'")
                .param(task).query(Long.class).single();
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).containsIgnoringCase("charset=utf-8");
        assertThat(answer.body()).contains("数据库暂时没有应答", "已填写的内容一般仍在").doesNotContain("Exception", "SQL");
    }

    private void goAway() throws SQLException {
        asSuperuser("ALTER ROLE peixun_app CONNECTION LIMIT 0");
        asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'peixun_app'");
    }

    private void awaitLockWaiter() throws SQLException {
        long end = System.nanoTime() + LONGEST_ANSWER.toNanos();
        try (var connection = DriverManager.getConnection(database.url()); var statement = connection.createStatement()) {
            while (true) {
                try (var found = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'peixun_app' AND wait_event_type = 'Lock'")) {
                    found.next();
                    if (found.getInt(1) > 0) {
                        return;
                    }
                }
                assertThat(System.nanoTime()).as("the request waits for the lock").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private void asSuperuser(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url())) {
            connection.createStatement().execute(statement);
        }
    }
}
