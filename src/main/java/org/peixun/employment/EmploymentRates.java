package org.peixun.employment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.InstitutionIndicator;
import org.peixun.policy.PolicyParameters;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 就业率 of institutions: of each class the latest checkpoint, reported or not. A class is held to the target of its first day;
 * several together to that of the last of them.
 */
@Component
@Order(30)
class EmploymentRates implements InstitutionIndicator {

    private record Sum(long institutionId, String jurisdiction, LocalDate startsOn, int classes, int graduates, int employed) {}

    private final JdbcClient jdbc;
    private final PolicyParameters parameters;

    EmploymentRates(JdbcClient jdbc, PolicyParameters parameters) {
        this.jdbc = jdbc;
        this.parameters = parameters;
    }

    @Override
    public String label() {
        return "就业率";
    }

    @Override
    public Map<Long, Value> between(Collection<Long> institutions, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT latest.institution_id, i.jurisdiction, max(f.starts_on) AS starts_on, count(*) AS classes, sum(graduates) AS graduates, sum(employed) AS employed
                FROM (SELECT DISTINCT ON (institution_id, number) institution_id, number, graduates, employed FROM employment_checkpoint
                      WHERE institution_id = ANY (:ids::bigint[]) AND (closed_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN :from AND :to
                      ORDER BY institution_id, number, nth DESC) latest JOIN institution i ON i.id = latest.institution_id JOIN class_filing f ON f.number = latest.number
                GROUP BY latest.institution_id, i.jurisdiction HAVING sum(graduates) > 0""")
                .param("ids", institutions.toArray(Long[]::new)).param("from", from).param("to", to).query(Sum.class).list().stream()
                .collect(Collectors.toMap(Sum::institutionId, this::value));
    }

    private Value value(Sum sum) {
        int rate = sum.employed() * 100 / sum.graduates();
        int target = parameters.at(sum.startsOn(), sum.jurisdiction()).integer("employment.targetRate");
        return new Value(rate + "%", "目标" + target + "%；" + sum.classes() + "个班期、" + sum.graduates()
                + "名结业学员，按各班期最近一次跟踪计算（第11条）", rate >= target);
    }
}
