package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many classes institutions have been given consent to, for other features; one query. */
@Component
public class ClassFigures {

    /** @param trainees planned in them @param latest start of the latest class, or {@code null} */
    public record Figures(long institutionId, int classes, int trainees, LocalDate latest) {}

    private final JdbcClient jdbc;

    ClassFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Classes that start in {@code [from, to]}; institutions without one are missing. */
    public Map<Long, Figures> between(Collection<Long> institutions, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT institution_id, count(*) AS classes, coalesce(sum(planned_size), 0) AS trainees, max(starts_on) AS latest
                FROM class_filing
                WHERE institution_id = ANY (:ids::bigint[]) AND state IN ('APPROVED', 'RUNNING', 'COMPLETED', 'NOT_COMPLETED', 'CLOSED')
                  AND starts_on BETWEEN :from AND :to
                GROUP BY institution_id""")
                .param("ids", institutions.toArray(Long[]::new)).param("from", from).param("to", to)
                .query(Figures.class).list().stream().collect(Collectors.toMap(Figures::institutionId, figures -> figures));
    }
}
