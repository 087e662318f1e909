package org.peixun.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * A system that has run for a day compiles nothing any more. Many clients leave the compiler a tenth of a processor, and it asks
 * for less the longer its queue is; one leaves it the other processor. Both in turn, until it has little to do beside one client
 * or the cases set aside are used up.
 */
final class WarmUp {

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final int CASES = Integer.getInteger("bench.warm", 2_400);
    private static final double SECONDS = 4;
    /** Of one processor. */
    private static final double COMPILING = 0.1;

    private WarmUp() {}

    /** The first, who also acts alone, carries two thirds. @return cases that the n-th of so many clients needs for it */
    static int drafts(int n, int clients) {
        return n == 0 ? CASES * 2 / 3 : CASES * 3 / 5 / clients;
    }

    /** @param theirs the reference, which is warmed up beside it; may be nobody */
    static void of(List<FilingClient> ours, List<? extends Slices.Client> theirs, Report report) throws Exception {
        int actions = 0;
        var compiling = new ArrayList<String>();
        double share = 1;
        while (share > COMPILING && actions < CASES * FilingClient.ACTIONS.size()) {
            if (!theirs.isEmpty()) {
                Slices.throughput(theirs, SECONDS);
            }
            actions += (int) (Slices.throughput(ours, 2 * SECONDS) * 2 * SECONDS);
            long before = COMPILER.getTotalCompilationTime();
            actions += (int) (Slices.throughput(ours.subList(0, 1), 4 * SECONDS) * 4 * SECONDS);
            share = (COMPILER.getTotalCompilationTime() - before) / (4 * SECONDS * 1000);
            compiling.add(Report.number(share));
        }
        report.note("Warmed up with " + actions + " actions; share of a processor that compiled beside one client, slice after slice: "
                + String.join(", ", compiling) + ".");
    }
}
