package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.complaint.ComplaintScenario.HOTLINE;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.Plans;
import org.peixun.complaint.HotlineTickets.Stage;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The desk does not lose sight of a caller who waits. */
@IntegrationTest
@DisplayName("热线坐席：待回访的在最前，办理有了结果随即知道")
class HotlineDeskTest {

    @Autowired MockMvc mvc;
    @Autowired Plans plans;
    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired HotlineTickets tickets;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void desk() {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('zuoxi', '坐某', 'x') ON CONFLICT DO NOTHING").update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES ('zuoxi', 'HOTLINE', '371500', ?) ON CONFLICT DO NOTHING")
                .param(Role.HOTLINE.in("371500")).update();
    }

    @Test
    @DisplayName("再多的新工单也不挤掉待回访的；按状态分列，满一页的翻页")
    void calledBackFirst() throws Exception {
        String answered = answered();
        String ended = scenario.registered(Source.HOTLINE).number();
        scenario.accept(ended, Map.of("decision", "decline", "opinion", "属于教育部门职责，请向教体局反映。"));
        String running = scenario.registered(Source.HOTLINE).number();
        for (int i = 0; i < 51; i++) {
            scenario.registered(Source.HOTLINE);
        }
        assertThat(numbers("", 1)).contains(answered).doesNotContain(ended, running);
        assertThat(numbers("CALL_BACK", 1)).contains(answered).doesNotContain(ended, running);
        assertThat(numbers("OVER", 1)).contains(ended).doesNotContain(answered);
        assertThat(tickets.of("", "RUNNING", 1, HOTLINE).more()).isTrue();
        assertThat(numbers("RUNNING", 2)).contains(running);
        var page = Jsoup.parse(mvc.perform(get("/complaints/hotline").param("stage", "RUNNING").with(signedInAs(HOTLINE))).andReturn().getResponse().getContentAsString());
        assertThat(page.select("nav[aria-label=工单状态]").text()).contains("已答复待回访 " + tickets.of("", "", 1, HOTLINE).count(Stage.CALL_BACK));
        assertThat(page.select("nav[aria-label=分页] a").attr("href")).contains("stage=RUNNING").contains("page=2");
    }

    @Test
    @DisplayName("多年积下的工单：要办的、最近的由索引取得，不把全部工单排一遍")
    void byIndex() {
        assertThat(plans.of(() -> tickets.of("", "", 1, HOTLINE))).hasSize(2).last().asString()
                .contains("complaint_hotline_open", "complaint_of_hotline").doesNotContain("Seq Scan on complaint");
    }

    @Test
    @DisplayName("答复、退回来源、不予受理随即通知坐席，链接到工单；其他来源的不通知")
    void told() {
        assertThat(messages(answered())).containsExactly("热线工单已答复");
        String declined = scenario.registered(Source.HOTLINE).number();
        scenario.accept(declined, Map.of("decision", "decline", "opinion", "属于教育部门职责，请向教体局反映。"));
        assertThat(messages(declined)).containsExactly("热线工单不予受理");
        String returned = scenario.registered(Source.HOTLINE).number();
        scenario.accept(returned, Map.of("decision", "returnToSource", "opinion", "属于教育部门职责，请转教体局。"));
        assertThat(messages(returned)).containsExactly("热线工单已退回来源");
        String other = scenario.registered(Source.REPORT).number();
        scenario.accept(other, Map.of("decision", "decline", "opinion", "属于教育部门职责，请向教体局反映。"));
        assertThat(messages(other)).isEmpty();
    }

    @Test
    @DisplayName("登记意见被退回的，仍看得到这一件和写下的文字，即使它不在第一页")
    void refusedWhereItStands() throws Exception {
        String number = answered();
        var answer = mvc.perform(post("/complaints/hotline/" + number).param("said", "DISSATISFIED").param("text", "没退")
                .param("commandId", UUID.randomUUID().toString()).with(csrf()).with(signedInAs(HOTLINE))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(400);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select("main tbody tr")).as("只有这一件").hasSize(1);
        assertThat(page.select("#ticket").val()).isEqualTo(files.get(number).hotlineTicket());
        assertThat(page.select("input[name=text]").val()).isEqualTo("没退");
        assertThat(page.select("[role=alert]").text()).contains("不满意的原因");
    }

    private String answered() {
        String number = scenario.accepted(Source.HOTLINE).number();
        scenario.verify(number, "unfounded");
        scenario.answer(number);
        return number;
    }

    private List<String> numbers(String stage, int page) {
        return tickets.of("", stage, page, HOTLINE).tickets().stream().map(HotlineTickets.Ticket::number).toList();
    }

    private List<String> messages(String number) {
        return jdbc.sql("SELECT title FROM notification WHERE recipient = 'zuoxi' AND case_number = ? AND link LIKE '/complaints/hotline?ticket=%'")
                .param(number).query(String.class).list().stream().map(title -> title.replaceAll("：.*", "")).toList();
    }
}
