package org.peixun.identity;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what each person does within the running minute; in the memory of this node, those heard of longest ago go first. */
final class PerMinute {

    private static final int REMEMBERED = 10_000;

    private record Count(long minute, int number) {}

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    PerMinute(Clock clock) {
        this.clock = clock;
    }

    /** @return 1 for the first in this minute */
    synchronized int next(String person) {
        long minute = clock.millis() / 60_000;
        return counts.merge(person, new Count(minute, 1),
                (before, first) -> before.minute() == minute ? new Count(minute, before.number() + 1) : first).number();
    }
}
