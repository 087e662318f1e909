package org.peixun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.Zone;

/**
 * Kills the application again and again while people work and timers fire; after each start everything that somebody was
 * told is there, once, and nothing stands still. Started by {@code src/test/crash/run.sh}; the name keeps it out of
 * {@code mvn verify}.
 */
@DisplayName("故障演练")
class CrashDrill {

    private static final LocalTime OPENING = LocalTime.of(8, 30);
    private static final LocalTime CLOSING = LocalTime.of(17, 30);
    private static final int FEWEST_DRAFTS_A_KILL = 24;
    /** Handed in, claimed, given back, returned, accepted, proposed, consented: so many clicks a filing takes at least. */
    private static final int CLICKS_A_DRAFT = 7;
    /** A reminder and the rungs of the ladder, of a filing that nobody takes up. */
    private static final int TIMERS_A_FILING = 2;
    private static final Duration LONGEST_SIGN_IN = Duration.ofSeconds(30);
    private static final Duration LONGEST_BACKLOG = Duration.ofSeconds(120);
    private static final Duration LONGEST_WORK = Duration.ofSeconds(120);

    private final int kills = Integer.getInteger("crash.kills", 3);
    private final int operations = Integer.getInteger("crash.operations", 0);
    private final int wanted = Integer.getInteger("crash.timers", 0);
    /** By how many days more each start is later than the one before: few starts see the ladder's rungs too. */
    private final int stride = Integer.getInteger("crash.stride", 0);
    /** With the demo city the lists are long; without it the drill starts sooner. */
    private final boolean city = Boolean.parseBoolean(System.getProperty("crash.city", "true"));
    private final long seed = Long.getLong("crash.seed", System.currentTimeMillis());
    private final Path folder = Path.of(System.getProperty("crash.folder", "target/crash")).toAbsolutePath();
    private final Random random = new Random(seed);
    private final Ledger ledger = new Ledger();
    private final Crew crew = new Crew(operations > 0 ? 3 : 1);
    private final List<Person> people = new ArrayList<>();
    private final List<Double> starts = new ArrayList<>();
    private final Verification verification = new Verification(ledger, people);
    private Duration offset;
    private Instant comesDue;
    private int launches;
    private int worked;
    private int duringTimers;
    private long timersBefore = -1;
    private long timers;

    public static void main(String[] arguments) throws Exception {
        new CrashDrill().survives();
        System.out.println("通过");
    }

    @Test
    @DisplayName("强杀若干次后不丢、不重、不停")
    void survives() throws Exception {
        Files.createDirectories(folder);
        assertThat(folder.resolve("data")).as("remove it first").doesNotExist();
        System.out.printf("故障演练：强杀%d次，操作至少%d次，%d人同时办理，随机种子 %d%n", kills, operations, crew.size(), seed);
        offset = Preparation.sinceBegin();
        int drafts = Math.max(FEWEST_DRAFTS_A_KILL * kills, operations / CLICKS_A_DRAFT);
        Preparation.prepare(List.of("--peixun.database.folder=" + folder.resolve("data"), "--peixun.clock.offset=" + offset,
                "--peixun.demo.enabled=" + city), crew, drafts, wanted / TIMERS_A_FILING, kills * (1 + stride) + 10);
        people.addAll(crew.people(ledger, random));
        for (int kill = 1; kill <= kills; kill++) {
            Victim victim = launch();
            try {
                boolean powerCut = kill % 4 == 0;
                if (diesWhileStarting(kill)) {
                    Thread.sleep(1500 + random.nextInt(9000));
                    victim.kill(powerCut);
                    System.out.printf(Locale.ROOT, "%2d  启动到第%.1f秒时强杀%n", kill, victim.seconds());
                    continue;
                }
                starts.add(victim.awaitFirstAnswer());
                if (timersBefore < 0) {
                    timersBefore = Timers.fired(victim.database());
                }
                verification.check(victim.database(), "第" + kill + "次强杀之前");
                work(victim, kill, powerCut);
            } finally {
                victim.kill(false);
            }
        }
        settle();
        tell();
        assertThat(ledger.acknowledgedCount()).as("operations").isGreaterThanOrEqualTo(operations);
        assertThat(timers).as("timers").isGreaterThanOrEqualTo(wanted);
        assertThat(verification.broken()).isEmpty();
        assertThat(ledger.faults()).isEmpty();
    }

    /**
     * The clock stands so that a closing time, an opening time or a midnight is a few seconds after the first answers:
     * deadlines, reminders and first days of classes come due while people work. What came due in the days that were
     * skipped fires while it starts.
     */
    private Victim launch() throws IOException {
        LocalDateTime moment = switch (launches % 3) {
            case 0 -> Preparation.BEGIN.with(CLOSING);
            case 1 -> Preparation.BEGIN.plusDays(1).with(OPENING);
            default -> Preparation.BEGIN.plusDays(2).with(LocalTime.MIDNIGHT);
        };
        Instant due = moment.plusDays(launches / 3 * 2L + (long) launches * stride).atZone(Zone.CHINA).toInstant();
        launches++;
        double usual = starts.stream().mapToDouble(each -> each).average().orElse(18);
        comesDue = Instant.now().plusMillis((long) (usual * 1000) + 5000);
        offset = Duration.between(comesDue, due);
        try (var free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            return Victim.launch(folder.resolve("data"), port, offset, folder.resolve("start-%02d.log".formatted(launches)));
        }
    }

    private static boolean diesWhileStarting(int kill) {
        return kill % 5 == 3;
    }

    /** Those kills before which people work. */
    private long rounds() {
        return IntStream.rangeClosed(1, kills).filter(kill -> !diesWhileStarting(kill)).count();
    }

    private void work(Victim victim, int kill, boolean powerCut) throws Exception {
        int before = ledger.acknowledgedCount();
        long firedBefore = Timers.fired(victim.database());
        var shift = Shift.untilNoAnswer(people, victim.port(), victim.database(), verification);
        long begun = System.nanoTime();
        while (ledger.acknowledgedCount() == before && System.nanoTime() - begun < LONGEST_SIGN_IN.toNanos()) {
            Thread.sleep(50);
        }
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), comesDue).toMillis()) + random.nextInt(5000));
        long share = (long) operations * ++worked / rounds();
        while (ledger.acknowledgedCount() < share && System.nanoTime() - begun < LONGEST_WORK.toNanos()) {
            Thread.sleep(50);
        }
        long fired = Timers.fired(victim.database()) - firedBefore;
        long due = Timers.due(victim.database(), Instant.now().plus(offset));
        duringTimers += due > 0 ? 1 : 0;
        victim.kill(powerCut);
        shift.end();
        System.out.printf(Locale.ROOT, "%2d  启动%.1f秒，工作%.1f秒后强杀%s：得到答复%d，未得答复%d，触发定时%d，尚未触发的%d%n", kill,
                starts.get(starts.size() - 1), (System.nanoTime() - begun) / 1e9, powerCut ? "（连同数据库）" : "",
                ledger.acknowledgedCount() - before, people.stream().filter(each -> each.unanswered() != null).count(), fired, due);
    }

    /** The last start: what is unanswered is repeated, what is due fires, then nothing may be left over. */
    private void settle() throws Exception {
        Victim victim = launch();
        try {
            starts.add(victim.awaitFirstAnswer());
            Shift.repeatUnanswered(people, victim.port(), victim.database(), verification);
            long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
            while (Timers.due(victim.database(), Instant.now().plus(offset)) > 0 && System.nanoTime() < end) {
                Thread.sleep(500);
            }
            if (Timers.due(victim.database(), Instant.now().plus(offset)) > 0) {
                verification.add(Timers.due(victim.database(), Instant.now().plus(offset)) + "个到期的定时没有触发");
            }
            verification.check(victim.database(), "最后");
            timers = Timers.fired(victim.database()) - timersBefore;
        } finally {
            victim.stop();
        }
    }

    private void tell() {
        long lost = verification.lost();
        System.out.printf(Locale.ROOT, """

                强杀                       %d（其中到期定时尚未全部触发时 %d）
                得到答复的操作             %d（拒绝：%s）
                未得答复、其实已提交       %d（重发同一编号，得到第一次的答复）
                未得答复、没有提交         %d（重发后办理一次）
                丢失                       %d
                重复、不符、停摆           %d
                定时触发                   %d
                审计链                     %d条，末次验证%d条记录
                重启到第一个答复（秒）     %s
                %n""", kills, duringTimers, ledger.acknowledgedCount(), ledger.refused(), ledger.lostAfterCommit(),
                ledger.lostBeforeCommit(), lost, verification.broken().size() - lost + ledger.faults().size(), timers, verification.chains(),
                verification.entries(),
                starts.stream().map(each -> String.format(Locale.ROOT, "%.0f", each)).toList());
        ledger.faults().forEach(System.out::println);
    }
}
