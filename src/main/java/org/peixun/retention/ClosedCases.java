package org.peixun.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases and the day on which their terms end. */
@Component
class ClosedCases {

    private static final String FACTS = "SELECT number, title, jurisdiction, kind, state_label, ended_at FROM case_file ";

    /** @param endedOn {@code null} while it runs @param draft never handed in */
    record Case(String number, String title, String jurisdiction, boolean draft, String state, LocalDate endedOn) {}

    private final JdbcClient jdbc;
    private final PolicyParameters parameters;
    private final Clock clock;

    ClosedCases(JdbcClient jdbc, PolicyParameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.clock = clock;
    }

    Optional<Case> find(String number) {
        return jdbc.sql(FACTS + "WHERE number = ?").param(number).query(ClosedCases::read).optional();
    }

    List<Case> ended(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of()
                : jdbc.sql(FACTS + "WHERE ended_at IS NOT NULL AND number IN (:numbers) ORDER BY ended_at")
                        .param("numbers", numbers).query(ClosedCases::read).list();
    }

    /** Oldest first. */
    List<Case> withoutArchive(int most) {
        return jdbc.sql(FACTS + "c WHERE ended_at <= :today AND kind <> 'DRAFT' AND NOT EXISTS "
                        + "(SELECT FROM case_archive a WHERE a.number = c.number) ORDER BY ended_at LIMIT :most")
                .param("today", Timestamp.from(clock.instant())).param("most", most).query(ClosedCases::read).list();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The last day of the term of that many years, by the parameters in force today. */
    LocalDate yearsAfter(Case ended, String key) {
        return ended.endedOn().plusYears(parameters.at(today(), ended.jurisdiction()).integer(key));
    }

    boolean toBeArchived(Case ended) {
        int days = parameters.at(today(), ended.jurisdiction()).integer("retention.archiveDays");
        return !ended.endedOn().plusDays(days).isAfter(today());
    }

    String basis(Case one, String key) {
        return parameters.at(today(), one.jurisdiction()).basis(key);
    }

    private static Case read(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Case(row.getString("number"), row.getString("title"), row.getString("jurisdiction"),
                row.getString("kind").equals("DRAFT"), row.getString("state_label"),
                ended == null ? null : LocalDate.ofInstant(ended.toInstant(), Zone.CHINA));
    }
}
