package org.peixun.roster;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Map;
import org.peixun.policy.Policy;

/** The defaults of domain.md §11. */
final class FixedPolicy implements Policy {

    private static final Map<String, Integer> VALUES = Map.of(
            "class.maxSize", 50, "class.warnSize", 45, "person.minAge", 16, "person.maxAgeMale", 60,
            "person.maxAgeFemale", 55, "person.maxPerYear", 3, "person.maxPerYearStudent", 1,
            "person.sameTradeLevelMonths", 12, "roster.maxRows", 5_000);

    @Override
    public int integer(String key) {
        return VALUES.get(key);
    }

    @Override
    public BigDecimal decimal(String key) {
        return BigDecimal.valueOf(integer(key));
    }

    @Override
    public boolean flag(String key) {
        throw new IllegalStateException(key);
    }

    @Override
    public LocalTime time(String key) {
        throw new IllegalStateException(key);
    }

    @Override
    public String basis(String key) {
        return "依据 " + key;
    }
}
