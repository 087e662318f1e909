package org.peixun.roster;

import java.util.function.BiConsumer;

/**
 * @param number as Excel shows it, 1 and up
 * @param cells by column from 0 to the last that is not blank; {@code null} where blank
 */
record SheetRow(int number, boolean hidden, Cell[] cells) {

    /** {@code null} when blank. */
    Cell cell(int column) {
        return column < cells.length ? cells[column] : null;
    }

    int lastColumn() {
        return cells.length - 1;
    }

    /** A row has one at least. */
    Cell first() {
        int column = 0;
        while (cells[column] == null) {
            column++;
        }
        return cells[column];
    }

    /** From left to right, with the column. */
    void forEach(BiConsumer<Integer, Cell> action) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                action.accept(column, cells[column]);
            }
        }
    }
}
