package org.peixun.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Two hundred people at once, each looking at lists and cases and acting, with time to think in between. */
final class ManyClerks implements Part {

    private static final int PEOPLE = Integer.getInteger("bench.people", 200);
    private static final double MINUTES = Double.parseDouble(System.getProperty("bench.minutes", "2"));
    private static final int SHORTEST_THOUGHT = 2_000;
    private static final int LONGEST_THOUGHT = 12_000;
    /** Enough to act until the end: a case has seven clicks, each after a thought. */
    private static final int DRAFTS_EACH = 1 + (int) Math.ceil(MINUTES * 60_000 * 2 / (SHORTEST_THOUGHT + LONGEST_THOUGHT) / FilingClient.ACTIONS.size());
    private static final List<String> PAGES = List.of("/todo", "/todo?tab=group", "/done", "/started", "/todo?q=%E7%94%B5%E5%B7%A5");

    @Override
    public String id() {
        return "clerks";
    }

    @Override
    public String question() {
        return PEOPLE + " people at once for " + Report.number(MINUTES) + " minutes";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        List<FilingClient> groups = new ArrayList<>();
        var city = new BenchCity(site);
        for (int i = 0; i < PEOPLE / BenchCity.ACCOUNTS; i++) {
            groups.add(city.client(DRAFTS_EACH));
        }
        var seen = new ConcurrentLinkedQueue<Double>();
        var failed = new AtomicInteger();
        var first = new AtomicReference<Exception>();
        var pool = Executors.newFixedThreadPool(PEOPLE);
        long end = System.nanoTime() + (long) (MINUTES * 60e9);
        System.gc();
        long heapBefore = used();
        long[] bloatBefore = bloat(site);
        for (int i = 0; i < groups.size() * BenchCity.ACCOUNTS; i++) {
            FilingClient group = groups.get(i / BenchCity.ACCOUNTS);
            int who = i % BenchCity.ACCOUNTS;
            var random = new Random(i);
            pool.submit(() -> {
                while (System.nanoTime() < end) {
                    try {
                        Thread.sleep(SHORTEST_THOUGHT + random.nextInt(LONGEST_THOUGHT - SHORTEST_THOUGHT));
                        long start = System.nanoTime();
                        group.look(who, PAGES.get(random.nextInt(PAGES.size())));
                        seen.add((System.nanoTime() - start) / 1e6);
                        if (who == 0) { // one of the four carries the case on, whoever's turn it is
                            start = System.nanoTime();
                            group.work();
                            seen.add((System.nanoTime() - start) / 1e6);
                        }
                    } catch (InterruptedException stopped) {
                        return;
                    } catch (Exception e) {
                        failed.incrementAndGet();
                        first.compareAndSet(null, e);
                    }
                }
            });
        }
        pool.shutdown();
        pool.awaitTermination((long) (MINUTES * 60) + 120, TimeUnit.SECONDS);
        double[] taken = seen.stream().mapToDouble(Double::doubleValue).toArray();
        report.line("p99 of a page or an action (ms, goal 1 s)", Report.number(Slices.percentile(taken, 99)) + " ms", "",
                Slices.percentile(taken, 99) / 1000, Report.Goal.atMost(1));
        report.line("errors", String.valueOf(failed.get()), "", failed.get(), Report.Goal.atMost(0));
        System.gc();
        long[] bloatAfter = bloat(site);
        report.note(taken.length + " pages and actions, " + Report.number(taken.length / MINUTES / 60) + "/s; median " + Report.number(Slices.median(taken))
                + " ms, p95 " + Report.number(Slices.percentile(taken, 95)) + " ms, longest " + Report.number(Slices.percentile(taken, 100)) + " ms.");
        report.note("Heap in use before " + heapBefore + " MB, after " + used() + " MB; connections before " + bloatBefore[0] + ", after " + bloatAfter[0]
                + "; dead rows before " + bloatBefore[1] + ", after " + bloatAfter[1] + " of " + bloatAfter[2] + " live.");
        if (first.get() != null) {
            report.note("First error: " + first.get());
        }
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() >> 20;
    }

    private static long[] bloat(Site site) {
        return site.database().observer().sql("""
                SELECT (SELECT count(*) FROM pg_stat_activity WHERE usename = 'peixun_app') AS c, sum(n_dead_tup)::bigint AS d, sum(n_live_tup)::bigint AS l
                FROM pg_stat_user_tables""").query((row, i) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)}).single();
    }
}
