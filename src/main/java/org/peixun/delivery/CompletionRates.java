package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.InstitutionIndicator;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 结业率: trainees with a certificate among those of the classes that are over, by their number at the end: whether they have
 * an exam result or not, without those who left before, whoever is erased since. How many came on the first day is another number.
 * Nodes of an earlier version keep no number; of their classes those with a result are counted.
 */
@Component
@Order(20)
class CompletionRates implements InstitutionIndicator {

    private record Sum(long institutionId, int classes, int trainees, int graduates) {}

    private final JdbcClient jdbc;

    CompletionRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String label() {
        return "结业率";
    }

    @Override
    public Map<Long, Value> between(Collection<Long> institutions, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT institution_id, count(*) AS classes, sum(trainees) AS trainees, sum(graduates) AS graduates
                FROM (SELECT f.institution_id, coalesce(d.trainees, (SELECT count(*) FROM exam_result r WHERE r.number = f.number)) AS trainees,
                             (SELECT count(*) FROM certificate c WHERE c.number = f.number) AS graduates
                      FROM class_filing f LEFT JOIN class_delivery d USING (number) WHERE f.institution_id = ANY (:ids::bigint[])
                        AND f.state IN ('COMPLETED', 'NOT_COMPLETED', 'CLOSED') AND f.ends_on BETWEEN :from AND :to) over
                GROUP BY institution_id HAVING sum(trainees) > 0""")
                .param("ids", institutions.toArray(Long[]::new)).param("from", from).param("to", to).query(Sum.class).list().stream()
                .collect(Collectors.toMap(Sum::institutionId, sum -> Value.of(sum.graduates() * 100 / sum.trainees() + "%",
                        sum.classes() + "个已结束班期、" + sum.trainees() + "名学员中" + sum.graduates() + "名结业（第5条、第10条）")));
    }
}
