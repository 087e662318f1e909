package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.shared.RequestRefused;

@DisplayName("花名册：读取工作簿")
class RosterReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 6);

    private static Candidate only(RosterFile file) {
        assertThat(file.lines()).hasSize(1);
        return Candidate.of(file.lines().get(0), file.columns(), TODAY);
    }

    @Test
    @DisplayName("列的顺序不限，表头上面可以有标题行，空行不影响原表行号")
    void columnsInAnyOrder() {
        RosterFile file = RosterBook.empty()
                .row("某某职业培训学校学员花名册").skip(1).row("填报日期", "2026-05-06")
                .row("序号", "人员类别", "手机号", "身份证号", "姓名", "企业名称")
                .row(1, "企业职工", RosterBook.phone(1), RosterBook.id(1), "某甲一", "某某公司")
                .skip(3)
                .row(2, "残疾人", RosterBook.phone(2), RosterBook.id(2), "某乙一", null)
                .read();

        assertThat(file.headerRow()).isEqualTo(4);
        assertThat(file.lines()).extracting(RosterFile.Line::number).containsExactly(5, 9);
        Candidate second = Candidate.of(file.lines().get(1), file.columns(), TODAY);
        assertThat(second.values()).isEqualTo(Map.of(
                Column.NAME, "某乙一", Column.ID_NUMBER, RosterBook.id(2), Column.PHONE, RosterBook.phone(2),
                Column.CATEGORY, "残疾人"));
        assertThat(second.cell(Column.ID_NUMBER)).isEqualTo("D9");
    }

    @ParameterizedTest
    @EnumSource(value = SheetVisibility.class, names = "VISIBLE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("隐藏的工作表不读取，排在前面也不读取")
    void hiddenSheets(SheetVisibility hidden) {
        RosterFile file = RosterBook.empty().sheet("旧名单").row(RosterBook.HEADINGS.toArray()).trainee(1).hidden(hidden)
                .sheet("本期").row(RosterBook.HEADINGS.toArray()).trainee(2).trainee(3).read();
        assertThat(file.sheet()).isEqualTo("本期");
        assertThat(file.lines()).hasSize(2);
        assertThat(file.notes()).isEmpty();
    }

    @Test
    @DisplayName("几个工作表都有花名册的，读取第一个，并说明哪些没有读取")
    void furtherSheets() {
        RosterFile file = RosterBook.empty().sheet("1班").row(RosterBook.HEADINGS.toArray()).trainee(1)
                .sheet("说明").row("请按班级填写").sheet("2班").row("某校2班").row(RosterBook.HEADINGS.toArray()).trainee(2).read();
        assertThat(file.sheet()).isEqualTo("1班");
        assertThat(file.notes()).singleElement().asString().contains("只读取了工作表“1班”", "工作表“2班”").doesNotContain("说明");
    }

    @Test
    @DisplayName("其他表格：小数按 Excel 显示的15位有效数字读取；公式出错的单元格指明位置，不当作内容")
    void numbersAndErrorsOfOtherTables() {
        var headings = Map.of("姓名", true, "成绩", true);
        byte[] book = RosterBook.empty().row("姓名", "成绩").row("某甲", 0).row("某乙", 0.1 + 0.2).row("某丙", 100)
                .cell(2, 1, cell -> ((XSSFCell) cell).getCTCell().setV("68.900000000000006")).bytes();
        assertThat(WorkbookTables.read(book, "成绩表", headings, 10).lines()).extracting(line -> line.text("成绩"))
                .containsExactly("68.9", "0.3", "100");
        byte[] broken = RosterBook.empty().row("姓名", "成绩").row("某甲", 60)
                .cell(2, 1, cell -> cell.setCellErrorValue(FormulaError.NA.getCode())).bytes();
        assertThatThrownBy(() -> WorkbookTables.read(broken, "成绩表", headings, 10)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("B2（#N/A）").hasMessageContaining("直接填写");
    }

    @ParameterizedTest
    @ValueSource(strings = {"公民身份号码", "身份证号", "身份证号码", "＊身份证号（18位）", "居民身份证号码", " 身份 证号 ", "证件号码*", "身份证号："})
    @DisplayName("公民身份号码列的各种写法都认得")
    void headingSynonyms(String heading) {
        RosterFile file = RosterBook.empty().row("姓名", heading, "联系电话", "人员类别")
                .row("某甲一", RosterBook.id(1), RosterBook.phone(1), "残疾人").read();
        assertThat(only(file).text(Column.ID_NUMBER)).isEqualTo(RosterBook.id(1));
    }

    @Test
    @DisplayName("业务系统的16列模板原样导入，不需要的列按最小必要原则不导入并说明")
    void vendorTemplate() {
        RosterFile file = RosterBook.empty()
                .row("公民身份号码", "姓名", "民族", "就业失业登记证号码", "人员类别", "户口性质", "户口所在地区划", "常住地址区划", "家庭住址",
                        "联系电话", "邮编", "电子邮箱", "通讯地址", "开户银行", "银行户名", "银行账号")
                .row(RosterBook.id(1), "某甲一", "汉族", "无", "农村转移就业劳动者", "农业", "东阿县", "东阿县", "某镇某村",
                        RosterBook.phone(1), "252200", "x@example.invalid", "某镇", "某银行", "某甲一", "0000")
                .read();

        Candidate row = only(file);
        assertThat(row.values().keySet()).containsExactlyInAnyOrder(
                Column.ID_NUMBER, Column.NAME, Column.CATEGORY, Column.DISTRICT, Column.PHONE);
        assertThat(file.notes()).containsExactly(
                "未导入的列：民族、就业失业登记证号码、户口性质、常住地址区划、家庭住址、邮编、电子邮箱、通讯地址、开户银行、银行户名、银行账号（按最小必要原则，开班备案不收集）。");
    }

    @Test
    @DisplayName("性别、年龄由号码得出；认不得的列名逐一说明，序号不必说明")
    void unknownColumns() {
        RosterFile file = RosterBook.empty().row("序号", "姓名", "性别", "公民身份号码", "联系电话", "人员类别", "血型", "年龄")
                .row(1, "某甲一", "男", RosterBook.id(1), RosterBook.phone(1), "其他", "A", 30).read();
        assertThat(file.notes()).containsExactly(
                "未导入的列：性别、年龄（由公民身份号码得出，不需要填写）。", "未导入的列：血型（花名册不需要，或者列名未能识别）。");
    }

    @ParameterizedTest
    @CsvSource({"'　张　三　',张三", "张 三,张三", "'买买提•艾力',买买提·艾力", "'买买提・艾力',买买提·艾力", "'买买提 · 艾力',买买提·艾力",
        "𠮷某,𠮷某", "䶮某,䶮某", "'某\u200B甲',某甲", "'ＪＯＨＮ　Ｓｍｉｔｈ',JOHN Smith", "某_x0020_甲,某甲", "﨑某,﨑某"})
    @DisplayName("姓名：空格、全角、间隔号归一，生僻字不变")
    void namesInOrder(String typed, String name) {
        RosterFile file = RosterBook.withHeader().traineeWith(1, "姓名", typed).read();
        assertThat(only(file).name()).isEqualTo(name);
    }

    @Test
    @DisplayName("号码中的全角数字、空格、小写x归一；电话存成数值也读得出")
    void numbersInOrder() {
        RosterFile file = RosterBook.empty().row(RosterBook.HEADINGS.toArray())
                .row("某甲一", "９９９９９９ 19800101 000x", 13800000001d, "企业职工", "某公司").read();
        Candidate row = only(file);
        assertThat(row.text(Column.ID_NUMBER)).isEqualTo("99999919800101000X");
        assertThat(row.text(Column.PHONE)).isEqualTo("13800000001");
    }

    @Test
    @DisplayName("身份证号存成数值，后几位已丢失：指出单元格，并说明改为文本格式")
    void idNumberKeptAsNumber() {
        RosterFile file = RosterBook.withHeader().traineeWith(1, "公民身份号码", 999999198001010007d)
                .traineeWith(2, "公民身份号码", "1.23457E+17").read();
        assertThat(file.lines()).allSatisfy(line -> {
            Issue issue = Candidate.of(line, file.columns(), TODAY).faults().get(Column.ID_NUMBER);
            assertThat(issue.problem()).isEqualTo(
                    "单元格B" + line.number() + "是数值格式，Excel 只保留15位有效数字，后几位已经丢失。");
            assertThat(issue.accepted()).contains("“文本”");
        });
    }

    @Test
    @DisplayName("公式：采用保存的计算结果并说明；没有结果或出错的指出单元格")
    void formulas() {
        RosterFile file = RosterBook.withHeader().trainee(1).trainee(2).trainee(3)
                .cell(2, 0, cell -> {
                    cell.setCellFormula("\"某\"&\"甲\"");
                    cell.setCellValue("某甲");
                })
                .cell(3, 0, cell -> cell.setCellFormula("F3"))
                .with(sheet -> sheet.getRow(2).getCell(0).getCTCell().unsetV())
                .cell(4, 0, cell -> cell.setCellErrorValue((byte) 0x2A))
                .read();

        assertThat(Candidate.of(file.lines().get(0), file.columns(), TODAY).name()).isEqualTo("某甲");
        assertThat(Candidate.of(file.lines().get(1), file.columns(), TODAY).faults().get(Column.NAME).problem())
                .isEqualTo("单元格A3是公式，文件中没有保存它的计算结果。");
        assertThat(Candidate.of(file.lines().get(2), file.columns(), TODAY).faults().get(Column.NAME).problem())
                .isEqualTo("单元格A4的公式出错（#N/A）。");
        assertThat(file.notes()).containsExactly("单元格A2是公式，按文件保存时的计算结果读取，请核对。");
    }

    @Test
    @DisplayName("预先填好公式、结果是空文字的单元格就是空的：不当作有误的学员，空的行不当作学员")
    void computedEmpty() {
        RosterFile file = RosterBook.withHeader().trainee(1)
                .cell(2, 4, RosterReadingTest::empty)
                .cell(3, 0, RosterReadingTest::empty).cell(3, 1, RosterReadingTest::empty)
                .read();

        assertThat(file.lines()).singleElement().satisfies(line ->
                assertThat(Candidate.of(line, file.columns(), TODAY).faults()).isEmpty());
    }

    /** As Excel keeps it: a string of no length. */
    private static void empty(org.apache.poi.ss.usermodel.Cell cell) {
        cell.setCellFormula("IF(Z1=\"\",\"\",Z1)");
        cell.setCellValue("");
    }

    @Test
    @DisplayName("日期单元格按文字读，不当作数字")
    void datesAsText() {
        RosterFile file = RosterBook.withHeader().trainee(1).cell(2, 4, cell -> {
            var style = cell.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellValue(java.time.LocalDate.of(2026, 5, 20));
            cell.setCellStyle(style);
        }).read();
        assertThat(only(file).text(Column.EMPLOYER)).isEqualTo("2026-05-20");
    }

    @ParameterizedTest
    @ValueSource(shorts = {14, 27, 31, 57, 58, -1, -2, -3})
    @DisplayName("中文 Excel、WPS 自带的日期格式（2026年3月1日）也是日期，不是 46082")
    void chineseDates(short format) {
        List<String> own = List.of("yyyy\"年\"m\"月\"d\"日\";@", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@");
        assertThat(dated(false, format, own)).isEqualTo("2026-03-01");
    }

    @Test
    @DisplayName("从1904年起算日期的工作簿（旧的 Mac 版）：日期不早四年")
    void daysSince1904() {
        assertThat(dated(true, (short) 14, List.of())).isEqualTo("2026-03-01");
    }

    private static String dated(boolean since1904, short format, List<String> own) {
        byte[] book = RosterBook.empty().row("姓名", "日期").row("某甲").with(sheet -> {
            var workbook = sheet.getWorkbook();
            if (since1904) {
                workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            }
            var style = workbook.createCellStyle();
            style.setDataFormat(format < 0 ? workbook.createDataFormat().getFormat(own.get(-format - 1)) : format);
            var cell = sheet.getRow(1).createCell(1);
            cell.setCellValue(org.apache.poi.ss.usermodel.DateUtil.getExcelDate(LocalDate.of(2026, 3, 1).atStartOfDay(), since1904));
            cell.setCellStyle(style);
        }).bytes();
        return WorkbookTables.read(book, "表", Map.of("姓名", true, "日期", true), 10).lines().get(0).text("日期");
    }

    @Test
    @DisplayName("其他表格：存成数值的长号码后几位已丢失、公式没有保存结果的，指明位置，不当作内容也不当作空白；不读取的列不管")
    void lostOfOtherTables() {
        var headings = Map.of("姓名", true, "证书编号", false);
        refused(RosterBook.empty().row("姓名", "证书编号").row("某甲", 1937000000123456d).bytes(), headings, "B2", "后几位已经丢失", "“文本”");
        refused(RosterBook.empty().row("姓名", "证书编号").row("某甲", "x").cell(2, 1, cell -> cell.setCellFormula("Z1"))
                .with(sheet -> sheet.getRow(1).getCell(1).getCTCell().unsetV()).bytes(), headings, "B2", "没有保存计算结果");
        byte[] fine = RosterBook.empty().row("姓名", "证书编号", "银行卡号").row("某甲", 193700000012345d, 6222000000000000000d)
                .row("某乙", 250d / 3).bytes();
        assertThat(WorkbookTables.read(fine, "成绩表", headings, 10).lines()).extracting(line -> line.text("证书编号"))
                .containsExactly("193700000012345", "83.3333333333333");
    }

    @Test
    @DisplayName("两行写着同一行号的工作簿：已损坏，不是系统故障")
    void rowTwice() {
        byte[] book = RosterBook.empty().row("姓名", "证书编号").row("某甲", "A1").row("某乙", "A2")
                .with(sheet -> sheet.getRow(2).getCTRow().setR(2)).bytes();
        refused(book, Map.of("姓名", true), "已损坏");
    }

    @Test
    @DisplayName("表头上面的一行有重复的文字（上午、下午）不妨碍读取；表头本身有两列同名的才退回")
    void groupsAboveTheHeader() {
        byte[] book = RosterBook.empty().row("", "", "上午", "上午").row("姓名", "序号", "第1次课", "第2次课").row("某甲", "1", "出勤", "请假").bytes();
        assertThat(WorkbookTables.read(book, "考勤表", java.util.Set.of("姓名", "序号"), 10).lines()).extracting(line -> line.text("第2次课")).containsExactly("请假");
        byte[] twice = RosterBook.empty().row("姓名", "序号", "第1次课", "第1次课").row("某甲", "1", "出勤", "请假").bytes();
        assertThatThrownBy(() -> WorkbookTables.read(twice, "考勤表", java.util.Set.of("姓名", "序号"), 10)).hasMessageContaining("两列都是“第1次课”");
    }

    private static void refused(byte[] book, Map<String, Boolean> headings, String... words) {
        assertThatThrownBy(() -> WorkbookTables.read(book, "成绩表", headings, 10)).isInstanceOf(RequestRefused.class).hasMessageContainingAll(words);
    }

    @Test
    @DisplayName("合并单元格：工作单位对其中各行有效，姓名不顺延")
    void mergedCells() {
        RosterFile file = RosterBook.withHeader().trainee(1)
                .traineeWith(2, "工作单位", null).traineeWith(3, "姓名", null)
                .cell(4, 4, cell -> cell.setCellType(CellType.BLANK))
                .with(sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("E2:E4")))
                .with(sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("A3:A4")))
                .read();
        List<Candidate> rows = file.lines().stream().map(line -> Candidate.of(line, file.columns(), TODAY)).toList();
        assertThat(rows).extracting(row -> row.text(Column.EMPLOYER)).containsOnly("某某机械有限公司");
        assertThat(rows.get(2).name()).isEmpty();
        assertThat(file.notes()).containsExactly("“工作单位”列的E2:E4是合并单元格，其中各行按同一内容读取。");
    }

    @Test
    @DisplayName("花名册不在第一张工作表上：取第一张有表头的工作表")
    void otherSheet() {
        RosterFile file = RosterBook.empty().row("说明").sheet("名单")
                .row(RosterBook.HEADINGS.toArray()).trainee(1).sheet("另一张").row(RosterBook.HEADINGS.toArray()).read();
        assertThat(file.sheet()).isEqualTo("名单");
        assertThat(file.lines()).hasSize(1);
    }

    @Test
    @DisplayName("表尾的合计、填表人不当作学员；隐藏行也读取并说明")
    void footersAndHiddenRows() {
        RosterFile file = RosterBook.withHeader().trainee(1).trainee(2).row("合计：2人").row("填表人：某某")
                .with(sheet -> sheet.getRow(2).setZeroHeight(true)).read();
        assertThat(file.lines()).hasSize(2);
        assertThat(file.notes()).containsExactly("第4、5行是表尾说明，没有学员信息，未导入。",
                "第3行在 Excel 中是隐藏行（可能被筛选），也已读取；不需要的请删除后重新上传。");
    }

    @Test
    @DisplayName("一万行带格式的空白行不算学员")
    void blankFormattedRows() {
        RosterFile file = RosterBook.of(2).with(sheet -> {
            for (int i = 10; i < 10_000; i++) {
                sheet.createRow(i).createCell(0).setCellValue("  ");
            }
        }).read();
        assertThat(file.lines()).hasSize(2);
    }

    @Test
    @DisplayName("其他系统流式导出的工作簿（Zip64）可以读取")
    void streamedWorkbook() throws Exception {
        try (var book = new org.apache.poi.xssf.streaming.SXSSFWorkbook(); var out = new java.io.ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            Object[][] rows = {RosterBook.HEADINGS.toArray(),
                {"某甲一", RosterBook.id(1), RosterBook.phone(1), "残疾人", "某公司"}};
            for (Object[] values : rows) {
                var row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int i = 0; i < values.length; i++) {
                    row.createCell(i).setCellValue(values[i].toString());
                }
            }
            book.write(out);
            assertThat(only(WorkbookReader.read(out.toByteArray(), 10)).name()).isEqualTo("某甲一");
        }
    }

    @Test
    @DisplayName("模板下载后原样可以填写并导入")
    void templateIsReadable() throws Exception {
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(Template.workbook()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getDataValidations()).hasSize(2);
            assertThat(sheet.getColumnStyle(1).getDataFormatString()).isEqualTo("@");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue("某甲一");
            row.createCell(1).setCellValue(RosterBook.id(1));
            row.createCell(2).setCellValue(RosterBook.phone(1));
            row.createCell(3).setCellValue("退役军人");
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            RosterFile file = WorkbookReader.read(out.toByteArray(), 10);
            assertThat(file.columns().keySet()).containsExactly(Column.values());
            assertThat(file.lines()).hasSize(1);
            assertThat(file.notes()).isEmpty();
        }
    }
}
