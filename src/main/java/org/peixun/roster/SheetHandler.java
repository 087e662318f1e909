package org.peixun.roster;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.peixun.shared.Chars;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A sheet's XML, row by row. POI's own handler gives cells as displayed, which hides what matters here: that an
 * identity number was kept as a number and has lost its last digits.
 */
final class SheetHandler extends DefaultHandler {

    /** Receives rows that are not blank; answers whether more are wanted. */
    interface RowReader {
        boolean row(SheetRow row) throws SAXException;
    }

    /** Enough rows were read; not an error. */
    static final class Enough extends SAXException {}

    /** Beyond this column nothing belongs to a roster. */
    private static final int LAST_COLUMN = 200;
    /** XFD1048576 has ten characters. */
    private static final int LONGEST_REF = 11;
    private static final MathContext SHOWN = new MathContext(15);
    private static final String INLINE = "inlineStr";
    private static final String COMPUTED_TEXT = "str";
    private static final int LONGEST_TEXT = 2_000;

    private final SharedStrings strings;
    private final DateStyles dates;
    private final RowReader reader;
    private final List<CellRangeAddress> merged = new ArrayList<>();

    private final Cell[] cells = new Cell[LAST_COLUMN + 1];
    private int lastColumn;
    private int rowNumber;
    private boolean rowHidden;
    private int column;
    private String ref;
    private String type;
    private int style;
    private boolean formula;
    private boolean saved;
    private final StringBuilder value = new StringBuilder();
    private boolean inCell;
    private boolean collecting;
    private boolean phonetic;

    SheetHandler(SharedStrings strings, DateStyles dates, RowReader reader) {
        this.strings = strings;
        this.dates = dates;
        this.reader = reader;
    }

    /** Known after the whole sheet was read: it stands behind the rows. */
    List<CellRangeAddress> merged() {
        return merged;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        switch (local(localName, qName)) {
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            case "v", "t" -> {
                collecting = !phonetic && inCell;
                saved = true;
            }
            case "mergeCell" -> merged.add(range(attributes.getValue("ref")));
            default -> { }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        switch (local(localName, qName)) {
            case "v", "t" -> collecting = false;
            case "rPh" -> phonetic = false;
            case "c" -> endCell();
            case "row" -> endRow();
            default -> { }
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (collecting) {
            value.append(chars, start, Math.min(length, Math.max(0, LONGEST_TEXT * 10 - value.length())));
        }
    }

    private void startRow(Attributes attributes) throws SAXException {
        String number = attributes.getValue("r");
        rowNumber = number == null ? rowNumber + 1 : number(number);
        String hidden = attributes.getValue("hidden");
        rowHidden = "1".equals(hidden) || "true".equals(hidden);
        Arrays.fill(cells, 0, lastColumn + 1, null);
        lastColumn = -1;
        column = -1;
    }

    private void startCell(Attributes attributes) throws SAXException {
        ref = null;
        type = null;
        style = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            switch (attributes.getQName(i)) {
                case "r" -> ref = attributes.getValue(i);
                case "t" -> type = attributes.getValue(i);
                case "s" -> style = number(attributes.getValue(i));
                default -> { }
            }
        }
        column = ref == null ? column + 1 : column(ref);
        ref = ref == null || !isInRow(ref) ? CellReference.convertNumToColString(column) + rowNumber : ref;
        formula = false;
        saved = false;
        value.setLength(0);
        inCell = true;
    }

    private void endCell() throws SAXException {
        String raw = value.toString();
        inCell = false;
        if (column < 0 || column > LAST_COLUMN || raw.isEmpty() && (!formula || computedEmpty())) {
            return;
        }
        Cell cell = cell(ref, raw);
        if (!cell.blank()) {
            cells[column] = cell;
            lastColumn = Math.max(lastColumn, column);
        }
    }

    /** A formula whose saved result is the empty text, as of =IF(B2="","",…): the cell shows nothing. */
    private boolean computedEmpty() {
        return saved && COMPUTED_TEXT.equals(type);
    }

    private Cell cell(String ref, String raw) throws SAXException {
        if (raw.isEmpty()) {
            return new Cell(ref, "", Cell.Kind.TEXT, formula);
        }
        if (INLINE.equals(type)) { // in every cell of some programs, each time another object
            return text(ref, raw);
        }
        return switch (type == null ? "n" : type) {
            case "s" -> text(ref, strings.getItemAt(sharedIndex(raw)).getString());
            case COMPUTED_TEXT -> text(ref, raw);
            case "b" -> text(ref, "1".equals(raw) ? "TRUE" : "FALSE");
            case "e" -> new Cell(ref, raw, Cell.Kind.ERROR, formula);
            case "d" -> new Cell(ref, raw.length() > 10 ? raw.substring(0, 10) : raw, Cell.Kind.DATE, formula);
            default -> number(ref, raw);
        };
    }

    private Cell text(String ref, String text) {
        return new Cell(ref, Chars.first(text, LONGEST_TEXT),
                Cell.Kind.TEXT, formula);
    }

    private Cell number(String ref, String raw) throws SAXException {
        try {
            LocalDate date = dates.date(style, Double.parseDouble(raw));
            if (date != null) {
                return new Cell(ref, date.toString(), Cell.Kind.DATE, formula);
            }
            BigDecimal number = asShown(new BigDecimal(raw).stripTrailingZeros());
            String text = Math.abs(number.scale()) > 40 ? raw : number.stripTrailingZeros().toPlainString();
            return new Cell(ref, text, Cell.Kind.NUMBER, formula);
        } catch (NumberFormatException e) {
            return text(ref, raw);
        }
    }

    /** A fraction is kept in binary: 68.9 as 68.900000000000006. Excel shows 15 digits. A whole number keeps all its own. */
    private static BigDecimal asShown(BigDecimal number) {
        return number.scale() > 0 ? number.round(SHOWN) : number;
    }

    private void endRow() throws SAXException {
        if (lastColumn >= 0 && !reader.row(new SheetRow(rowNumber, rowHidden, Arrays.copyOf(cells, lastColumn + 1)))) {
            throw new Enough();
        }
    }

    private int sharedIndex(String raw) throws SAXException {
        int index = number(raw.strip());
        if (index < 0) {
            throw new SAXException("shared string " + raw + " does not exist");
        }
        return index; // how many there are, not every program writes down
    }

    private static int number(String text) throws SAXException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new SAXException("not a number: " + text, e);
        }
    }

    /** {@code C7} is 2; there are too many cells for POI's regular expression. */
    private static int column(String ref) throws SAXException {
        int column = 0;
        int letters = 0;
        while (letters < ref.length() && ref.charAt(letters) >= 'A' && ref.charAt(letters) <= 'Z') {
            column = column * 26 + ref.charAt(letters++) - 'A' + 1;
        }
        if (letters == 0 || letters > 3) {
            throw new SAXException("not a cell: " + ref);
        }
        return column - 1;
    }

    /** Whether nothing but this row's number stands behind the letters: what people read is not what a file makes up. */
    private boolean isInRow(String ref) {
        int number = 0;
        for (int i = 0; i < ref.length(); i++) {
            char c = ref.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + c - '0';
            } else if (c < 'A' || c > 'Z') {
                return false;
            }
        }
        return number == rowNumber && ref.length() < LONGEST_REF;
    }

    private static CellRangeAddress range(String ref) throws SAXException {
        try {
            return CellRangeAddress.valueOf(ref);
        } catch (RuntimeException e) {
            throw new SAXException("not a range: " + ref, e);
        }
    }

    private static String local(String localName, String qName) {
        return localName.isEmpty() ? qName.substring(qName.indexOf(':') + 1) : localName;
    }
}
