package org.peixun.roster;

import static org.peixun.shared.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Phone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Trainees of cases; a roster of any size is one statement. */
@Repository
class StoredTrainees {

    static final int DRAFT = Rosters.DRAFT;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    StoredTrainees(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    List<NewTrainee> of(String caseNumber, int submission) {
        return jdbc.sql("""
                        SELECT row_no, name, id_number, phone, category, education, employer, credit_code, district
                        FROM roster_trainee WHERE case_number = ? AND submission_no = ? ORDER BY row_no""")
                .params(caseNumber, submission)
                .query((row, n) -> trainee(row, caseNumber))
                .list();
    }

    /** Of the draft; whether a workbook waits beside it is asked along, for whoever counts asks for that next. */
    int size(String caseNumber) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM roster_trainee WHERE case_number = :number AND submission_no = :draft) AS size,
                               EXISTS (SELECT FROM roster_upload WHERE case_number = :number AND NOT accepted) AS waits""")
                .param("number", caseNumber).param("draft", DRAFT)
                .query((row, n) -> {
                    Uploads.note(caseNumber, row.getBoolean("waits"));
                    return row.getInt("size");
                }).single();
    }

    /**
     * Those who have a place in the class, as they stand in the roster in force; before consent in the last one handed in.
     * When the class was ended after it had begun, those who had one then: what was recorded of them stays to be read.
     * A later submission may be a change that was only asked for, or refused: it moves nobody and changes no number.
     */
    private static final String IN_PLACE = """
            SELECT t.person_index, t.row_no, t.name, t.id_number, t.phone, e.state
              FROM class_filing f
              JOIN trainee_enrolment e ON e.case_number = f.number AND (e.state = 'ACTIVE' OR f.started_on IS NOT NULL)
              JOIN roster_trainee t ON t.case_number = f.number AND t.person_index = e.person_index
               AND t.submission_no = coalesce(f.version_in_force, f.submissions)
             WHERE f.number = :number""";

    List<Enrolled> enrolled(String caseNumber) {
        return jdbc.sql("SELECT * FROM (" + IN_PLACE + ") placed ORDER BY row_no, person_index")
                .param("number", caseNumber)
                .query((row, n) -> new Enrolled(row.getString("person_index"), n + 1, row.getString("name"),
                        new CitizenId(cipher.decrypt(row.getString("id_number"), idContext(caseNumber))).masked(),
                        new Phone(cipher.decrypt(row.getString("phone"), phoneContext(caseNumber))).masked()))
                .list();
    }

    Map<String, Integer> firstIn(String caseNumber, Collection<Integer> submissions) {
        return jdbc.sql("""
                SELECT coalesce(c.present, t.person_index) AS person_index, min(t.submission_no) AS first
                  FROM roster_trainee t LEFT JOIN roster_correction c ON c.case_number = t.case_number AND c.former = t.person_index
                 WHERE t.case_number = ? AND t.submission_no = ANY (CAST(? AS int[])) GROUP BY 1""")
                .param(caseNumber).param(submissions.toArray(Integer[]::new))
                .query((row, n) -> Map.entry(row.getString("person_index"), row.getInt("first"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of the others nobody is called any more. */
    Optional<String> phone(String caseNumber, String person) {
        return jdbc.sql("SELECT phone FROM (" + IN_PLACE + ") placed WHERE person_index = :person AND state = 'ACTIVE'")
                .param("number", caseNumber).param("person", person)
                .query((row, n) -> cipher.decrypt(row.getString("phone"), phoneContext(caseNumber)))
                .optional();
    }

    void replaceDraft(String caseNumber, List<NewTrainee> trainees) {
        delete(caseNumber, DRAFT);
        if (trainees.isEmpty()) {
            return;
        }
        String idContext = idContext(caseNumber);
        String phoneContext = phoneContext(caseNumber);
        jdbc.sql("""
                        INSERT INTO roster_trainee (case_number, submission_no, row_no, person_index, name, id_number,
                            phone, category, education, employer, credit_code, district)
                        SELECT ?, ?, row_no, person_index, name, id_number, phone, category, education, employer,
                            credit_code, district
                        FROM unnest(CAST(? AS int[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                            CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                            CAST(? AS text[]), CAST(? AS text[]))
                          AS given (row_no, person_index, name, id_number, phone, category, education, employer,
                            credit_code, district)""")
                .param(caseNumber)
                .param(DRAFT)
                .param(trainees.stream().map(NewTrainee::row).toArray(Integer[]::new))
                .param(texts(trainees, trainee -> cipher.blindIndex(trainee.idNumber().value())))
                .param(texts(trainees, NewTrainee::name))
                .param(texts(trainees, trainee -> cipher.encrypt(trainee.idNumber().value(), idContext)))
                .param(texts(trainees, trainee -> cipher.encrypt(trainee.phone().value(), phoneContext)))
                .param(texts(trainees, trainee -> trainee.category().name()))
                .param(texts(trainees, trainee -> trainee.education() == null ? null : trainee.education().name()))
                .param(texts(trainees, NewTrainee::employer))
                .param(texts(trainees, NewTrainee::creditCode))
                .param(texts(trainees, NewTrainee::district))
                .update();
    }

    /** @param to has none yet */
    void copy(String caseNumber, int from, int to) {
        jdbc.sql("""
                        INSERT INTO roster_trainee (case_number, submission_no, row_no, person_index, name, id_number,
                            phone, category, education, employer, credit_code, district)
                        SELECT case_number, ?, row_no, person_index, name, id_number, phone, category, education,
                            employer, credit_code, district
                        FROM roster_trainee WHERE case_number = ? AND submission_no = ?""")
                .params(to, caseNumber, from)
                .update();
    }

    void deleteAll(String caseNumber) {
        jdbc.sql("DELETE FROM roster_trainee WHERE case_number = ?").param(caseNumber).update();
    }

    void delete(String caseNumber, int submission) {
        jdbc.sql("DELETE FROM roster_trainee WHERE case_number = ? AND submission_no = ?")
                .params(caseNumber, submission)
                .update();
    }

    private NewTrainee trainee(ResultSet row, String caseNumber) throws SQLException {
        String education = row.getString("education");
        return new NewTrainee(
                row.getInt("row_no"), row.getString("name"),
                new CitizenId(cipher.decrypt(row.getString("id_number"), idContext(caseNumber))),
                new Phone(cipher.decrypt(row.getString("phone"), phoneContext(caseNumber))),
                PersonCategory.valueOf(row.getString("category")),
                education == null ? null : Education.valueOf(education),
                row.getString("employer"), row.getString("credit_code"), row.getString("district"));
    }

    /** Bound to the case, not to the row: rows are renumbered and copied to submissions. */
    private static String idContext(String caseNumber) {
        return "roster_trainee.id_number/" + caseNumber;
    }

    private static String phoneContext(String caseNumber) {
        return "roster_trainee.phone/" + caseNumber;
    }
}
