package org.peixun.policy;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.peixun.shared.WorkingDays;

/**
 * The parameters in force on one day in one jurisdiction. Keys are those of domain.md §11, e.g. {@code
 * filing.reviewWorkdays}. An unknown key is a fault of ours: {@link IllegalStateException}.
 */
public interface Policy {

    int integer(String key);

    BigDecimal decimal(String key);

    boolean flag(String key);

    LocalTime time(String key);

    default WorkingDays workingDays(String key) {
        return WorkingDays.of(integer(key));
    }

    /** What the number rests on, e.g. {@code 第11条}; shown beside every refusal. */
    String basis(String key);
}
