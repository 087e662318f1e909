package org.peixun.roster;

import org.peixun.shared.Severity;

/**
 * Something a rule has to say. Carries no full number; {@code problem} and {@code accepted} carry no personal data at
 * all.
 *
 * @param code the rule's name, stable, e.g. {@code idNumber}
 * @param row the row's number in the user's workbook, 0 when it concerns the whole roster
 * @param column heading, or {@code null}
 * @param cell e.g. {@code B7}, or {@code null} when the roster did not come from a workbook
 * @param name of the trainee, may be empty
 * @param maskedId may be empty
 * @param problem what is wrong, a whole sentence
 * @param accepted what would be accepted, a whole sentence
 * @param basis clause or standard, e.g. 第13条
 * @param who stands for the trainee in this case, wherever his row is: with the code it identifies a warning whose reason is
 *     kept. Short, so that it leads to nobody; empty when it concerns the whole roster, or nobody knows whom
 */
public record Finding(
        Severity severity, String code, int row, String column, String cell, String name, String maskedId,
        String problem, String accepted, String basis, String who) {

    /** Of somebody whom no reason is kept for. */
    public Finding(Severity severity, String code, int row, String column, String cell, String name, String maskedId, String problem,
            String accepted, String basis) {
        this(severity, code, row, column, cell, name, maskedId, problem, accepted, basis, "");
    }

    Finding of(String whom) {
        return new Finding(severity, code, row, column, cell, name, maskedId, problem, accepted, basis, whom);
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }

    public boolean wholeRoster() {
        return row == 0;
    }

    /** 第7行（B7） */
    public String where() {
        if (wholeRoster()) {
            return "整个花名册";
        }
        return "第" + row + "行" + (cell == null ? "" : "（" + cell + "）");
    }
}
