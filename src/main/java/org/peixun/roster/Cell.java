package org.peixun.roster;

/**
 * A cell as the workbook has it.
 *
 * @param ref e.g. {@code B7}
 * @param text its text; of numbers all digits that were kept, of dates {@code 2026-05-20}; {@code ""} when there is none
 * @param formula computed: the text is the result that was saved with the workbook
 */
record Cell(String ref, String text, Kind kind, boolean formula) {

    enum Kind { TEXT, NUMBER, DATE, ERROR }

    boolean blank() {
        return kind != Kind.ERROR && !formula && text.isBlank();
    }
}
