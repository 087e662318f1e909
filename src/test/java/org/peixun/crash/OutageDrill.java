package org.peixun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.backup.Server;
import org.peixun.nodes.Node;

/**
 * The application stays up while its database is stopped and its network fails, and people go on. Started by
 * {@code src/test/crash/run.sh}; the name keeps it out of {@code mvn verify}.
 */
@DisplayName("数据库和网络故障演练")
class OutageDrill {

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKLOG = Duration.ofSeconds(120);
    /** The socket's half minute, the pool's five seconds, and what a busy machine takes. */
    private static final double LONGEST_ANSWER = 55;
    private static final int TIMERS_A_FILING = 3;

    /** Longer than the pool lets people wait: a shorter one is seen by nobody. */
    private enum Fault {
        IMMEDIATE("停止数据库（immediate）", 8), CUT("切断网络", 8), RESET("重置连接", 0), SILENCE("网络不通而不报", 40);

        private final String label;
        private final int seconds;

        Fault(String label, int seconds) {
            this.label = label;
            this.seconds = seconds;
        }
    }

    @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder;

    private final int stops = Integer.getInteger("crash.stops", 3);
    private final int cuts = Integer.getInteger("crash.cuts", 1);
    private final int wanted = Integer.getInteger("crash.timers", 0);
    private final Random random = new Random(Long.getLong("crash.seed", 1));
    private final Crew crew = new Crew(2);
    private final Ledger ledger = new Ledger(true);
    private final List<Person> people = crew.people(ledger, random);
    private final Verification verification = new Verification(ledger, people);
    private final Map<Fault, List<Double>> recoveries = new java.util.EnumMap<>(Fault.class);
    private final Duration today = Preparation.sinceBegin();
    /** What was filed today comes due at once. */
    private final Duration ahead = today.plusDays(8);
    private Server server;
    private Line line;

    @Test
    @DisplayName("数据库停止、网络中断若干次：自行恢复，得到答复的都在，没有500，作业照常")
    void recovers() throws Exception {
        server = Server.create(folder.resolve("postgresql"), folder.resolve("wal"));
        server.start();
        try {
            server.createPeixun();
            List<String> filed = new ArrayList<>(server.settings(server.url()));
            filed.add("--peixun.clock.offset=" + today);
            Preparation.prepare(filed, crew, 24 * (stops + 3 * cuts), wanted / TIMERS_A_FILING, 40);
            line = new Line(Integer.getInteger("crash.port", 18210), server.port());
            List<String> settings = new ArrayList<>(server.settings(server.urlAt(line.port())));
            settings.add("--peixun.clock.offset=" + ahead);
            Node node = Node.launch(folder.resolve("node.log"), settings);
            try {
                node.awaitReady();
                drill(node);
            } finally {
                verification.broken().forEach(System.out::println);
                ledger.faults().forEach(System.out::println);
                node.kill();
                line.close();
            }
        } finally {
            server.stop("immediate");
        }
    }

    private void drill(Node node) throws Exception {
        verification.check(server.asSuperuser(), "故障之前");
        var page = new Watch(node.port(), "/login");
        var readiness = new Watch(node.port(), "/actuator/health/readiness");
        for (Fault fault : faults()) {
            var shift = Shift.steadfast(people, node.port(), server.asSuperuser(), verification);
            Thread.sleep(3000 + random.nextInt(3000));
            Map<Integer, Integer> ready = readiness.answers();
            strike(fault);
            awaitAnswers(fault, page, readiness);
            if (fault == Fault.IMMEDIATE) {
                assertThat(readiness.answers().getOrDefault(503, 0)).as("readiness says no").isGreaterThan(ready.getOrDefault(503, 0));
            }
            Thread.sleep(2000);
            shift.end();
            Shift.repeatUnanswered(people, node.port(), server.asSuperuser(), verification);
            verification.check(server.asSuperuser(), fault.label);
        }
        long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
        while (due() > 0 && System.nanoTime() < end) {
            Thread.sleep(500);
        }
        verification.check(server.asSuperuser(), "最后");
        page.end();
        readiness.end();
        tell(page, Timers.fired(server.asSuperuser()));
        assertThat(due()).as("timers that did not fire").isZero();
        assertThat(verification.broken()).isEmpty();
        assertThat(ledger.faults()).isEmpty();
        assertThat(page.answers().keySet()).as("answers of a page").isSubsetOf(200, 503);
        assertThat(page.longestSeconds()).as("longest wait for a page").isLessThan(LONGEST_ANSWER);
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < Math.max(stops, cuts); i++) {
            if (i < stops) {
                faults.add(Fault.IMMEDIATE);
            }
            if (i < cuts) {
                faults.addAll(List.of(Fault.CUT, Fault.RESET, Fault.SILENCE));
            }
        }
        return faults;
    }

    private void strike(Fault fault) throws Exception {
        switch (fault) {
            case IMMEDIATE -> server.stop("immediate");
            case CUT -> line.cut();
            case RESET -> line.reset();
            case SILENCE -> line.silence();
        }
        Thread.sleep(fault.seconds * 1000L + random.nextInt(2000));
        if (fault == Fault.IMMEDIATE) {
            server.start();
        } else {
            line.repair();
        }
    }

    /** From the end of the fault until pages are shown, the node is ready and somebody's click is answered. */
    private void awaitAnswers(Fault fault, Watch page, Watch readiness) throws InterruptedException {
        long begun = System.nanoTime();
        int before = ledger.acknowledgedCount();
        while (page.last() != 200 || readiness.last() != 200 || ledger.acknowledgedCount() == before) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("recovery after %s: page %d, readiness %d", fault.label, page.last(), readiness.last()).isLessThan(LONGEST_RECOVERY.multipliedBy(4));
            Thread.sleep(20);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        recoveries.computeIfAbsent(fault, one -> new ArrayList<>()).add(seconds);
        if (seconds > LONGEST_RECOVERY.toSeconds()) {
            verification.add(fault.label + "：恢复用了%.1f秒".formatted(seconds));
        }
    }

    private long due() {
        return Timers.due(server.asSuperuser(), Instant.now().plus(ahead));
    }

    private void tell(Watch page, long timers) {
        System.out.printf(Locale.ROOT, "%n数据库和网络故障演练%n");
        recoveries.forEach((fault, seconds) -> System.out.printf(Locale.ROOT, "%s %d次，之后恢复（秒）%s%n", fault.label, seconds.size(),
                seconds.stream().map(each -> String.format(Locale.ROOT, "%.1f", each)).toList()));
        System.out.printf(Locale.ROOT, """
                得到答复的操作             %d（拒绝：%s）
                故障期间得到503            %d次，都有中文说明和Retry-After
                登录页的答复               %s，最长%.1f秒
                未得答复、其实已提交       %d（重发同一编号，得到第一次的答复）
                未得答复、没有提交         %d（重发后办理一次）
                丢失                       %d
                重复、不符、停摆           %d
                定时触发                   %d
                审计链                     %d条，末次验证%d条记录
                %n""", ledger.acknowledgedCount(), ledger.refused(), ledger.unavailableCount(), page.answers(), page.longestSeconds(),
                ledger.lostAfterCommit(), ledger.lostBeforeCommit(), verification.lost(),
                verification.broken().size() - verification.lost() + ledger.faults().size(), timers, verification.chains(),
                verification.entries());
    }
}
