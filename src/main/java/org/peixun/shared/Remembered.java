package org.peixun.shared;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A value that is often asked for and seldom changes: kept in memory, read again when told so and, because another node
 * may have changed it, after a short while in any case.
 */
public final class Remembered<T> {

    private final Supplier<T> source;
    private final long keptFor;
    private final AtomicInteger forgotten = new AtomicInteger();
    private volatile Kept<T> kept;

    private record Kept<T>(T value, long readAt, int forgotten) {}

    public Remembered(Duration keptFor, Supplier<T> source) {
        this.source = source;
        this.keptFor = keptFor.toNanos();
    }

    public T get() {
        Kept<T> current = kept;
        if (!isFresh(current)) {
            synchronized (this) {
                current = kept;
                if (!isFresh(current)) {
                    // the count is taken before the reading: what is forgotten meanwhile is read once more
                    int before = forgotten.get();
                    current = new Kept<>(source.get(), System.nanoTime(), before);
                    kept = current;
                }
            }
        }
        return current.value();
    }

    /** The next {@link #get()} reads the source again. */
    public void forget() {
        forgotten.incrementAndGet();
    }

    private boolean isFresh(Kept<T> current) {
        return current != null
                && current.forgotten() == forgotten.get()
                && System.nanoTime() - current.readAt() < keptFor;
    }
}
