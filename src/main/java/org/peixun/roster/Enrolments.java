package org.peixun.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.peixun.directory.Level;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Parsed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has a place in which class, over all counties; a roster of any size is one statement. */
@Repository
class Enrolments {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    Enrolments(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Places in other classes that a rule might hold against these trainees; empty while the class has no dates. */
    List<Enrolment> others(List<Candidate> rows, Frame frame) {
        RosterContext context = frame.context();
        List<Integer> numbers = new ArrayList<>();
        List<String> persons = new ArrayList<>();
        for (Candidate row : rows) {
            Parsed<CitizenId> id = row.id();
            if (id.ok()) {
                numbers.add(row.row());
                persons.add(cipher.blindIndex(id.value().value()));
            }
        }
        if (!context.datesKnown() || persons.isEmpty()) {
            return List.of();
        }
        // three days more than the window: months have different ends; the rule itself counts exactly
        int months = frame.policy().integer("person.sameTradeLevelMonths");
        LocalDate from = context.startsOn().minusMonths(months).minusDays(3);
        LocalDate to = context.endsOn().plusMonths(months).plusDays(3);
        return jdbc.sql("""
                        SELECT asked.row_no, other.case_number, other.occupation_code, other.level, other.starts_on,
                            other.ends_on, other.subsidised,
                            EXISTS (SELECT FROM occupation o WHERE o.code = other.occupation_code AND o.kind = '创业培训')
                              = EXISTS (SELECT FROM occupation o WHERE o.code = ? AND o.kind = '创业培训') AS same_kind
                        FROM unnest(CAST(? AS int[]), CAST(? AS text[])) AS asked (row_no, person_index)
                        JOIN trainee_enrolment other ON other.person_index = asked.person_index
                        WHERE other.state = 'ACTIVE' AND other.case_number <> ?
                          AND (other.year = ? OR other.starts_on <= ? AND other.ends_on >= ?)""")
                .param(context.occupationCode())
                .param(numbers.toArray(Integer[]::new))
                .param(persons.toArray(String[]::new))
                .params(List.of(context.caseNumber(), context.startsOn().getYear(), to, from))
                .query((row, n) -> new Enrolment(
                        row.getInt("row_no"), row.getString("case_number"), row.getString("occupation_code"),
                        Level.valueOf(row.getString("level")), row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class), row.getBoolean("subsidised"), row.getBoolean("same_kind")))
                .list();
    }

    /** Any of the submission's trainees in another class, whenever it is: then it is looked at closely. */
    boolean hasOthers(RosterContext context, int submission) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM roster_trainee asked
                            JOIN trainee_enrolment other ON other.person_index = asked.person_index
                            WHERE asked.case_number = ? AND asked.submission_no = ?
                              AND other.state = 'ACTIVE' AND other.case_number <> ?)""")
                .params(context.caseNumber(), submission, context.caseNumber()).query(Boolean.class).single();
    }

    /**
     * Each of the submission's persons for one case at a time, until the end of the transaction: two cases cannot both find a
     * person free. In one order, so that nobody waits for each other; persons share 65,536 locks.
     */
    void lock(String caseNumber, int submission) {
        jdbc.sql("""
                        SELECT pg_advisory_xact_lock(21, person) FROM (
                            SELECT DISTINCT hashtext(person_index) & 65535 AS person FROM roster_trainee
                            WHERE case_number = ? AND submission_no = ?) persons
                        ORDER BY person""")
                .params(caseNumber, submission).query((row, n) -> n).list();
    }

    /** The submission's trainees take their places. */
    void add(RosterContext context, int submission) {
        jdbc.sql("""
                        INSERT INTO trainee_enrolment
                            (person_index, case_number, occupation_code, level, starts_on, ends_on, subsidised)
                        SELECT person_index, case_number, ?, ?, CAST(? AS date), CAST(? AS date), ?
                        FROM roster_trainee WHERE case_number = ? AND submission_no = ?""")
                .params(context.occupationCode(), context.level().name(), context.startsOn(), context.endsOn(),
                        context.subsidised(), context.caseNumber(), submission)
                .update();
    }

    void release(String caseNumber) {
        jdbc.sql("UPDATE trainee_enrolment SET state = 'RELEASED' WHERE case_number = ? AND state = 'ACTIVE'")
                .param(caseNumber)
                .update();
    }

    /** The training of the others did not come to a subsidy: it counts against no limit. */
    void subsidisedOnly(String caseNumber, Set<String> persons) {
        jdbc.sql("UPDATE trainee_enrolment SET subsidised = false WHERE case_number = ? AND NOT person_index = ANY (CAST(? AS text[]))")
                .param(caseNumber).param(persons.toArray(String[]::new)).update();
    }

    void delete(String caseNumber) {
        jdbc.sql("DELETE FROM trainee_enrolment WHERE case_number = ?").param(caseNumber).update();
    }
}
