package org.peixun.nomination;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** A column of the comparison of candidates; later modules fill completion, employment and complaints by a bean of it. */
public interface InstitutionIndicator {

    /** 结业率 */
    String label();

    /** Institution → what is known, in words; institutions of which nothing is known are missing. One query. */
    Map<Long, String> between(Collection<Long> institutions, LocalDate from, LocalDate to);
}
