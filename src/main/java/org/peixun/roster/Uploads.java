package org.peixun.roster;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.OncePerTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Workbooks being worked on, one a case, encrypted: they hold everybody's numbers. */
@Repository
class Uploads {

    private static final int LONGEST_NAME = 255;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    Uploads(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    record Upload(String fileName, byte[] content) {

        /** Tells it from another one. */
        String mark() {
            return WorkbookTables.mark(content);
        }
    }

    /** @return as it is kept */
    Upload keep(String caseNumber, String givenName, byte[] content) {
        String fileName = fileName(givenName);
        jdbc.sql("""
                        INSERT INTO roster_upload (case_number, file_name, content, uploaded_at)
                        VALUES (:caseNumber, :fileName, :content, :now)
                        ON CONFLICT (case_number) DO UPDATE SET file_name = excluded.file_name,
                            content = excluded.content, uploaded_at = excluded.uploaded_at, accepted = false""")
                .param("caseNumber", caseNumber)
                .param("fileName", fileName)
                .param("content", cipher.encrypt(content, context(caseNumber)))
                .param("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime(), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        note(caseNumber, true);
        return new Upload(fileName, content);
    }

    /** Empty too when its content was erased, see {@link RosterPersonalData}. */
    Optional<Upload> of(String caseNumber) {
        return jdbc.sql("SELECT file_name, content FROM roster_upload WHERE case_number = ? AND length(content) > 0")
                .param(caseNumber)
                .query((row, n) -> new Upload(
                        row.getString("file_name"), cipher.decrypt(row.getBytes("content"), context(caseNumber))))
                .optional();
    }

    /** Rows in error were left out: the workbook stays, so that what is wrong in them can still be seen. */
    void accepted(String caseNumber) {
        jdbc.sql("UPDATE roster_upload SET accepted = true WHERE case_number = ?").param(caseNumber).update();
        note(caseNumber, false);
    }

    /** One was neither accepted nor given up. */
    boolean waits(String caseNumber) {
        return OncePerTransaction.read(waiting(caseNumber),
                () -> jdbc.sql("SELECT EXISTS (SELECT FROM roster_upload WHERE case_number = ? AND NOT accepted)")
                        .param(caseNumber).query(Boolean.class).single());
    }

    void forget(String caseNumber) {
        jdbc.sql("DELETE FROM roster_upload WHERE case_number = ?").param(caseNumber).update();
        note(caseNumber, false);
    }

    /** What this transaction knows of {@link #waits}. */
    static void note(String caseNumber, boolean waits) {
        OncePerTransaction.put(waiting(caseNumber), waits);
    }

    private static List<String> waiting(String caseNumber) {
        return List.of("roster upload waits", caseNumber);
    }

    /** Some browsers send the whole path. */
    private static String fileName(String given) {
        String path = given == null ? "" : given;
        String plain = Text.clean(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
        int start = Math.max(0, plain.length() - LONGEST_NAME);
        return plain.isEmpty() ? "花名册.xlsx" : plain.substring(start);
    }

    private static String context(String caseNumber) {
        return "roster_upload.content/" + caseNumber;
    }
}
