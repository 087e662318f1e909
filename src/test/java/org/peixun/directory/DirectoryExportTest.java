package org.peixun.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("机构目录、补贴标准导出：页面上查到的，各页都在")
class DirectoryExportTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final String NAME = "导出测试某职业培训学校";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired DirectoryRegister register;

    @Test
    @DisplayName("机构目录：查询条件相同，超过一页的全部导出，带统一社会信用代码")
    void directory() throws Exception {
        jdbc.sql("""
                WITH added AS (
                    INSERT INTO institution (name, short_name, kind, credit_code, jurisdiction, address, phone, contact)
                    SELECT :name || n, '导出测试', '培训机构', '52999999EXPORT' || to_char(n, 'FM0000'), CASE WHEN n > 21 THEN '371525' ELSE '371524' END, '某路1号', '0635-1234567', '某老师'
                    FROM generate_series(1, 22) n RETURNING id)
                INSERT INTO institution_event (institution_id, status, effective_on, reason) SELECT id, 'NORMAL', DATE '2026-01-05', '列入机构目录' FROM added""")
                .param("name", NAME).update();
        String page = mvc.perform(get("/directory").param("text", NAME).param("jurisdiction", "371524").with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        List<List<String>> rows = rows(Jsoup.parse(page).select("a:containsOwn(导出)").attr("href"));
        assertThat(rows.get(0)).containsExactly("机构名称", "统一社会信用代码", "类别", "县（市、区）", "目录状态", "生效日期");
        assertThat(rows).hasSize(22).contains(List.of(NAME + "21", "52999999EXPORT0021", "培训机构", "东阿县", "正常", "2026-01-05"));
    }

    @Test
    @DisplayName("补贴标准：与页面同样查询，金额两位小数，带有效期")
    void standards() throws Exception {
        register.standards(List.of(new DirectoryRegister.StandardLine("6-31-01-03", Level.L4, LocalDate.of(1999, 1, 1), new BigDecimal("800"), 80)));
        String page = mvc.perform(get("/standards").param("text", "6-31-01-03").param("past", "true").with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        List<List<String>> rows = rows(Jsoup.parse(page).select("a:containsOwn(导出)").attr("href"));
        assertThat(rows).hasSize(Jsoup.parse(page).select("tbody tr").size() + 1);
        assertThat(rows).anySatisfy(line -> assertThat(line).startsWith("6-31-01-03", "电工").contains("1999-01-01", "800.00", "80"));
    }

    private List<List<String>> rows(String path) throws Exception {
        byte[] book = mvc.perform(get(URI.create(path)).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsByteArray();
        List<List<String>> rows = new ArrayList<>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.getStringCellValue()));
                rows.add(cells);
            }
        }
        return rows;
    }
}
