package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.project;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.round.DueRule;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("项目清单的 Excel 文件")
class ProjectBookTest {

    @Autowired ProjectListScenario scenario;
    @Autowired ProjectLists lists;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    private String number;

    @BeforeEach
    void opened() {
        time.reset();
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("有误的行逐格指出；可以先导入可用的行，也可以取回标注后的原文件；同名的项目以导入的为准")
    void goodRowsFirst() throws Exception {
        Map<String, String> wrong = project("电工班", "炼丹", 2026);
        byte[] file = book(List.of(project("烹饪班", "鲁菜师傅", 2026), wrong));
        upload(file);
        UploadView view = lists.uploaded(number, clerk(COUNTY)).orElseThrow();
        assertThat(view.totals()).isEqualTo("2 行：1 行可用，1 行有误");
        assertThat(view.findings()).anySatisfy(found -> {
            assertThat(found.where()).isEqualTo("第3行（A3）");
            assertThat(found.finding().message()).contains("炼丹");
        });
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> accept(true)).isInstanceOf(RequestRefused.class));
        try (var annotated = new XSSFWorkbook(new ByteArrayInputStream(lists.annotated(number, clerk(COUNTY))))) {
            var row = annotated.getSheetAt(0).getRow(2);
            assertThat(row.getCell(row.getLastCellNum() - 1).getStringCellValue()).contains("须改正").contains("炼丹");
        }
        runAs(clerk(COUNTY), () -> assertThat(accept(false)).isOne());
        Document left = page();
        assertThat(left.select("#import ~ p.fw-semibold").text()).contains("可用的行已导入，有误的行没有导入");
        assertThat(left.select("#import ~ .table-box td").eachText()).as("有误的行仍然列出").contains("第3行（A3）");
        assertThat(left.select("form[action$=/accept]")).as("不能再导入一次").isEmpty();
        assertThat(accepted(left.select("[name=seen]").val()).getStatus()).isEqualTo(409);
        assertThat(gaveUp(left.select("[name=seen]").val())).isEqualTo(302);
        assertThat(lists.uploaded(number, clerk(COUNTY))).isEmpty();

        Map<String, String> again = project("烹饪班", "鲁菜师傅", 2026);
        again.put("planned", "45");
        upload(book(List.of(again)));
        runAs(clerk(COUNTY), () -> accept(true));
        assertThat(lists.view(number, clerk(COUNTY)).rows()).singleElement()
                .satisfies(row -> assertThat(row.row().value("planned")).isEqualTo("45"));
    }

    @Test
    @DisplayName("文件中两个项目同名的，写明与文件的第几行相同；清单中的，写明与第几个项目相同")
    void sameNameIsToldByItsRow() throws Exception {
        upload(book(List.of(project("面点班", "鲁菜师傅", 2026), project("烹饪班", "鲁菜师傅", 2026), project("烹饪班", "鲁菜师傅", 2026))));
        assertThat(lists.uploaded(number, clerk(COUNTY)).orElseThrow().findings()).filteredOn(found -> found.finding().code().equals("SAME_NAME"))
                .singleElement().satisfies(found -> {
                    assertThat(found.where()).startsWith("第4行");
                    assertThat(found.finding().message()).isEqualTo("项目名称与第3行相同。");
                });
        for (String name : List.of("面点班", "烹饪班", "烹饪班")) {
            scenario.add(number, project(name, "鲁菜师傅", 2026), COUNTY);
        }
        assertThat(lists.view(number, clerk(COUNTY)).rows().get(2).findings()).extracting(ProjectFinding::message).contains("项目名称与第2个项目相同。");
    }

    @Test
    @DisplayName("导入后超过项目数上限的不导入：多出的只能逐个删除")
    void neverMoreThanFit() throws Exception {
        scenario.add(number, project("已有的班", "鲁菜师傅", 2026), COUNTY);
        upload(book(IntStream.rangeClosed(1, 200).mapToObj(n -> project("烹饪" + n + "班", "鲁菜师傅", 2026)).toList()));
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> accept(true)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("最多200个项目，现有1个，加上这次的共201个，没有导入"));
        assertThat(lists.view(number, clerk(COUNTY)).rows()).hasSize(1);
    }

    @Test
    @DisplayName("不是工作簿的、带宏的、解压后过大的、没有表头的都不收，用一句话说明；原来的内容不变")
    void hostileFiles() throws Exception {
        refused("%PDF-1.4".getBytes(StandardCharsets.US_ASCII), "PDF");
        refused("<html>".getBytes(StandardCharsets.US_ASCII), "项目清单");
        refused(new byte[0], "0字节");
        refused(zip("xl/workbook.xml", "<workbook/>", "xl/vbaProject.bin", "x"), "宏");
        refused(zip("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>"), "外部引用");
        refused(zip("xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", " ".repeat(110 * 1024 * 1024)), "过大");
        refused(emptyBook(), "没有找到项目清单的表头");
        assertThat(lists.uploaded(number, clerk(COUNTY))).isEmpty();
    }

    @Test
    @DisplayName("模板和导出可以再导入；导出的内容不会变成公式")
    void templateAndExport() throws Exception {
        Map<String, String> evil = project("=cmd|' /C calc'!A0", "鲁菜师傅", 2026);
        scenario.add(number, evil, COUNTY);
        byte[] export = lists.export(number, clerk(COUNTY)).content();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(export))) {
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(2).getCellStyle().getQuotePrefixed()).isTrue();
        }
        upload(export);
        assertThat(lists.uploaded(number, clerk(COUNTY)).orElseThrow().clean()).isTrue();
        try (var template = new XSSFWorkbook(new ByteArrayInputStream(lists.template(number, clerk(COUNTY))))) {
            assertThat(template.getSheetAt(0).getDataValidations()).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    @DisplayName("两人先后上传：先上传的人核对的不是现在的文件，不能导入；重新核对后可以")
    void anotherFileSince() throws Exception {
        upload(book(List.of(project("烹饪班", "鲁菜师傅", 2026))));
        String seen = lists.uploaded(number, clerk(COUNTY)).orElseThrow().seen();
        upload(book(List.of(project("面点班", "鲁菜师傅", 2026))));
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> lists.accept(number, seen, true, clerk(COUNTY)))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("重新上传"));
        assertThat(lists.view(number, clerk(COUNTY)).rows()).isEmpty();
        runAs(clerk(COUNTY), () -> assertThat(accept(true)).isOne());
        assertThat(lists.view(number, clerk(COUNTY)).rows()).singleElement()
                .satisfies(row -> assertThat(row.row().value("name")).isEqualTo("面点班"));
    }

    @Test
    @DisplayName("同名的项目逐项列出改动；打开本页以后由同事修改的不覆盖，再核对一次才导入；已经导入的不再导入")
    void neverOverUnseen() throws Exception {
        scenario.add(number, project("烹饪班", "鲁菜师傅", 2026), COUNTY);
        Map<String, String> fewer = project("烹饪班", "鲁菜师傅", 2026);
        fewer.put("planned", "45");
        upload(book(List.of(fewer, project("面点班", "鲁菜师傅", 2026))));
        UploadView shown = lists.uploaded(number, clerk(COUNTY)).orElseThrow();
        String there = lists.view(number, clerk(COUNTY)).rows().get(0).row().value("planned");
        assertThat(shown.replaced()).containsExactly(new UploadView.Replaced("烹饪班", "计划人数", there, "45"));
        Document page = page();
        assertThat(page.select("#replaced + p").text()).contains("1个项目与清单中的同名而内容不同");
        assertThat(page.select("[name=seen]").val()).isEqualTo(shown.seen());

        String key = lists.view(number, clerk(COUNTY)).rows().get(0).row().key();
        runAs(clerk(COUNTY), () -> lists.save(number, key, Map.of("planned", "60"), null, clerk(COUNTY)));
        MockHttpServletResponse refused = accepted(shown.seen());
        assertThat(refused.getStatus()).isEqualTo(409);
        Document again = Jsoup.parse(refused.getContentAsString());
        assertThat(again.select("[role=alert]").text()).contains("已由同事或者在另一页面修改", "没有导入");
        assertThat(again.select("#replaced ~ .table-box td").eachText()).containsExactly("烹饪班", "计划人数", "60", "45");
        assertThat(lists.view(number, clerk(COUNTY)).rows()).singleElement().satisfies(row -> assertThat(row.row().value("planned")).isEqualTo("60"));

        String seen = again.select("[name=seen]").val();
        assertThat(accepted(seen).getStatus()).isEqualTo(302);
        assertThat(lists.view(number, clerk(COUNTY)).rows()).extracting(row -> row.row().value("planned")).startsWith("45").hasSize(2);
        MockHttpServletResponse late = accepted(seen);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("没有正在核对的文件");
    }

    @Test
    @DisplayName("打开本页以后同事新增的同名项目也不覆盖；内容相同的不用再核对")
    void neverOverANewOne() throws Exception {
        Map<String, String> fewer = project("烹饪班", "鲁菜师傅", 2026);
        fewer.put("planned", "45");
        upload(book(List.of(fewer, project("面点班", "鲁菜师傅", 2026))));
        String seen = lists.uploaded(number, clerk(COUNTY)).orElseThrow().seen();
        scenario.add(number, project("烹饪班", "鲁菜师傅", 2026), COUNTY);
        assertThat(accepted(seen).getStatus()).isEqualTo(409);
        String key = lists.view(number, clerk(COUNTY)).rows().get(0).row().key();
        runAs(clerk(COUNTY), () -> lists.save(number, key, Map.of("planned", "45"), null, clerk(COUNTY)));
        assertThat(accepted(seen).getStatus()).isEqualTo(302);
        assertThat(lists.view(number, clerk(COUNTY)).rows()).extracting(row -> row.row().value("name")).containsExactly("烹饪班", "面点班");
    }

    @Test
    @DisplayName("上传的文件没有导入的不能提交签发；可以放弃，清单不变；同事已另传的，不把那一份放弃")
    void givenUp() throws Exception {
        scenario.add(number, project("烹饪班", "鲁菜师傅", 2026), COUNTY);
        upload(book(List.of(project("面点班", "鲁菜师傅", 2026))));
        String seen = page().select("form[action$=/give-up] [name=seen]").val();
        assertThatThrownBy(() -> scenario.done(number, "fillList", clerk(COUNTY), Map.of())).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("“清单.xlsx”尚未导入").hasMessageContaining("放弃本次上传");
        upload(book(List.of(project("西点班", "鲁菜师傅", 2026))));
        assertThat(gaveUp(seen)).isEqualTo(409);
        assertThat(lists.uploaded(number, clerk(COUNTY))).isPresent();
        assertThat(gaveUp(page().select("form[action$=/give-up] [name=seen]").val())).isEqualTo(302);
        assertThat(lists.uploaded(number, clerk(COUNTY))).isEmpty();
        assertThat(lists.view(number, clerk(COUNTY)).rows()).singleElement().satisfies(row -> assertThat(row.row().value("name")).isEqualTo("烹饪班"));
        scenario.done(number, "fillList", clerk(COUNTY), Map.of());
    }

    @Test
    @DisplayName("不能读的文件：回到清单页面说明，状态为400")
    void wrongFileIsAnsweredOnThePage() throws Exception {
        var file = new MockMultipartFile("file", "清单.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
        MockHttpServletResponse refused = mvc.perform(multipart("/project-lists/{n}/upload", number).file(file)
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(clerk(COUNTY))).with(csrf())).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(Jsoup.parse(refused.getContentAsString()).select("[role=alert]").text()).contains("PDF");
    }

    private MockHttpServletResponse accepted(String seen) throws Exception {
        return mvc.perform(post("/project-lists/{n}/accept", number).param("seen", seen).param("all", "true")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(clerk(COUNTY))).with(csrf())).andReturn().getResponse();
    }

    private int gaveUp(String seen) throws Exception {
        return mvc.perform(post("/project-lists/{n}/give-up", number).param("seen", seen).param("commandId", UUID.randomUUID().toString())
                .with(signedInAs(clerk(COUNTY))).with(csrf())).andReturn().getResponse().getStatus();
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.perform(get("/project-lists/{n}", number).with(signedInAs(clerk(COUNTY)))).andReturn().getResponse().getContentAsString());
    }

    /** As from a page that was opened just now. */
    private int accept(boolean all) {
        return lists.accept(number, lists.uploaded(number, clerk(COUNTY)).orElseThrow().seen(), all, clerk(COUNTY));
    }

    private void upload(byte[] file) {
        runAs(clerk(COUNTY), () -> lists.upload(number, "清单.xlsx", new ByteArrayInputStream(file), clerk(COUNTY)));
    }

    private void refused(byte[] file, String words) {
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> lists.upload(number, "清单.xlsx", new ByteArrayInputStream(file), clerk(COUNTY)))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.BAD_INPUT);
                    assertThat(refused.getMessage()).contains(words).doesNotContain("花名册");
                }));
    }

    private static byte[] emptyBook() throws Exception {
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("别的").createRow(0).createCell(0).setCellValue("姓名");
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] book(List<Map<String, String>> rows) throws Exception {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("清单");
            List<ProjectField> fields = new ArrayList<>(Arrays.asList(ProjectField.values()));
            var head = sheet.createRow(0);
            fields.forEach(field -> head.createCell(field.ordinal()).setCellValue(field.label()));
            for (Map<String, String> values : rows) {
                var row = sheet.createRow(sheet.getLastRowNum() + 1);
                fields.forEach(field -> row.createCell(field.ordinal()).setCellValue(values.getOrDefault(field.key(), "")));
            }
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String... namesAndContents) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
