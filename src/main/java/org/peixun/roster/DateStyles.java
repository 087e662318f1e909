package org.peixun.roster;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.xml.sax.SAXException;

/** Which numbers of a workbook are shown as dates. Its styles are read with the first number: most rosters are all text. */
final class DateStyles {

    private final XSSFReader workbook;
    private final boolean since1904;
    /** {@code null} until a number asks; empty in a workbook without styles. */
    private Optional<StylesTable> styles;

    /** @param since1904 whether the workbook counts its days from 1904 */
    DateStyles(XSSFReader workbook, boolean since1904) {
        this.workbook = workbook;
        this.since1904 = since1904;
    }

    /** @param style the cell's, as its XML has it @return {@code null} for what is shown as a number */
    LocalDate date(int style, double number) throws SAXException {
        StylesTable known = styles().filter(table -> style >= 0 && style < table.getNumCellStyles()).orElse(null);
        var format = known == null ? null : known.getStyleAt(style);
        boolean date = format != null && DateUtil.isValidExcelDate(number)
                && (chinese(format.getDataFormat()) || DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString()));
        return date ? DateUtil.getLocalDateTime(number, since1904).toLocalDate() : null;
    }

    /**
     * Formats that a Chinese Excel or WPS has built in and therefore does not write down (ECMA-376 part 1, 18.8.30): 31 is
     * 2026年3月1日. POI knows those of an English one.
     */
    private static boolean chinese(int format) {
        return format >= 27 && format <= 31 || format == 36 || format >= 50 && format <= 54 || format == 57 || format == 58;
    }

    private Optional<StylesTable> styles() throws SAXException {
        try {
            styles = styles == null ? Optional.ofNullable(workbook.getStylesTable()) : styles;
            return styles;
        } catch (IOException | InvalidFormatException e) {
            throw new SAXException(e);
        }
    }
}
