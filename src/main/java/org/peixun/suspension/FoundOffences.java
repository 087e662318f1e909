package org.peixun.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The offences a suspension case rests on, one row each; added and never changed, but that an allegation proved untrue. */
@Repository
class FoundOffences {

    /**
     * @param alleged not found yet, the reason of an urgent suspension @param fromCase the complaint or inspection it comes from
     * @param unfoundedAt when an allegation was found to be untrue, or {@code null}
     */
    record Offence(
            String number, StandingReason offence, String facts, String fromCase, boolean alleged, String foundByName, Instant foundAt,
            Instant unfoundedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FoundOffences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String number, Finding finding, boolean alleged, Actor by) {
        finding.offences().forEach(offence -> jdbc.sql("""
                INSERT INTO suspension_finding (number, offence, facts, from_case, alleged, found_by, found_by_name, found_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""").params(number, offence.name(), finding.facts().strip(), finding.fromCase(), alleged,
                by.userId(), by.name(), clock.instant().atOffset(ZoneOffset.UTC)).update());
    }

    List<Offence> of(String number) {
        return jdbc.sql("SELECT * FROM suspension_finding WHERE number = ? ORDER BY id").param(number).query(Offence.class).list();
    }

    /** What a decision may rest on: what was found, not what was alleged; the allegation where nothing is found yet. */
    List<Offence> grounds(String number) {
        return grounds(of(number));
    }

    /** The same as it was then, for a letter of that moment. */
    List<Offence> grounds(String number, Instant then) {
        return grounds(of(number).stream().filter(one -> !one.foundAt().isAfter(then)).toList());
    }

    private static List<Offence> grounds(List<Offence> all) {
        List<Offence> found = all.stream().filter(one -> !one.alleged()).toList();
        return found.isEmpty() ? all : found;
    }

    /** Found, not only alleged. */
    boolean established(String number) {
        return of(number).stream().anyMatch(one -> !one.alleged());
    }

    /** The allegation of this case is untrue. */
    void unfounded(String number, String fromCase) {
        jdbc.sql("UPDATE suspension_finding SET unfounded_at = ? WHERE number = ? AND from_case = ? AND alleged AND unfounded_at IS NULL")
                .params(clock.instant().atOffset(ZoneOffset.UTC), number, fromCase).update();
    }

    /** Whether there is anything left to decide on. */
    boolean stand(String number) {
        return of(number).stream().anyMatch(one -> one.unfoundedAt() == null);
    }

    /** Found true in these cases, in suspensions whose decision was neither 不成立 nor corrected. */
    List<Findings.Standing> standing(Collection<String> fromCases) {
        return jdbc.sql("""
                SELECT f.offence, f.number, s.state FROM suspension_finding f JOIN suspension s ON s.number = f.number
                WHERE f.from_case = ANY (:cases) AND NOT f.alleged AND s.state <> 'CORRECTED'
                  AND NOT (s.state = 'REINSTATED' AND s.decided = 'DISMISS')
                ORDER BY f.id""").param("cases", fromCases.toArray(String[]::new)).query((row, n) -> new Findings.Standing(
                StandingReason.valueOf(row.getString("offence")), row.getString("number"),
                SuspensionState.valueOf(row.getString("state")).label())).list();
    }

    Optional<String> numberFor(String fromCase) {
        return jdbc.sql("SELECT number FROM suspension_finding WHERE from_case = ? ORDER BY id DESC LIMIT 1").param(fromCase)
                .query(String.class).optional();
    }
}
