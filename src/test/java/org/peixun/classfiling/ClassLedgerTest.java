package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.classfiling.FilingScenario.COUNTY;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.Plans;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassLedger.Part;
import org.peixun.classfiling.ClassLedger.Question;
import org.peixun.delivery.ClassScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("开班台账：辖区内核发备案号的班期，按状态、日期、文字查找，可以导出")
class ClassLedgerTest {

    private static final String OTHER_COUNTY = "371525";

    @Autowired ClassLedger ledger;
    @Autowired ClassScenario classes;
    @Autowired FilingScenario filings;
    @Autowired MockMvc pages;
    @Autowired Plans plans;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("已开班的在“已开班未结业”，草稿不列入；选择有课的日期才看到当天的时间，别的县看不到")
    void aRunningClass() throws Exception {
        String draft = filings.aValidDraft().number();
        var running = classes.running();
        String filingNumber = jdbc.sql("SELECT filing_number FROM class_filing WHERE number = ?").param(running.number()).query(String.class).single();

        assertThat(numbers(Part.RUNNING, filingNumber, null)).containsExactly(running.number());
        assertThat(numbers(Part.AWAITED, filingNumber, null)).isEmpty();
        assertThat(numbers(Part.ENDED, filingNumber, null)).isEmpty();
        assertThat(numbers(Part.ALL, "", null)).contains(running.number()).doesNotContain(draft);
        assertThat(numbers(Part.RUNNING, "%", null)).as("不是通配符").isEmpty();

        var onFirstDay = new Question(List.of(COUNTY), Part.RUNNING, filingNumber, running.startsOn());
        assertThat(ledger.lines(onFirstDay, 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.lessons()).startsWith("08:30–");
            assertThat(line.size()).isEqualTo(10);
            assertThat(line.stateLabel()).isEqualTo("已开班");
        });
        assertThat(ledger.totals(onFirstDay)).isEqualTo(new ClassLedger.Totals(1, 10));
        assertThat(numbers(Part.RUNNING, filingNumber, running.startsOn().minusDays(1))).isEmpty();
        assertThat(ledger.lines(new Question(List.of(OTHER_COUNTY), Part.ALL, filingNumber, null), 0, 10)).isEmpty();

        jdbc.sql("UPDATE class_filing SET state = 'CANCELLED' WHERE number = ?").param(running.number()).update();
        assertThat(numbers(Part.ALL, filingNumber, null)).containsExactly(running.number());
        assertThat(numbers(Part.ALL, filingNumber, running.startsOn())).as("取消的班期没有课").isEmpty();
        jdbc.sql("UPDATE class_filing SET state = 'RUNNING' WHERE number = ?").param(running.number()).update();

        String asked = "?q=" + filingNumber + "&day=" + running.startsOn();
        assertThat(page("/ledger" + asked, actor(Role.COUNTY_CLERK, COUNTY))).contains(filingNumber, "08:30–", "共1个班期，学员10人");
        assertThat(page("/ledger" + asked, actor(Role.CITY_MANAGER, "371500"))).contains(filingNumber, "全部县（市、区）");
        assertThat(page("/ledger" + asked + "&county=" + COUNTY, actor(Role.COUNTY_CLERK, OTHER_COUNTY))).contains("没有符合条件的班期")
                .doesNotContain("/cases/" + running.number());
        pages.perform(get("/ledger").with(signedInAs(running.applicant()))).andExpect(status().isForbidden());

        assertThat(exported(asked, running.startsOn() + "有课")).hasSize(2).satisfies(rows -> {
            assertThat(rows.get(0)).as("写明是哪一天").endsWith(running.startsOn() + " 上课");
            assertThat(rows.get(1)).startsWith(filingNumber);
            assertThat(rows.get(1).get(7)).startsWith("08:30–");
        });
        assertThat(exported("?q=" + filingNumber, "（已开班未结业）").get(0)).as("没有选日期的，没有上课一列").endsWith("学员（人）");
    }

    /** @return its rows */
    private List<List<String>> exported(String asked, String name) throws Exception {
        var answer = pages.perform(get("/ledger/export" + asked).with(signedInAs(actor(Role.COUNTY_MANAGER, COUNTY)))).andExpect(status().isOk())
                .andReturn().getResponse();
        assertThat(URLDecoder.decode(answer.getHeader("Content-Disposition"), StandardCharsets.UTF_8)).contains(name);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            List<List<String>> rows = new ArrayList<>();
            workbook.getSheetAt(0).forEach(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.getStringCellValue()));
                rows.add(cells);
            });
            return rows;
        }
    }

    @Test
    @DisplayName("无法识别的日期：说明没有按日期查询，不出错")
    void anUnreadableDay() throws Exception {
        assertThat(page("/ledger?day=2026-02-31&part=nonsense&page=x", actor(Role.COUNTY_CLERK, COUNTY))).contains("日期“2026-02-31”无法识别");
    }

    @Test
    @DisplayName("放不进一个文件的：不截断，请缩小范围分几次导出；翻页到第200页为止，不再有下一页")
    void tooManyForOneFile() throws Exception {
        String number = classes.running().number();
        jdbc.sql("""
                INSERT INTO class_filing SELECT (jsonb_populate_record(f, jsonb_build_object('number', '台账' || i, 'jurisdiction', :county,
                    'filing_number', '台账测试' || i, 'check_code', lpad(i::text, 26, '0'), 'form', '{}'))).*
                FROM class_filing f, generate_series(0, :most) i WHERE f.number = :number""")
                .param("county", OTHER_COUNTY).param("most", ClassLedger.MOST_ROWS).param("number", number).update();
        try {
            assertThat(pages.perform(get("/ledger/export").param("q", "台账测试").with(signedInAs(actor(Role.COUNTY_CLERK, OTHER_COUNTY))))
                    .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString()).contains("超过10000个", "分几次导出");
            Actor reader = actor(Role.COUNTY_CLERK, OTHER_COUNTY);
            assertThat(page("/ledger?q=台账测试&page=199", reader)).contains("下一页").doesNotContain("只能翻到");
            assertThat(page("/ledger?q=台账测试&page=200", reader)).contains("只能翻到第200页", "上一页").doesNotContain("下一页");
        } finally {
            jdbc.sql("DELETE FROM class_filing WHERE number LIKE '台账%'").update();
        }
    }

    @Test
    @DisplayName("多年的班期：各县各状态最近的由索引取得，某日有课的由日期取得，不读全部班期")
    void byIndex() {
        for (Part part : Part.values()) {
            var question = new Question(List.of(COUNTY, OTHER_COUNTY), part, "", null);
            assertThat(plans.of(() -> ledger.lines(question, 0, 50))).singleElement().asString()
                    .contains("Index Scan using class_filing_ledger").doesNotContain("Seq Scan on class_filing");
        }
        var onDay = new Question(List.of(COUNTY), Part.RUNNING, "", LocalDate.of(2026, 5, 20));
        assertThat(plans.of(() -> ledger.lines(onDay, 0, 50)).get(0)).contains("class_session_on_day").doesNotContain("Seq Scan on class");
    }

    private List<String> numbers(Part part, String text, LocalDate day) {
        return ledger.lines(new Question(List.of(COUNTY), part, text, day), 0, 1000).stream().map(ClassLedger.Line::number).toList();
    }

    private String page(String path, Actor reader) throws Exception {
        String page = pages.perform(get(path).with(signedInAs(reader))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return page;
    }
}
