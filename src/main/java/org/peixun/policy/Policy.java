package org.peixun.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;

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

    /** When the offices open on a day ({@code office.openingTime}). */
    default ZonedDateTime opening(LocalDate day) {
        return day.atTime(time("office.openingTime")).atZone(Zone.CHINA);
    }

    /** Close of business of a day ({@code office.closingTime}). */
    default ZonedDateTime closing(LocalDate day) {
        return day.atTime(time("office.closingTime")).atZone(Zone.CHINA);
    }

    /** What the number rests on, e.g. {@code 第11条}; shown beside every refusal. */
    String basis(String key);
}
