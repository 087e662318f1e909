package org.peixun.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The clicks of a class filing through our pages against the bare engine's Java API. */
final class FilingActions implements Part {

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final int[] CLIENTS = {1, 4, 16};
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "4"));
    /** Cases prepared: those who act alone need more of them. */
    private static final int DRAFTS = Integer.getInteger("bench.drafts", 2_000);
    /** Cases of the warm-up, shared equally. */
    private static final int WARM_UP = Integer.getInteger("bench.warm", 2_400);
    /** A system that has run for a day compiles nothing any more: so much of one processor may go into it here. */
    private static final double COMPILING = 0.1;

    @Override
    public String id() {
        return "filing";
    }

    @Override
    public String question() {
        return "Actions of a class filing over HTTP";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        var city = new BenchCity(site);
        int most = CLIENTS[CLIENTS.length - 1];
        List<FilingClient> ours = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            ours.add(city.client(WARM_UP / most + (int) (DRAFTS * (i == 0 ? 0.3 : i < CLIENTS[1] ? 0.1 : 0.4 / (most - CLIENTS[1])))));
        }
        try (BareEngine bare = BareEngine.start(site.database(), settings -> { })) {
            List<EngineClient> theirs = new ArrayList<>();
            var serial = new AtomicInteger();
            for (int i = 0; i < most; i++) {
                theirs.add(new EngineClient(bare, serial));
            }
            warmUp(ours, theirs, report);
            // plans made for empty tables are kept until the statistics come, which autovacuum brings once a minute
            site.database().observe("ANALYZE");
            ours.forEach(FilingClient::pace);
            countStatements(site, ours.get(0), theirs.get(0), report);
            Work.forget(site.database());
            for (int clients : CLIENTS) {
                ours.get(0).pace();
                compare(site, ours.subList(0, clients), theirs.subList(0, clients), report);
                report.note("Mean milliseconds of each action, " + clients + " at once: " + ours.get(0).pace() + ".");
            }
            report.file("slowest-filing.txt", Work.slowest(site.database(), "peixun_app"));
        }
    }

    /** Until the virtual machine has compiled what is used, or the cases set aside for it are used up. */
    private static void warmUp(List<FilingClient> ours, List<EngineClient> theirs, Report report) throws Exception {
        int left = WARM_UP * FilingClient.ACTIONS.size();
        double compiling = 1;
        int actions = 0;
        while (compiling > COMPILING && actions < left) {
            double seconds = 3 * SECONDS;
            Slices.throughput(theirs, SECONDS);
            long before = COMPILER.getTotalCompilationTime();
            actions += (int) (Slices.throughput(ours, seconds) * seconds);
            compiling = (COMPILER.getTotalCompilationTime() - before) / (seconds * 1000);
        }
        report.note("Warmed up with " + actions + " actions; in the last slice " + Report.number(compiling)
                + " of a processor went into compiling.");
    }

    private static void compare(Site site, List<FilingClient> ours, List<EngineClient> theirs, Report report) throws Exception {
        int clients = ours.size();
        double[] cost = new double[ROUNDS];
        double[] referenceCost = new double[ROUNDS];
        double[] mine = new double[ROUNDS];
        double[] reference = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Cpu start = Cpu.now(site.database());
            reference[round] = Slices.throughput(theirs, SECONDS);
            Cpu between = Cpu.now(site.database());
            mine[round] = Slices.throughput(ours, SECONDS);
            ratio[round] = mine[round] / reference[round];
            referenceCost[round] = between.since(start).all() * 1000 / (reference[round] * SECONDS);
            cost[round] = Cpu.now(site.database()).since(between).all() * 1000 / (mine[round] * SECONDS);
        }
        report.note("Processor milliseconds an action, " + clients + " at once: " + Report.number(Slices.median(cost)) + ", the engine's "
                + Report.number(Slices.median(referenceCost)) + " (ratio of work " + Report.number(Slices.median(referenceCost) / Slices.median(cost)) + ").");
        report.line("actions/s, " + clients + (clients == 1 ? " client" : " clients"), Report.number(Slices.median(mine)) + "/s",
                Report.number(Slices.median(reference)) + "/s", Slices.median(ratio), Report.Goal.atLeast(0.7));
    }

    /** Counts do not depend on the machine: one case of ours, one of the engine's, with nobody else there. */
    private static void countStatements(Site site, FilingClient client, EngineClient engine, Report report) throws Exception {
        while (!client.betweenCases()) {
            client.work();
        }
        double statements = 0;
        double commits = 0;
        var shown = new StringBuilder();
        for (String action : FilingClient.ACTIONS) {
            Work before = site.work();
            client.work();
            Work spent = site.work().since(before);
            statements += spent.statements();
            commits += spent.commits();
            shown.append(shown.isEmpty() ? "" : "; ").append(action).append(' ').append(spent.statements()).append(" (")
                    .append(spent.commits()).append(')');
            report.file("statements-" + action.replace(' ', '-') + ".txt", spent.shown());
        }
        int actions = FilingClient.ACTIONS.size();
        report.line("statements an action", Report.number(statements / actions), "", statements / actions, Report.Goal.atMost(30));
        report.line("commits an action", Report.number(commits / actions), "", commits / actions, Report.Goal.atMost(1));
        report.note("Statements (commits) of each action: " + shown + "; each statement in statements-*.txt.");
        engine.finishCase();
        Work before = Work.of(site.database(), "postgres", BenchDatabase.REFERENCE);
        engine.finishCase();
        Work spent = Work.of(site.database(), "postgres", BenchDatabase.REFERENCE).since(before);
        report.note("The bare engine's case: " + spent.statements() + " statements, " + spent.writes() + " of them writes, "
                + spent.commits() + " commits, 3 actions.");
    }

    /** The two-task case, one action a call. */
    private static final class EngineClient implements Slices.Client {

        private static final int STEPS = 3;

        private final BareEngine bare;
        private final AtomicInteger serial;
        private String key;
        private int next;

        EngineClient(BareEngine bare, AtomicInteger serial) {
            this.bare = bare;
            this.serial = serial;
        }

        @Override
        public int work() {
            if (next == 0) {
                key = "bench-" + serial.incrementAndGet();
            }
            bare.act(next, key);
            next = (next + 1) % STEPS;
            return 1;
        }

        void finishCase() {
            do {
                work();
            } while (next != 0);
        }
    }
}
