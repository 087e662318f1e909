package org.peixun.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Measures things one after the other in short slices, again and again, so that each meets the same weather. */
final class Slices {

    private Slices() {}

    /** @return how many it did; {@code 0} = nothing left to do */
    interface Client {
        int work() throws Exception;
    }

    /** Work of so many clients at once, until the time is up. @return done per second */
    static double throughput(List<? extends Client> clients, double seconds) throws Exception {
        var pool = Executors.newFixedThreadPool(clients.size());
        var done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Client client : clients) {
                running.add(pool.submit((Callable<Void>) () -> {
                    for (int n = 1; n > 0 && System.nanoTime() < end;) {
                        n = client.work();
                        done.addAndGet(n);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            pool.shutdownNow();
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    /** @return milliseconds that one call took */
    static double millis(Callable<?> call) throws Exception {
        long start = System.nanoTime();
        call.call();
        return (System.nanoTime() - start) / 1e6;
    }

    static double[] millis(int times, Callable<?> call) throws Exception {
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            taken[i] = millis(call);
        }
        return taken;
    }

    static double median(double... values) {
        return percentile(values, 50);
    }

    /** Nearest rank. */
    static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
