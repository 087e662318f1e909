package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.InstitutionIndicator;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 现场检查 of institutions' classes and how many of them found something. */
@Component
@Order(50)
class InspectionCounts implements InstitutionIndicator {

    private record Sum(long institutionId, int visits, int faulty) {}

    private final JdbcClient jdbc;

    InspectionCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String label() {
        return "现场检查";
    }

    @Override
    public Map<Long, Value> between(Collection<Long> institutions, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT f.institution_id, count(*) AS visits, count(*) FILTER (WHERE v.verdict <> 'PASSED') AS faulty
                FROM class_filing f JOIN class_inspection v ON v.number = f.number
                WHERE f.institution_id = ANY (:ids::bigint[]) AND (v.visited_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN :from AND :to
                GROUP BY f.institution_id""")
                .param("ids", institutions.toArray(Long[]::new)).param("from", from).param("to", to).query(Sum.class).list().stream()
                .collect(Collectors.toMap(Sum::institutionId, sum -> new Value(sum.visits() + "次，其中发现问题" + sum.faulty() + "次",
                        "班期现场检查（第12条）", sum.faulty() == 0)));
    }
}
