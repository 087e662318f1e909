package org.peixun.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases and the day on which their terms end. */
@Component
class ClosedCases {

    private static final String FACTS = "SELECT number, title, jurisdiction, kind, state_label, ended_at FROM case_file ";

    /** @param endedAt {@code null} while it runs @param draft never handed in */
    record Case(String number, String title, String jurisdiction, boolean draft, String state, Instant endedAt) {

        LocalDate endedOn() {
            return endedAt == null ? null : LocalDate.ofInstant(endedAt, Zone.CHINA);
        }
    }

    private final JdbcClient jdbc;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    ClosedCases(JdbcClient jdbc, PolicyParameters parameters, Jurisdictions jurisdictions, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    Optional<Case> find(String number) {
        return jdbc.sql(FACTS + "WHERE number = ?").param(number).query(ClosedCases::read).optional();
    }

    List<Case> ended(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of()
                : jdbc.sql(FACTS + "WHERE ended_at IS NOT NULL AND number = ANY(:numbers::text[]) ORDER BY ended_at")
                        .param("numbers", numbers.toArray(String[]::new)).query(ClosedCases::read).list();
    }

    /** Those closed for as many days as their county waits, oldest first; once more those closed again since, as when a decision was taken back. */
    List<Case> toBeArchived(int most) {
        var places = Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream()).map(Jurisdiction::code).toList();
        return jdbc.sql(FACTS + """
                        c JOIN unnest(:places::text[], :before::timestamptz[]) AS wait (place, before)
                            ON place = jurisdiction AND ended_at < before
                        WHERE kind <> 'DRAFT' AND NOT EXISTS (SELECT FROM case_archive_version a WHERE a.number = c.number AND a.archived_at >= c.ended_at)
                        ORDER BY ended_at LIMIT :most""")
                .param("places", places.toArray(String[]::new))
                .param("before", places.stream().map(this::archivedIfEndedBefore).toArray(String[]::new))
                .param("most", most).query(ClosedCases::read).list();
    }

    private String archivedIfEndedBefore(String place) {
        int days = parameters.at(today(), place).integer("retention.archiveDays");
        return today().minusDays(days - 1L).atStartOfDay(Zone.CHINA).toInstant().toString();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The last day of the term of that many years: of those in force when the case ended and today the longer one. */
    LocalDate yearsAfter(Case ended, String key) {
        int then = parameters.at(ended.endedOn(), ended.jurisdiction()).integer(key);
        return ended.endedOn().plusYears(Math.max(then, parameters.at(today(), ended.jurisdiction()).integer(key)));
    }

    String basis(Case one, String key) {
        return parameters.at(today(), one.jurisdiction()).basis(key);
    }

    private static Case read(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Case(row.getString("number"), row.getString("title"), row.getString("jurisdiction"),
                row.getString("kind").equals("DRAFT"), row.getString("state_label"),
                ended == null ? null : ended.toInstant());
    }
}
