package org.peixun.policy;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** For how many days a parameter says that something is kept: a shorter term destroys nothing of what came under a longer one. */
@Component
public class KeptDays {

    private final StoredPolicyParameters stored;

    KeptDays(StoredPolicyParameters stored) {
        this.stored = stored;
    }

    /** @param key of a whole number of days, e.g. {@code retention.draftDays} @param jurisdiction whose value counts */
    public int of(String key, LocalDate today, String jurisdiction) {
        return stored.sheet().longest(key, today, jurisdiction);
    }
}
