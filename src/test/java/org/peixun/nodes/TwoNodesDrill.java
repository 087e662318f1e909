package org.peixun.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.backup.Server;
import org.peixun.crash.Crew;
import org.peixun.crash.Invariants;
import org.peixun.crash.Preparation;
import org.peixun.crash.Timers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayName("双节点演练")
class TwoNodesDrill {

    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(120);
    private static final int DRAFTS = 12;
    private static final int IN_FLIGHT = 8;

    /** Taken by nobody, and due: what is set free at once when both nodes are up. */
    private static final String HOLD = """
            UPDATE act_ru_job SET lock_owner_ = 'drill', lock_exp_time_ = 'infinity'
            WHERE type_ = 'timer' AND duedate_ <= ? AND retries_ > 0 AND suspension_state_ = 1""";
    private static final String FREE = "UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL WHERE lock_owner_ = 'drill'";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder;

    private final int filings = Integer.getInteger("nodes.filings", 60);
    private final Duration today = Preparation.sinceBegin();
    /** What was filed today comes due at once. */
    private final Duration ahead = today.plusDays(8);
    private final Crew crew = new Crew(1);
    private final List<Node> nodes = new ArrayList<>();
    private Server server;
    private Proxy proxy;
    private Mailbox mail;
    private JdbcClient jdbc;

    @Test
    @DisplayName("一个节点被强杀，以新模型回来：会话还在，作业接手，定时、邮件各一次，新旧版本并存；停机时办完正在办的请求")
    void keepTheirPromises() throws Exception {
        server = Server.create(folder.resolve("postgresql"), folder.resolve("wal"));
        server.start();
        mail = new Mailbox();
        try {
            server.createPeixun();
            proxy = new Proxy(folder.resolve("proxy"));
            jdbc = JdbcClient.create(server.asSuperuser());
            drill();
        } finally {
            for (Node node : nodes) {
                node.kill();
            }
            if (proxy != null) {
                proxy.stop();
            }
            server.stop("immediate");
            mail.close();
        }
    }

    private void drill() throws Exception {
        Preparation.prepare(settings(today, "--peixun.notification.poll=false"), crew, DRAFTS, filings, 40);
        int held = jdbc.sql(HOLD).param(Timestamp.from(Instant.now().plus(ahead))).update();
        Node first = launch("first", List.of());
        Node second = launch("second", List.of());
        double start = Math.max(first.awaitReady(), second.awaitReady());
        proxy.start(first.port(), second.port());
        Visitor manager = new Visitor(proxy).signIn(crew.managers().get(0));
        hostsApart(manager);

        long locked = setFreeAndAwaitBothAtWork();
        first.kill();
        long killed = System.nanoTime();
        long left = due();
        assertThat(manager.get("/todo").statusCode()).as("the session survives").isEqualTo(200);
        double answered = seconds(killed);

        // it comes back as next year's program, while the other one goes on with today's
        Node third = launch("third", List.of(NextYear.in(folder.resolve("next-year"))));
        while (due() > 0) {
            assertThat(seconds(killed)).as("jobs of the killed node are taken").isLessThan(LONGEST_TAKEOVER.toSeconds());
            Thread.sleep(100);
        }
        double takenOver = seconds(killed);
        third.awaitReady();
        proxy.stop();
        proxy.start(second.port(), third.port());
        var upgrade = new Upgrade(proxy, jdbc, crew);
        upgrade.drill();

        double stopped = stopWhileAnswering(second, manager);
        assertThat(broken(server.asSuperuser())).isEmpty();
        long mails = mail.awaitAllSent(jdbc);
        assertThat(mails).isPositive();
        assertThat(mail.ids().stream().distinct().count()).as("e-mails that arrived").isEqualTo(mails);
        assertThat(mail.repeated()).as("at most the one that the killed node was just sending").isLessThanOrEqualTo(1);
        System.out.printf(Locale.ROOT, """

                双节点演练
                启动                       %.0f秒
                到期的定时                 %d个，两个节点都取到作业
                强杀一个节点时             还有%d个未执行，两个节点共锁定%d个
                强杀后第一个页面           %.2f秒，不用重新登录
                全部由另一节点执行完       %.1f秒
                督办和提醒                 %d次，同一任务同一级没有两次
                邮件                       %d封全部发出，送达%d封，重复%d封
                新旧模型并存               %s
                引擎页面                   只在自己的主机名上，单独登录
                停机时正在办的请求         %d个全部答复，%.1f秒后进程结束
                不丢、不重、不停           %d条不变式全部相符
                %n""", start, held, left, locked, answered, takenOver, Timers.fired(server.asSuperuser()), mails, mail.ids().size(),
                mail.repeated(), upgrade.told(), IN_FLIGHT, stopped, Invariants.all().size());
    }

    /** The engine's webapps on their host name, with a sign-in there; our pages on ours. */
    private void hostsApart(Visitor manager) throws Exception {
        String tasklist = "/camunda/app/tasklist/default/";
        String count = "/camunda/api/engine/engine/default/task/count";
        assertThat(manager.get(tasklist).statusCode()).isEqualTo(404);
        assertThat(manager.get(count).statusCode()).isEqualTo(404);
        assertThat(manager.get("/todo").body()).contains(proxy.engineAddress() + "/camunda/app/tasklist/");
        Visitor stranger = new Visitor(proxy, proxy.engineAddress());
        assertThat(stranger.get(count).statusCode()).as("our session is not theirs").isEqualTo(401);
        Visitor there = stranger.signIn(crew.managers().get(0), tasklist);
        assertThat(there.get(count).statusCode()).isEqualTo(200);
        assertThat(there.get("/camunda/lib/deps.js").statusCode()).isEqualTo(200);
        assertThat(there.get("/todo").statusCode()).isEqualTo(404);
        assertThat(there.get("/actuator/health").statusCode()).isEqualTo(404);
    }

    /**
     * Nothing is finished before both are at work: every reminder wants to write into the audit trail, which is held. One node
     * can lock no more than its threads and its queue take. @return jobs that the two have locked at the same moment
     */
    private long setFreeAndAwaitBothAtWork() throws SQLException {
        try (Connection holder = server.asSuperuser().getConnection(); var held = holder.createStatement()) {
            holder.setAutoCommit(false);
            held.execute("SELECT FROM audit_head FOR UPDATE");
            Set<String> owners = new HashSet<>();
            long freed = System.nanoTime();
            jdbc.sql(FREE).update();
            while (true) {
                List<String> holding = jdbc.sql("SELECT lock_owner_ FROM act_ru_job WHERE lock_owner_ IS NOT NULL").query(String.class).list();
                owners.addAll(holding);
                if (holding.stream().distinct().count() == 2) {
                    holder.rollback();
                    return holding.size();
                }
                assertThat(seconds(freed)).as("both nodes take jobs, seen " + owners).isLessThan(25);
            }
        }
    }

    private long due() {
        return Timers.due(server.asSuperuser(), Instant.now().plus(ahead));
    }

    /** The requests wait for a lock of ours when the node is told to stop; they are answered when they have it. */
    private double stopWhileAnswering(Node node, Visitor visitor) throws Exception {
        proxy.stop();
        proxy.start(node.port(), node.port());
        try (var connection = server.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE work_item IN ACCESS EXCLUSIVE MODE");
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                answers.add(visitor.ask("/todo"));
            }
            var waiting = jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = 'peixun_app'");
            while (waiting.query(Long.class).single() < IN_FLIGHT) {
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
            return seconds(begun);
        }
    }

    private Node launch(String name, List<Path> more) throws Exception {
        Node node = Node.launch(folder.resolve(name + ".log"), settings(ahead,
                "--server.forward-headers-strategy=native", "--server.servlet.session.cookie.secure=true",
                "--server.servlet.session.cookie.name=__Host-SESSION", "--peixun.engine-address=" + proxy.engineAddress()), List.of(), more);
        nodes.add(node);
        return node;
    }

    private List<String> settings(Duration offset, String... more) {
        return Stream.of(server.settings(server.url()), mail.settings(), List.of("--peixun.clock.offset=" + offset), List.of(more))
                .flatMap(List::stream).toList();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
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
