package org.peixun.policy;

import java.time.LocalDate;

/** The numbers of the notice, effective-dated and per county: {@code parameters.at(date, jurisdiction)}. */
public interface PolicyParameters {

    /**
     * The values in force on {@code date} in {@code jurisdiction} (a code such as {@code 371524}); the county's own
     * value wins over the city's. Before the first day of a parameter its first value counts.
     */
    Policy at(LocalDate date, String jurisdiction);
}
