package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.RequestRefused;

@DisplayName("花名册边读边查重")
class RowsAheadTest {

    @Test
    @DisplayName("每一千行交出一次，每行只交一次，没有号码的行不交；读完后是同一份花名册")
    void portions() {
        RosterBook book = RosterBook.of(2_499).traineeWith(2_499, "公民身份号码", null).trainee(2_500);
        var ahead = new RowsAhead(book.bytes(), 5_000);
        List<Integer> sizes = new ArrayList<>();
        List<String> numbers = ahead.each(some -> {
            sizes.add(some.size());
            return some.stream().map(RowsAheadTest::number).toList();
        });
        assertThat(sizes).containsExactly(1_000, 1_000, 500);
        assertThat(ahead.file().lines()).hasSize(2_501);
        assertThat(numbers).isEqualTo(ahead.file().lines().stream().filter(line -> line.cells().containsKey(Column.ID_NUMBER))
                .map(RowsAheadTest::number).toList());
    }

    @Test
    @DisplayName("读不下去的花名册：已经读到的照样交出，然后说明原因，不会一直等着")
    void refused() {
        var tooMany = new RowsAhead(RosterBook.of(2_001).bytes(), 2_000);
        assertThat(tooMany.each(some -> some)).hasSize(2_000);
        assertThatThrownBy(tooMany::file).isInstanceOf(RequestRefused.class).hasMessageContaining("超过2000行");
        var none = new RowsAhead("不是表格".getBytes(StandardCharsets.UTF_8), 2_000);
        assertThat(none.each(some -> some)).isEmpty();
        assertThatThrownBy(none::file).isInstanceOf(RequestRefused.class).hasMessageContaining("不是 Excel 工作簿");
    }

    @Test
    @DisplayName("两行写着同一个行号的工作簿是损坏的：哪一行算数，谁也说不清")
    void rowTwice() throws IOException {
        byte[] book = withSheet(RosterBook.of(2).bytes(), sheet -> sheet.replace("<row r=\"3\"", "<row r=\"2\""));
        assertThatThrownBy(() -> WorkbookReader.read(book, 10)).isInstanceOf(RequestRefused.class).hasMessageContaining("工作簿已损坏");
    }

    private static String number(RosterFile.Line line) {
        return line.number() + line.cells().get(Column.ID_NUMBER).text();
    }

    private static byte[] withSheet(byte[] book, UnaryOperator<String> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(book)); var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                zip.write(entry.getName().endsWith("sheet1.xml")
                        ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
            }
        }
        return out.toByteArray();
    }
}
