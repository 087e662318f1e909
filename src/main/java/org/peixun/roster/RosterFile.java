package org.peixun.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A roster as read from a workbook.
 *
 * @param headerRow its number as Excel shows it
 * @param lastColumn last used column of the header, from 0
 * @param columns where each known column stands, from 0
 * @param notes what was left out or read in a special way
 */
record RosterFile(
        String sheet, int headerRow, int lastColumn, Map<Column, Integer> columns, List<Line> lines,
        List<String> notes) {

    /** A row with a trainee. @param cells only those that are not blank */
    record Line(int number, EnumMap<Column, Cell> cells) {}
}
