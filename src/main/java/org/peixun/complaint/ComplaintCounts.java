package org.peixun.complaint;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.InstitutionIndicator;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 查实的投诉举报 of institutions. Of those not found nothing is told: an allegation is no measure. */
@Component
@Order(60)
class ComplaintCounts implements InstitutionIndicator {

    private record Sum(long institutionId, int found) {}

    private final JdbcClient jdbc;

    ComplaintCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String label() {
        return "查实的投诉举报";
    }

    /** Before the city suspends it the institution knows of no complaint, true or not. */
    @Override
    public boolean officersOnly() {
        return true;
    }

    @Override
    public Map<Long, Value> between(Collection<Long> institutions, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT institution_id, count(*) AS found FROM complaint
                WHERE institution_id = ANY (:ids::bigint[]) AND outcome IN ('FOUND', 'HANDED_OVER') AND main_number IS NULL
                  AND (verified_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN :from AND :to
                GROUP BY institution_id""")
                .param("ids", institutions.toArray(Long[]::new)).param("from", from).param("to", to).query(Sum.class).list().stream()
                .collect(Collectors.toMap(Sum::institutionId, sum -> new Value(sum.found() + "件", "经核查属实的投诉举报（第12条）", false)));
    }
}
