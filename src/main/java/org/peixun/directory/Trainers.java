package org.peixun.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The institutions of a county with their standing and scopes of a day, and the standards in force: one query each. */
@Component
public class Trainers {

    /** @param scopes {@code occupation|LEVEL} that it may train today */
    public record Body(long id, String name, DirectoryStatus status, Set<String> scopes) {

        public boolean mayTrain(String occupation, Level level) {
            return scopes.contains(occupation + "|" + level.name());
        }

        /** At one level at least. */
        public boolean mayTrain(String occupation) {
            return scopes.stream().anyMatch(scope -> scope.startsWith(occupation + "|"));
        }
    }

    private record Line(long id, String name, String status) {}

    private record Scoped(long id, String scope) {}

    private final JdbcClient jdbc;

    Trainers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Body> of(String jurisdiction, LocalDate today) {
        Map<Long, Set<String>> scopes = jdbc.sql("""
                SELECT s.institution_id AS id, s.occupation_code || '|' || s.level AS scope
                FROM institution_scope s JOIN institution i ON i.id = s.institution_id
                WHERE i.jurisdiction = :jurisdiction AND s.valid_from <= :date
                  AND (s.valid_to IS NULL OR s.valid_to >= :date)
                  AND (s.agreement_valid_to IS NULL OR s.agreement_valid_to >= :date) AND """ + JdbcDirectory.UNDER_AGREEMENT)
                .param("jurisdiction", jurisdiction).param("date", today).query(Scoped.class).list().stream()
                .collect(Collectors.groupingBy(Scoped::id, Collectors.mapping(Scoped::scope, Collectors.toSet())));
        return jdbc.sql("""
                SELECT i.id, i.name, coalesce(e.status, 'PENDING') AS status
                FROM institution i LEFT JOIN LATERAL (
                    SELECT status FROM institution_event
                    WHERE institution_id = i.id AND effective_on <= :today
                    ORDER BY effective_on DESC, id DESC LIMIT 1) e ON true
                WHERE i.jurisdiction = :jurisdiction ORDER BY i.name""")
                .param("jurisdiction", jurisdiction).param("today", today).query(Line.class).list().stream()
                .map(line -> new Body(line.id(), line.name(), DirectoryStatus.valueOf(line.status()),
                        scopes.getOrDefault(line.id(), Set.of()))).toList();
    }

    /** {@code occupation|LEVEL} → yuan a person on that day. */
    public Map<String, java.math.BigDecimal> standards(LocalDate day) {
        return jdbc.sql("""
                SELECT scope, amount_yuan FROM (
                    SELECT DISTINCT ON (occupation_code, level) occupation_code || '|' || level AS scope, amount_yuan, valid_to
                    FROM subsidy_standard WHERE valid_from <= :day ORDER BY occupation_code, level, valid_from DESC) line
                WHERE valid_to IS NULL OR valid_to >= :day""")
                .param("day", day).query((row, n) -> Map.entry(row.getString(1), row.getBigDecimal(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
