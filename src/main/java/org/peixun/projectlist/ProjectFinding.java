package org.peixun.projectlist;

import org.peixun.shared.Severity;

/**
 * Something a rule says of a list or one of its projects.
 *
 * @param row key of the project, or {@code null} for the whole list
 * @param field that it concerns, or {@code null}
 * @param message what is wrong, a whole sentence
 * @param accepted what would be accepted, a whole sentence
 * @param basis clause, e.g. 第7条
 */
public record ProjectFinding(
        Severity severity, String code, String row, ProjectField field, String message, String accepted, String basis) {

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }

    public String anchor() {
        return field == null ? "" : "field-" + field.key();
    }

    public String sentence() {
        return message + accepted + "（" + basis + "）";
    }
}
