package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

@DisplayName("工作表的单元格")
class SheetHandlerTest {

    @ParameterizedTest
    @CsvSource({"B7, B7", "AA7, AA7", "B9, B7", "B7<i>, B7", "B7=1+1, B7", "B, B7", ", A7"})
    @DisplayName("提示中的位置按实际的行列写，不照抄文件中写错或者夹带的内容")
    void position(String written, String shown) throws SAXException {
        assertThat(read(written).get(0).first().ref()).isEqualTo(shown);
    }

    @Test
    @DisplayName("没有列的位置：文件读不了")
    void noColumn() {
        assertThatThrownBy(() -> read("7")).isInstanceOf(SAXException.class);
    }

    private static List<SheetRow> read(String ref) throws SAXException {
        List<SheetRow> rows = new ArrayList<>();
        var handler = new SheetHandler(null, null, rows::add);
        handler.startElement("", "row", "row", attributes("r", "7"));
        var cell = attributes("t", "inlineStr");
        if (ref != null) {
            cell.addAttribute("", "r", "r", "CDATA", ref);
        }
        handler.startElement("", "c", "c", cell);
        handler.startElement("", "t", "t", new AttributesImpl());
        handler.characters(new char[] {'x'}, 0, 1);
        handler.endElement("", "t", "t");
        handler.endElement("", "c", "c");
        handler.endElement("", "row", "row");
        return rows;
    }

    private static AttributesImpl attributes(String name, String value) {
        var attributes = new AttributesImpl();
        attributes.addAttribute("", name, name, "CDATA", value);
        return attributes;
    }
}
