package org.peixun.classfiling;

/**
 * Something a rule has to say of an application.
 *
 * @param code the rule's name, e.g. {@code leadTime}
 * @param key the rule with the place of the finding; a warning's reason is kept under it
 * @param title the rule in a few words
 * @param step where it is mended
 * @param message what is wrong, a whole sentence
 * @param accepted what would be accepted, a whole sentence
 * @param basis clause or parameter it rests on, e.g. 第11条
 */
public record Finding(
        String code, String key, String title, Severity severity, FilingStep step, String message, String accepted,
        String basis) {

    /** BLOCK stops the submission; WARN goes on with a reason. */
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

    /** One line for refusals: what is wrong, why, what would do. */
    public String sentence() {
        return message + "（依据：" + basis + "）" + accepted;
    }
}
