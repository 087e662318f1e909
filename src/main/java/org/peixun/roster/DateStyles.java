package org.peixun.roster;

import java.io.IOException;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.xml.sax.SAXException;

/** Which numbers of a workbook are shown as dates. Its styles are read with the first number: most rosters are all text. */
final class DateStyles {

    private final XSSFReader workbook;
    /** {@code null} until a number asks; empty in a workbook without styles. */
    private Optional<StylesTable> styles;

    DateStyles(XSSFReader workbook) {
        this.workbook = workbook;
    }

    /** @param style the cell's, as its XML has it */
    boolean date(int style, double number) throws SAXException {
        StylesTable known = styles().filter(table -> style >= 0 && style < table.getNumCellStyles()).orElse(null);
        var format = known == null ? null : known.getStyleAt(style);
        return format != null && DateUtil.isValidExcelDate(number)
                && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
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
