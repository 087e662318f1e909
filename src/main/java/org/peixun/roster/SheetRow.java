package org.peixun.roster;

import java.util.NavigableMap;

/**
 * @param number as Excel shows it, 1 and up
 * @param cells by column index from 0; blank ones are absent
 */
record SheetRow(int number, boolean hidden, NavigableMap<Integer, Cell> cells) {}
