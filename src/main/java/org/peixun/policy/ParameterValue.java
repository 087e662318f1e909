package org.peixun.policy;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A value that somebody set from a day on.
 *
 * @param jurisdiction {@code null} for the city's own value
 * @param value {@code null}: from this day the county follows the city again
 */
public record ParameterValue(
        long id, String key, String jurisdiction, String value, LocalDate validFrom, String changedByName,
        Instant changedAt, String reason) {}
