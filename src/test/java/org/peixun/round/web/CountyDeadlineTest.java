package org.peixun.round.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.round.DueRule;
import org.peixun.worklist.WorkListDrift;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("县级环节的期限写在截止日那一天，不写次日；以后的环节只列通常要办的（第6条、第7条）")
class CountyDeadlineTest {

    private static final String COUNTY = "371524";

    @Autowired MockMvc mvc;
    @Autowired NominationScenario nominations;
    @Autowired ProjectListScenario lists;
    @Autowired WorkListDrift drift;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void may() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        nominations.putAway(2026);
        lists.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("品牌机构推荐：推选、签发都是5月20日；当天写今天23:59前；补正、答复异议、年度复核不在以后的环节里")
    void nomination() throws Exception {
        String number = nominations.number(nominations.fresh(2026), COUNTY);
        Document page = caseOf(number);
        assertThat(page.select("li.now").text()).contains("推选候选机构", "最迟 2026-05-20（周三）");
        assertThat(page.select("li.coming strong").eachText()).containsExactly("签发并报送", "审核材料", "专家评分", "集体研究决定");
        assertThat(page.select("li.coming").first().text()).contains("最迟 2026-05-20（周三）");
        time.set(LocalDateTime.of(2026, 5, 20, 20, 0));
        assertThat(caseOf(number).select("li.now").text()).contains("今天 23:59前");
    }

    @Test
    @DisplayName("项目清单：填报、签发都是5月30日；补正、进展报送不在以后的环节里")
    void projectList() throws Exception {
        lists.open(2026, DueRule.FIXED);
        Document page = caseOf(lists.numberOf(2026, COUNTY));
        assertThat(page.select("li.now").text()).contains("填报项目清单", "最迟 2026-05-30（周六）");
        assertThat(page.select("li.coming strong").eachText()).containsExactly("签发项目清单", "核对项目清单");
        assertThat(page.select("li.coming").first().text()).contains("最迟 2026-05-30（周六）");
    }

    @Test
    @DisplayName("升级前记在次日零点的，升级时改正，待办清单与引擎一致；其他环节的不动，可以重做")
    void itemsOfBefore() throws Exception {
        String number = nominations.number(nominations.fresh(2026), COUNTY);
        String task = jdbc.sql("SELECT task_id FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number).query(String.class).single();
        jdbc.sql("UPDATE work_item SET due_at = timestamptz '2026-05-21 00:00+08' WHERE case_number = ?").param(number).update();
        jdbc.sql("""
                UPDATE act_ru_task t SET due_date_ = timestamp '2026-05-21 00:00' FROM work_item w
                WHERE w.task_id = t.id_ AND w.case_number = ?""").param(number).update();
        assertThat(caseOf(number).select("li.now").text()).contains("2026-05-21");
        String script = new ClassPathResource("db/migration/V144__county_steps_due_in_time.sql").getContentAsString(StandardCharsets.UTF_8);
        for (int again = 0; again < 2; again++) {
            jdbc.sql(script.replaceAll("--.*", "")).update();
            assertThat(caseOf(number).select("li.now").text()).contains("最迟 2026-05-20（周三）");
            assertThat(drift.find()).extracting(WorkListDrift.Drift::taskId).doesNotContain(task);
        }
    }

    private Document caseOf(String number) throws Exception {
        var response = mvc.perform(get("/cases/" + number).with(signedInAs(clerk(COUNTY))).accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }
}
