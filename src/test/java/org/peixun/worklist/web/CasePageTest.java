package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.WorkListDrift;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("案件页")
class CasePageTest {

    private static final String COUNTY = FilingScenario.COUNTY;
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, COUNTY);
    private static final Actor COLLEAGUE = new Actor("某同事", "某同事", Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null)));
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, COUNTY);

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    WorkListDrift drift;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("经办看到标题、期限、流程、以后的环节和审计, 并可以当页办理")
    void clerk() throws Exception {
        var filing = scenario.submitted();
        String page = page(filing.number(), CLERK);
        assertPolite(page);
        assertThat(page).contains(filing.number(), "还剩", "受理备案", "审核备案", "审批开班", "县区负责人（东阿县）", "最迟 ", "最晚安全日期 ",
                "tab-audit", "name=\"decision\"", "data-key=\"c\"", "<svg");
        assertPolite(page("/cases/" + filing.number() + "/print", CLERK, 200));
        String office = jdbc.sql("SELECT name FROM office WHERE jurisdiction = ?").param(COUNTY).query(String.class).single();
        assertThat(page("/cases/" + filing.number() + "/print", CLERK, 200)).as("the office that seals, as it is called").contains(office + "（盖章）");
    }

    @Test
    @DisplayName("机构看不到审计、经办人姓名和内部记录, 也不能办理机关的环节")
    void institution() throws Exception {
        var filing = scenario.submitted();
        runAs(COLLEAGUE, () -> tasks.claim(open(filing.number(), "acceptFiling"), COLLEAGUE));
        String page = page(filing.number(), filing.applicant());
        assertPolite(page);
        assertThat(page).doesNotContain("tab-audit", "name=\"decision\"", "某同事", "退回待认领");
        assertThat(page(filing.number(), CLERK)).contains("某同事");
    }

    @Test
    @DisplayName("外县、别的机构: 404; 草稿只有本机构能打开, 打开的是填写页")
    void strangers() throws Exception {
        var filing = scenario.submitted();
        page("/cases/" + filing.number(), actor(Role.COUNTY_CLERK, "371526"), 404);
        page("/cases/" + filing.number(), applicant(COUNTY, 1), 404);
        var draft = scenario.aValidDraft();
        page("/cases/" + draft.number(), CLERK, 404);
        assertThat(answer("/cases/" + draft.number(), draft.applicant()).getRedirectedUrl()).startsWith("/filings/");
    }

    @Test
    @DisplayName("少填一项: 400, 已填的意见还在, 说明在栏目旁; 填好后提交, 说明到了哪里; 重复提交只办一次")
    void handsIn() throws Exception {
        var filing = scenario.submitted();
        String task = open(filing.number(), "acceptFiling");
        var refused = complete(task, CLERK, UUID.randomUUID().toString(), "return", "缺少需求分析");
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("缺少需求分析</textarea>", "field-error", "尚未提交");
        assertPolite(refused.getContentAsString());

        String command = UUID.randomUUID().toString();
        var done = mvc.perform(completion(task, CLERK, command, "accept", "材料齐全。")).andReturn();
        assertThat(done.getResponse().getStatus()).isEqualTo(302);
        assertThat((String) done.getFlashMap().get("told")).contains("受理备案", "已提交", "审核备案", "县区经办（东阿县）");
        assertThat(complete(task, CLERK, command, "accept", "材料齐全。").getRedirectedUrl())
                .isEqualTo(done.getResponse().getRedirectedUrl());
        assertThat(count("work_item", filing.number(), "step_key = 'acceptFiling' AND state = 'DONE'")).isEqualTo(1);
        assertThat(page(filing.number(), CLERK)).contains("材料齐全", "当日办结");
    }

    @Test
    @DisplayName("别人先认领: 409, 说出在谁手里, 写好的意见可以复制")
    void taken() throws Exception {
        var filing = scenario.submitted();
        String task = open(filing.number(), "acceptFiling");
        runAs(COLLEAGUE, () -> tasks.claim(task, COLLEAGUE));
        var answer = complete(task, CLERK, UUID.randomUUID().toString(), "accept", "材料齐全，准予受理。");
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("认领", "受理意见：受理", "说明：材料齐全，准予受理。", "/cases/");
        assertPolite(answer.getContentAsString());
    }

    @Test
    @DisplayName("退回补正后: 机构的页面只有“去补正”; 待办列表与引擎始终一致")
    void returned() throws Exception {
        var filing = scenario.submitted();
        var answer = mvc.perform(completion(open(filing.number(), "acceptFiling"), CLERK, UUID.randomUUID().toString(),
                "return", "缺少需求分析。").param("reasons", "NEEDS_ANALYSIS_MISSING")).andReturn();
        assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        assertThat(page(filing.number(), filing.applicant())).contains("去补正").doesNotContain("name=\"opinion\"");
        assertThat(page(filing.number(), CLERK)).doesNotContain("去补正");
        Set<String> own = Set.copyOf(jdbc.sql("SELECT task_id FROM work_item WHERE case_number = ?")
                .param(filing.number()).query(String.class).list());
        assertThat(drift.find()).filteredOn(found -> own.contains(found.taskId())).isEmpty();
    }

    @Test
    @DisplayName("负责人可以看, 不能办经办的环节")
    void manager() throws Exception {
        var filing = scenario.submitted();
        assertThat(page(filing.number(), MANAGER)).contains("tab-audit").doesNotContain("name=\"decision\"");
        assertThat(complete(open(filing.number(), "acceptFiling"), MANAGER, UUID.randomUUID().toString(), "accept", "同意。")
                .getStatus()).isEqualTo(403);
    }

    private String open(String number, String step) {
        return tasks.open(number, step).orElseThrow();
    }

    private long count(String table, String number, String condition) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE case_number = ? AND " + condition).param(number)
                .query(Long.class).single();
    }

    private MockHttpServletResponse complete(String task, Actor actor, String command, String decision, String opinion)
            throws Exception {
        return mvc.perform(completion(task, actor, command, decision, opinion)).andReturn().getResponse();
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder completion(
            String task, Actor actor, String command, String decision, String opinion) {
        return post("/tasks/{id}/complete", task).with(csrf()).with(signedInAs(actor)).param("commandId", command)
                .param("decision", decision).param("opinion", opinion);
    }

    private String page(String number, Actor reader) throws Exception {
        return page("/cases/" + number, reader, 200);
    }

    private String page(String address, Actor reader, int status) throws Exception {
        var answer = answer(address, reader);
        assertThat(answer.getStatus()).as(address + " " + answer.getContentAsString()).isEqualTo(status);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse answer(String address, Actor reader) throws Exception {
        return mvc.perform(get(address).with(signedInAs(reader))).andReturn().getResponse();
    }
}
