package org.peixun.crash;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One click on a button that changes something.
 *
 * @param effect SQL that answers {@code true} once the change is there, for {@code subject} and {@code person}
 * @param subject number of the case or id of the task
 */
record Deed(UUID commandId, String person, String path, Map<String, String> fields, String effect, String subject) {

    private static final String DONE = "SELECT state = 'DONE' AND done_by = :person FROM work_item WHERE task_id = :subject";
    private static final String TOUCHED = "SELECT true FROM work_item WHERE task_id = :subject AND :person <> ''";

    static Deed submit(String person, String number, int submission, Map<String, String> fields) {
        return of(person, "/filings/" + number + "/submit", fields, """
                SELECT count(*) = 1 FROM filing_snapshot
                WHERE number = :subject AND submission = %d AND taken_by = :person""".formatted(submission), number);
    }

    static Deed withdraw(String person, String number) {
        return of(person, "/filings/" + number + "/withdraw", Map.of("reason", "演练：学员时间调整，改期再报。"),
                "SELECT state = 'WITHDRAWN' AND :person <> '' FROM class_filing WHERE number = :subject", number);
    }

    static Deed claim(String person, String task) {
        return of(person, "/tasks/claim", Map.of("only", task, "back", "/todo"), TOUCHED, task);
    }

    static Deed giveBack(String person, String task) {
        return of(person, "/tasks/give-back", Map.of("only", task, "back", "/todo"), TOUCHED, task);
    }

    static Deed complete(String person, String task, Map<String, String> fields) {
        return of(person, "/tasks/" + task + "/complete", fields, DONE, task);
    }

    /** Suspends or reinstates an institution with all its cases. @param to suspend or reinstate */
    static Deed standing(String person, long institution, String to, String reason) {
        String documentNo = "演练〔2026〕" + Integer.toUnsignedString(UUID.randomUUID().hashCode()) + "号";
        return of(person, "/directory/" + institution + "/standing/" + to,
                Map.of("reason", reason, "facts", "演练：核对暂停和恢复。", "documentNo", documentNo),
                "SELECT count(*) = 1 AND :person <> '' FROM institution_event WHERE document_no = :subject", documentNo);
    }

    private static Deed of(String person, String path, Map<String, String> fields, String effect, String subject) {
        UUID id = UUID.randomUUID();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("commandId", id.toString());
        return new Deed(id, person, path, all, effect, subject);
    }
}
