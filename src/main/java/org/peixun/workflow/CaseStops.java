package org.peixun.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When cases stood still. The engine keeps only what came of it. */
@Component
class CaseStops {

    private final JdbcClient jdbc;

    CaseStops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param to {@code null} while it stands still */
    record Stop(String number, Instant from, Instant to) {}

    /** In their order, by case number. */
    Map<String, List<Stop>> of(Collection<String> numbers) {
        return jdbc.sql("""
                SELECT case_number AS number, paused_at AS "from", resumed_at AS "to" FROM case_pause
                 WHERE case_number = ANY (?) ORDER BY case_number, paused_at""")
                .param(numbers.toArray(String[]::new)).query(Stop.class).list().stream().collect(Collectors.groupingBy(Stop::number));
    }
}
