package org.peixun.roster;

import java.util.List;

/**
 * What was found in an uploaded workbook.
 *
 * @param mark by which this workbook is told from a later one
 * @param sheet the sheet that was read
 * @param rows rows with a trainee
 * @param usable rows without a block
 * @param warned usable rows with a warning
 * @param findings blocks first, then warnings, each by row
 * @param notes what was left out or read in a special way, whole sentences
 */
public record Preview(
        String fileName, String mark, String sheet, int rows, int usable, int warned, List<Finding> findings, List<String> notes) {

    public Preview {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    public int inError() {
        return rows - usable;
    }

    /** 50 行：47 行可用，3 行有误 */
    public String totals() {
        String text = rows + " 行：" + usable + " 行可用";
        if (inError() > 0) {
            text += "，" + inError() + " 行有误";
        }
        return warned > 0 ? text + "，" + warned + " 行需说明" : text;
    }

    public List<Finding> blocks() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.blocks()).toList();
    }

    /** Nothing stands against taking over all rows. */
    public boolean clean() {
        return blocks().isEmpty();
    }
}
