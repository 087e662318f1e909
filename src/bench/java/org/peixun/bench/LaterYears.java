package org.peixun.bench;

import java.util.ArrayList;
import java.util.List;

/** What a case costs when the tables hold the closed cases of years, against the same case before they were there. */
final class LaterYears implements Part {

    private static final int CLOSED = Integer.getInteger("bench.closed", 200_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int CLIENTS = 4;
    private static final int DRAFTS = Integer.getInteger("bench.drafts", 5_000);
    private static final double SECONDS = 4;
    /** Slices until the blocks in use are in memory again, and the code compiled that an hour of filling let go. */
    private static final int WARM_AGAIN = 8;
    private static final String ROWS_IN = System.getProperty("bench.rows.in");

    @Override
    public String id() {
        return "years";
    }

    @Override
    public String question() {
        return "A case among " + CLOSED + " closed ones";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        var city = new BenchCity(site);
        List<FilingClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(city.client(WarmUp.drafts(i, CLIENTS) + DRAFTS / CLIENTS));
        }
        if (ROWS_IN != null) {
            ClosedCases.moveRows(site.database(), ROWS_IN);
        }
        WarmUp.of(clients, List.of(), report);
        site.database().observe("ANALYZE");
        Cost before = cost(site, clients);
        double filled = Slices.millis(() -> {
            ClosedCases.fill(site.database(), CLOSED);
            return null;
        });
        for (FilingClient client : clients) {
            client.signInAgain();
        }
        for (int slice = 0; slice < WARM_AGAIN; slice++) {
            Slices.throughput(clients, SECONDS);
        }
        Cost after = cost(site, clients);
        line(report, "processor time of an action", after.all(), before.all());
        line(report, "of it PostgreSQL's, which no compiler makes faster in between", after.postgresql(), before.postgresql());
        report.note(ClosedCases.sizes(site.database()) + ", filled in " + Report.number(filled / 1000) + " s.");
    }

    private static void line(Report report, String what, double after, double before) {
        report.line(what, Report.number(after) + " ms", Report.number(before) + " ms", after / before, Report.Goal.atMost(1.2));
    }

    /** Milliseconds an action. */
    private record Cost(double all, double postgresql) {}

    private static Cost cost(Site site, List<FilingClient> clients) throws Exception {
        double[] all = new double[ROUNDS];
        double[] postgresql = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Cpu start = Cpu.now(site.database());
            double done = Slices.throughput(clients, SECONDS) * SECONDS;
            if (done == 0) {
                throw new IllegalStateException("no drafts left: more with -Dbench.drafts");
            }
            Cpu spent = Cpu.now(site.database()).since(start);
            all[round] = spent.all() * 1000 / done;
            postgresql[round] = spent.postgresql() * 1000 / done;
        }
        return new Cost(Slices.median(all), Slices.median(postgresql));
    }
}
