package org.peixun.suspension;

import java.sql.Timestamp;
import java.util.List;
import org.peixun.letter.Letter;
import org.peixun.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters of suspensions as they were given; append-only. */
@Repository
class GivenLetters {

    /** What is kept: everything that is printed, the office included. */
    record Paper(Letter.Sheet sheet, SuspensionLetters.Content content) {}

    /** @param nth of its kind, from 1 */
    record Given(SuspensionLetterKind kind, int nth, Paper paper) {}

    private final JdbcClient jdbc;

    GivenLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String number, SuspensionLetterKind kind, Paper paper) {
        jdbc.sql("""
                INSERT INTO suspension_letter (number, kind, nth, given_at, content)
                SELECT :number, :kind, 1 + count(*), :at, CAST(:content AS jsonb) FROM suspension_letter WHERE number = :number AND kind = :kind""")
                .param("number", number).param("kind", kind.name()).param("at", Timestamp.from(paper.sheet().date()))
                .param("content", Json.write(paper)).update();
    }

    List<Given> of(String number) {
        return jdbc.sql("SELECT kind, nth, content FROM suspension_letter WHERE number = ? ORDER BY kind, nth").param(number)
                .query((row, i) -> new Given(SuspensionLetterKind.valueOf(row.getString("kind")), row.getInt("nth"),
                        Json.read(row.getString("content"), Paper.class))).list();
    }
}
