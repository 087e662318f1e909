package org.peixun.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may ask for a public page: a bucket that holds some requests and fills again slowly. In the
 * memory of this node; the addresses asked longest ago are forgotten first.
 */
public final class VisitorBuckets {

    private static final int REMEMBERED = 10_000;

    private final int capacity;
    private final Duration refill;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param left requests left at {@code at} */
    private record Bucket(double left, Instant at) {}

    /** @param capacity requests at once @param refill time after which one more is allowed */
    public VisitorBuckets(int capacity, Duration refill, Clock clock) {
        this.capacity = capacity;
        this.refill = refill;
        this.clock = clock;
    }

    /** @return whether this request is within the limit; one that is not empties nothing further */
    public synchronized boolean take(String address) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(address, new Bucket(capacity, now));
        double filled = Math.max(0, Duration.between(bucket.at(), now).toMillis()) / (double) refill.toMillis();
        double left = Math.min(capacity, bucket.left() + filled);
        boolean within = left >= 1;
        buckets.put(address, new Bucket(within ? left - 1 : left, now));
        return within;
    }

    /** The request taken turned out to be one that is not counted. */
    public synchronized void giveBack(String address) {
        buckets.computeIfPresent(address, (same, bucket) -> new Bucket(Math.min(capacity, bucket.left() + 1), bucket.at()));
    }
}
