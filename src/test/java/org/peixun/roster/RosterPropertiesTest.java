package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Phone;
import org.peixun.shared.RequestRefused;

@Label("花名册：对任何内容都成立")
class RosterPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 6);

    private static final byte[] WORKBOOK = RosterBook.of(3).bytes();

    private static void readOrOneSentence(byte[] file) {
        try {
            RosterFile roster = WorkbookReader.read(file, 5_000);
            roster.lines().forEach(line -> Candidate.of(line, roster.columns(), TODAY));
        } catch (RequestRefused e) {
            assertThat(e.getMessage()).endsWith("。");
        }
    }

    @Property(tries = 200)
    @Label("任意损坏的工作簿：读得出，或者是一句话，不是程序错误")
    void damaged(@ForAll @IntRange(max = 6_000) int at, @ForAll byte value, @ForAll @IntRange(min = 1, max = 40) int length) {
        byte[] file = WORKBOOK.clone();
        for (int i = at % file.length; i < Math.min(file.length, at % file.length + length); i++) {
            file[i] = value;
        }
        readOrOneSentence(file);
    }

    @Property(tries = 100)
    @Label("上传到一半的工作簿：读得出，或者是一句话，不是程序错误")
    void cutOff(@ForAll @IntRange(min = 1, max = 6_000) int missing) {
        readOrOneSentence(Arrays.copyOf(WORKBOOK, Math.max(1, WORKBOOK.length - missing)));
    }

    @Property
    @Label("整理过的文字再整理一次不变，没有首尾空格")
    void cleanedOnce(@ForAll String typed) {
        String clean = Text.clean(typed);
        assertThat(Text.clean(clean).length()).isLessThanOrEqualTo(clean.length());
        assertThat(clean).isEqualTo(clean.strip());
        String name = Text.name(typed);
        assertThat(Text.name(name)).isEqualTo(name);
    }

    @Property
    @Label("汉字姓名中的每个字都不变，扩展区的生僻字也是")
    void ideographsStay(@ForAll @StringLength(min = 2, max = 20) @CharRange(from = '\u3400', to = '\u9FFF') String name) {
        assertThat(Text.name(name)).isEqualTo(name);
        String rare = name + Character.toString(0x20BB7) + Character.toString(0x30000);
        assertThat(Text.name(rare)).isEqualTo(rare);
    }

    @Property(tries = 60)
    @Label("导出的单元格永远是文字，不会成为公式")
    void exportIsText(@ForAll("starts") String start, @ForAll @StringLength(max = 30) @CharRange(from = ' ', to = '~') String rest)
            throws IOException {
        var trainee = new NewTrainee(2, "某甲", new CitizenId(RosterBook.id(1)), new Phone("13800000001"),
                PersonCategory.OTHER, null, start + rest, null, start);
        byte[] file = Export.workbook(new TraineeTable(List.of(Shown.trainee(trainee))));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                String text = cell.getStringCellValue();
                assertThat(!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0)
                        .isEqualTo(cell.getCellStyle().getQuotePrefixed());
            }));
        }
    }

    @Provide
    Arbitrary<String> starts() {
        return Arbitraries.of("=", "+", "-", "@", "\t", "\r", "", "某");
    }
}
