package org.peixun.projectlist;

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

    /** BLOCK stops the list; WARN goes on with a reason in 需说明的事项. */
    public enum Severity {
        BLOCK("须改正"),
        WARN("需说明");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

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
