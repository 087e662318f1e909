package org.peixun.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The clicks of a class filing through our pages against the bare engine's Java API. */
final class FilingActions implements Part {

    private static final int[] CLIENTS = {1, 4, 16};
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "4"));
    /** Cases prepared: those who act alone need more of them. */
    private static final int DRAFTS = Integer.getInteger("bench.drafts", 2_000);

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
            ours.add(city.client(WarmUp.drafts(i, most) + (int) (DRAFTS * (i == 0 ? 0.4 : i < CLIENTS[1] ? 0.1 : 0.3 / (most - CLIENTS[1])))));
        }
        try (BareEngine bare = BareEngine.start(site.database(), settings -> { })) {
            List<EngineClient> theirs = new ArrayList<>();
            var serial = new AtomicInteger();
            for (int i = 0; i < most; i++) {
                theirs.add(new EngineClient(bare, serial));
            }
            WarmUp.of(ours, theirs, report);
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

    /** Counts do not depend on the machine: two cases of ours, one of the engine's, with nobody else there. */
    private static void countStatements(Site site, FilingClient client, EngineClient engine, Report report) throws Exception {
        while (!client.betweenCases()) {
            client.work();
        }
        List<Work> spent = oneCase(site, client);
        List<Work> again = oneCase(site, client);
        double statements = 0;
        double commits = 0;
        var shown = new StringBuilder();
        for (int i = 0; i < spent.size(); i++) {
            // the last use of a session and the like, noted once a minute, fall into one of the two
            Work least = spent.get(i).statements() <= again.get(i).statements() ? spent.get(i) : again.get(i);
            String action = FilingClient.ACTIONS.get(i);
            statements += least.statements();
            commits += least.commits();
            shown.append(shown.isEmpty() ? "" : "; ").append(action).append(' ').append(least.statements()).append(" (")
                    .append(least.commits()).append(')');
            report.file("statements-" + action.replace(' ', '-') + ".txt", least.shown());
        }
        int actions = FilingClient.ACTIONS.size();
        report.line("statements an action", Report.number(statements / actions), "", statements / actions, Report.Goal.atMost(30));
        report.line("commits an action", Report.number(commits / actions), "", commits / actions, Report.Goal.atMost(1));
        report.note("Statements (commits) of each action: " + shown + "; each statement in statements-*.txt.");
        engine.finishCase();
        Work before = Work.of(site.database(), "postgres", BenchDatabase.REFERENCE);
        engine.finishCase();
        Work theirs = Work.of(site.database(), "postgres", BenchDatabase.REFERENCE).since(before);
        report.note("The bare engine's case: " + theirs.statements() + " statements, " + theirs.writes() + " of them writes, "
                + theirs.commits() + " commits, 3 actions.");
    }

    /** One case from the hand-in to the consent. @return what each action sent to the database */
    private static List<Work> oneCase(Site site, FilingClient client) throws Exception {
        List<Work> spent = new ArrayList<>();
        for (int i = 0; i < FilingClient.ACTIONS.size(); i++) {
            Work before = site.work();
            client.work();
            spent.add(site.work().since(before));
        }
        return spent;
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
