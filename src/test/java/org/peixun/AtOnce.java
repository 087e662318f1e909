package org.peixun;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several attempts that begin at the same moment, as two clicks on two nodes. */
public final class AtOnce {

    private AtOnce() {}

    /** @param attempts each answers whether it succeeded @return how many did */
    public static int succeeded(List<Callable<Boolean>> attempts) throws Exception {
        var start = new CyclicBarrier(attempts.size());
        var threads = Executors.newFixedThreadPool(attempts.size());
        try {
            int won = 0;
            for (var outcome : threads.invokeAll(attempts.stream().<Callable<Boolean>>map(attempt -> () -> {
                start.await(30, TimeUnit.SECONDS);
                return attempt.call();
            }).toList())) {
                won += outcome.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdownNow();
        }
    }
}
