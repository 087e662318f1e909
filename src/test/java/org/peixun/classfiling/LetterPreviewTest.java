package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("通知书送达以前的预览")
class LetterPreviewTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);
    private static final String OPINION = "缺少培训协议书样本的附页。";

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("退回补正：预览的正文和送达的一字不差；预览什么也不保存，环节仍在待办")
    void returned() throws Exception {
        Draft draft = scenario.submitted();
        assertThat(mvc.perform(get("/cases/" + draft.number()).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString())
                .contains("预览通知书");
        String before = stored(draft);
        String preview = preview(draft, "acceptFiling", CLERK, "return", "MATERIAL_MISSING", 200);
        PageAssertions.assertPolite(preview);
        assertThat(preview).contains("补正通知书", "预览，尚未送达", OPINION, draft.number() + "-补1").doesNotContain("下载PDF");
        assertThat(stored(draft)).isEqualTo(before);

        runAs(CLERK, () -> tasks.complete(tasks.open(draft.number(), "acceptFiling").orElseThrow(), CLERK,
                Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", OPINION)));
        String sent = mvc.perform(get("/cases/" + draft.number() + "/letters/return").with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        assertThat(sheet(preview)).isEqualTo(sheet(sent));
        assertThat(sent).contains("下载PDF").doesNotContain("尚未送达");
    }

    @Test
    @DisplayName("审批开班时不予同意：预览不予同意通知书，写明救济途径；不予受理、不同意开班都是终局，提交以前问一句，审核备案不问")
    void refused() throws Exception {
        Draft draft = scenario.submitted();
        assertThat(question(draft, CLERK)).startsWith("不予受理：").contains("随即结束", "退回补正");
        done(draft, "acceptFiling", "accept");
        assertThat(question(draft, CLERK)).isEmpty();
        done(draft, "reviewFiling", "propose");
        assertThat(question(draft, MANAGER)).startsWith("不同意开班：");
        assertThat(preview(draft, "consentOpening", MANAGER, "refuse", "SCOPE_EXCEEDED", 200)).contains("不予同意通知书", "行政复议", "预览，尚未送达");
    }

    @Test
    @DisplayName("没有选理由、同意的没有通知书：说明怎样做，填写的内容仍在；别的岗位、外县不能预览")
    void wrong() throws Exception {
        Draft draft = scenario.submitted();
        assertThat(preview(draft, "acceptFiling", CLERK, "return", "", 400)).contains("至少要选择一项理由", OPINION);
        assertThat(preview(draft, "acceptFiling", CLERK, "accept", "", 400)).contains("才送达通知书（第11条）", OPINION);
        preview(draft, "acceptFiling", MANAGER, "return", "MATERIAL_MISSING", 403);
        preview(draft, "acceptFiling", actor(Role.COUNTY_CLERK, "371525"), "return", "MATERIAL_MISSING", 404);
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        done(draft, "acceptFiling", "accept");
        assertThat(answer(task, CLERK, "return", "MATERIAL_MISSING").getStatus()).isEqualTo(409);
    }

    private String question(Draft draft, Actor reader) throws Exception {
        String page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
        return Jsoup.parse(page).select("form [data-confirm-when=decision=refuse]").attr("data-confirm");
    }

    private void done(Draft draft, String step, String decision) {
        runAs(CLERK, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), CLERK,
                Map.of("decision", decision, "opinion", "符合条件。")));
    }

    private String preview(Draft draft, String step, Actor reader, String decision, String reason, int status) throws Exception {
        var answer = answer(tasks.open(draft.number(), step).orElseThrow(), reader, decision, reason);
        assertThat(answer.getStatus()).isEqualTo(status);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse answer(String task, Actor reader, String decision, String reason) throws Exception {
        var request = post("/tasks/" + task + "/preview").param("decision", decision).param("opinion", OPINION);
        if (!reason.isEmpty()) {
            request.param(decision.equals("refuse") ? "refusalReasons" : "reasons", reason);
        }
        return mvc.perform(request.with(signedInAs(reader)).with(csrf())).andReturn().getResponse();
    }

    /** Everything that a decision would have written. */
    private String stored(Draft draft) {
        return jdbc.sql("""
                SELECT f.state || f.version || (SELECT count(*) FROM filing_notice n WHERE n.number = f.number)
                  || (SELECT count(*) FROM timeline_entry t WHERE t.case_number = f.number)
                  || (SELECT count(*) FROM audit_entry a WHERE a.case_number = f.number)
                FROM class_filing f WHERE f.number = ?""").param(draft.number()).query(String.class).single();
    }

    private static String sheet(String page) {
        return Jsoup.parse(page).select(".letter-sheet").text();
    }
}
