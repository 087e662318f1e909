package org.peixun.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.backup.Server;
import org.peixun.crash.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayName("双节点演练")
class TwoNodesDrill {

    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(120);
    private static final String USER = "donge-fuzeren";

    /** Taken by nobody, and due: what is set free at once when both nodes are up. */
    private static final String HOLD = """
            UPDATE act_ru_job SET lock_owner_ = 'drill', lock_exp_time_ = 'infinity'
            WHERE type_ = 'timer' AND duedate_ <= localtimestamp + interval '8 days' AND retries_ > 0 AND suspension_state_ = 1""";
    private static final String FREE = "UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL WHERE lock_owner_ = 'drill'";
    private static final String DUE = """
            SELECT count(*) FROM act_ru_job
            WHERE duedate_ <= localtimestamp + interval '8 days' AND retries_ > 0 AND suspension_state_ = 1""";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private final CookieManager cookies = new CookieManager();
    private Server server;
    private Proxy proxy;
    private HttpClient browser;

    @Test
    @DisplayName("一个节点被强杀：会话还在，作业由另一个接手，到期的定时各触发一次；停机时办完正在办的请求")
    void keepTheirPromises() throws Exception {
        server = Server.create(folder.resolve("postgresql"), folder.resolve("wal"));
        server.start();
        try {
            drill();
        } finally {
            for (Node node : nodes) {
                node.kill();
            }
            if (proxy != null) {
                proxy.stop();
            }
            server.stop("immediate");
        }
    }

    private void drill() throws Exception {
        server.run(Map.of(), "createdb", "peixun");
        server.run(Map.of("PEIXUN_OWNER_PASSWORD", "drill-owner-1", "PEIXUN_APP_PASSWORD", "drill-app-1"),
                "psql", "-q", "-d", "peixun", "-f", "deployment/database/roles.sql");
        proxy = new Proxy(folder.resolve("proxy"));
        browser = HttpClient.newBuilder().sslContext(proxy.trusting()).cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();
        var jdbc = JdbcClient.create(server.asSuperuser());

        // the demo city by one node, so that the deadlines of eight days come due afterwards at once
        Node city = launch("city", "PT0S");
        double demo = city.awaitReady();
        city.stop();
        int held = jdbc.sql(HOLD).update();
        List<String> before = broken(server.asSuperuser());
        Node first = launch("first", "P8D");
        Node second = launch("second", "P8D");
        double start = Math.max(first.awaitReady(), second.awaitReady());
        proxy.start(first.port(), second.port());

        signIn();
        Set<String> owners = new HashSet<>();
        long freed = System.nanoTime();
        jdbc.sql(FREE).update();
        long locked = 0;
        while (owners.size() < 2 || locked == 0) {
            List<String> holding = jdbc.sql("SELECT lock_owner_ FROM act_ru_job WHERE lock_owner_ IS NOT NULL").query(String.class).list();
            owners.addAll(holding);
            locked = holding.stream().distinct().count() == 2 ? holding.size() : 0;
            assertThat(Duration.ofNanos(System.nanoTime() - freed)).as("both nodes take jobs, seen " + owners).isLessThan(Duration.ofMinutes(3));
        }
        first.kill();
        long killed = System.nanoTime();
        long left = jdbc.sql(DUE).query(Long.class).single();
        assertThat(get("/todo").statusCode()).as("the session survives").isEqualTo(200);
        double answered = (System.nanoTime() - killed) / 1e9;
        while (jdbc.sql(DUE).query(Long.class).single() > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).as("jobs of the killed node are taken").isLessThan(LONGEST_TAKEOVER);
            Thread.sleep(100);
        }
        double takenOver = (System.nanoTime() - killed) / 1e9;
        assertThat(broken(server.asSuperuser())).as("what the city did not bring with it").isSubsetOf(before);

        int inFlight = 8;
        double stopped = stopWhileAnswering(second, inFlight);
        System.out.printf(Locale.ROOT, """
                演示城市建成              %.0f秒（其余两次启动 %.0f秒）
                到期的定时                %d个，两个节点都取到作业
                强杀一个节点时            还有%d个未执行，两个节点共锁定%d个
                强杀后第一个页面          %.2f秒，不用重新登录
                全部由另一节点执行完      %.1f秒
                不丢、不重、不停          %d条不变式，没有一条因此不符（演示城市本来不符%d行）
                停机时正在办的请求        %d个全部答复，%.1f秒后进程结束
                %n""", demo, start, held, left, locked, answered, takenOver, Invariants.all().size(), before.size(), inFlight, stopped);
    }

    /** The requests wait for a lock of ours when the node is told to stop; they are answered when they have it. */
    private double stopWhileAnswering(Node node, int count) throws Exception {
        try (var connection = server.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE work_item IN ACCESS EXCLUSIVE MODE");
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                answers.add(browser.sendAsync(request("/todo").build(), BodyHandlers.ofString()));
            }
            var waiting = JdbcClient.create(server.asSuperuser())
                    .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = 'peixun_app'");
            while (waiting.query(Long.class).single() < count) {
                Thread.sleep(50);
            }
            long begun = System.nanoTime();
            node.process.destroy();
            Thread.sleep(3000);
            assertThat(node.process.isAlive()).as("waits for its requests").isTrue();
            connection.rollback();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
            node.stop();
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private Node launch(String name, String offset) throws Exception {
        Node node = Node.launch(folder.resolve(name + ".log"), List.of(
                "--peixun.database.embedded=false", "--spring.datasource.url=" + server.url(), "--spring.datasource.username=peixun_app",
                "--spring.datasource.password=drill-app-1", "--spring.flyway.user=peixun_owner", "--spring.flyway.password=drill-owner-1",
                "--peixun.protection.keys=drill:c29tZXRoaW5nIG9mIHRoaXJ0eSB0d28gYnl0ZXMhISE=",
                        "--peixun.protection.index-key=c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMhISEhISE=", "--peixun.clock.offset=" + offset,
                "--server.forward-headers-strategy=native", "--server.servlet.session.cookie.secure=true"));
        nodes.add(node);
        return node;
    }

    private void signIn() throws Exception {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        String form = "username=" + USER + "&password=" + URLEncoder.encode("Peixun@2021", StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var answer = browser.send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("/login")).doesNotContain("/login");
        assertThat(get("/todo").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + proxy.port + path))
                .header("Accept", "text/html").timeout(Duration.ofSeconds(60));
    }

    private static List<String> broken(DataSource database) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("CREATE TEMP VIEW checked_case AS SELECT number FROM class_filing").update();
            jdbc.sql("CREATE TEMP VIEW checked_county AS SELECT code AS jurisdiction FROM jurisdiction").update();
            List<String> found = Invariants.broken(jdbc);
            connection.rollback();
            return found;
        }
    }
}
