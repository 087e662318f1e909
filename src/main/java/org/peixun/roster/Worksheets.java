package org.peixun.roster;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.peixun.protection.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Worksheets that were not taken over, kept with their errors until their sender has sent a better one, or none for long ({@code retention.worksheetDays}). */
@Component
@Transactional
public class Worksheets {

    public record Returned(String fileName, byte[] content) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    Worksheets(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @param kind one a case, e.g. {@code attendance} */
    public void giveBack(String caseNumber, String kind, String fileName, Worksheet sheet, List<Worksheet.Fault> faults) {
        forget(caseNumber, kind);
        jdbc.sql("INSERT INTO returned_worksheet (case_number, kind, file_name, content, returned_at) VALUES (?, ?, ?, ?, ?)")
                .params(caseNumber, kind, fileName, cipher.encrypt(sheet.annotated(faults), context(caseNumber, kind)), Timestamp.from(clock.instant())).update();
    }

    public Optional<Returned> returned(String caseNumber, String kind) {
        return jdbc.sql("SELECT file_name, content FROM returned_worksheet WHERE case_number = ? AND kind = ?")
                .params(caseNumber, kind)
                .query((row, n) -> new Returned(row.getString("file_name"),
                        cipher.decrypt(row.getBytes("content"), context(caseNumber, kind)))).optional();
    }

    public void forget(String caseNumber, String kind) {
        jdbc.sql("DELETE FROM returned_worksheet WHERE case_number = ? AND kind = ?").params(caseNumber, kind).update();
    }

    private static String context(String caseNumber, String kind) {
        return "returned_worksheet.content/" + caseNumber + "/" + kind;
    }
}
