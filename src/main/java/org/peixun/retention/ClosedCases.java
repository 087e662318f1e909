package org.peixun.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private static final int PORTION = 1_000;

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

    /** Ended so many years ago that the term of some county is over, see {@link #yearsAfter}. @param key the policy parameter with the years */
    Stream<List<Case>> endedYearsAgo(String key) {
        int shortest = places().stream().mapToInt(place -> parameters.at(today(), place).integer(key)).min().orElseThrow();
        return portions(today().minusYears(shortest).plusDays(1)); // a day more: the 29th of February has none in most years
    }

    /** Ended so many days ago that its county archives it. */
    boolean isToBeArchived(Case one) {
        return !one.draft() && one.endedAt() != null && places().contains(one.jurisdiction()) && one.endedOn().isBefore(archivedBefore(one.jurisdiction()));
    }

    private LocalDate archivedBefore(String place) {
        return today().minusDays(parameters.at(today(), place).integer("retention.archiveDays") - 1L);
    }

    /** The same of all of them. */
    Stream<List<Case>> toBeArchived() {
        Map<String, LocalDate> before = places().stream().collect(Collectors.toMap(place -> place, this::archivedBefore));
        return portions(before.values().stream().max(Comparator.naturalOrder()).orElseThrow()).map(portion -> portion.stream()
                .filter(one -> !one.draft() && before.containsKey(one.jurisdiction()) && one.endedOn().isBefore(before.get(one.jurisdiction()))).toList());
    }

    /** Oldest first, some at a time: what has gathered in years is neither sorted nor held in memory as a whole. */
    private Stream<List<Case>> portions(LocalDate before) {
        return Stream.iterate(portion(before, Instant.EPOCH, ""), Predicate.not(List::isEmpty), former -> {
            Case last = former.get(former.size() - 1);
            return portion(before, last.endedAt(), last.number());
        });
    }

    private List<Case> portion(LocalDate before, Instant endedAt, String number) {
        return jdbc.sql(FACTS + "WHERE ended_at < :before AND (ended_at, number) > (:endedAt, :number) ORDER BY ended_at, number LIMIT " + PORTION)
                .param("before", Timestamp.from(before.atStartOfDay(Zone.CHINA).toInstant()))
                .param("endedAt", Timestamp.from(endedAt)).param("number", number).query(ClosedCases::read).list();
    }

    private List<String> places() {
        return Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream()).map(Jurisdiction::code).toList();
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
