package org.peixun.workflow;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One counter a case type and year, taken in a transaction of its own so that nobody waits for a long one. */
@Component
class SequenceCaseNumbers implements CaseNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;

    SequenceCaseNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String next(CaseType type) {
        int year = LocalDate.now(clock).getYear();
        long number = jdbc.sql("""
                INSERT INTO case_counter (case_type, year, last) VALUES (?, ?, 1)
                ON CONFLICT (case_type, year) DO UPDATE SET last = case_counter.last + 1
                RETURNING last""").params(type.id(), year).query(Long.class).single();
        return "%s%d-%05d".formatted(type.numberPrefix(), year, number);
    }
}
