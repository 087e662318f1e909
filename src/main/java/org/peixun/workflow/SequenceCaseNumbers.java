package org.peixun.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
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
    public List<String> next(CaseType type, int count) {
        int year = LocalDate.now(clock).getYear();
        long last = jdbc.sql("""
                INSERT INTO case_counter (case_type, year, last) VALUES (:type, :year, :count)
                ON CONFLICT (case_type, year) DO UPDATE SET last = case_counter.last + :count
                RETURNING last""").param("type", type.id()).param("year", year).param("count", count).query(Long.class).single();
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj(number -> "%s%d-%05d".formatted(type.numberPrefix(), year, number)).toList();
    }
}
