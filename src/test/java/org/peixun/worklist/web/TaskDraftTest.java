package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Delegations;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.TaskDrafts;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("办理表单的草稿: 填了没有提交的, 离开再回来还在")
class TaskDraftTest {

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired Delegations delegations;
    @Autowired WorkList items;
    @Autowired TaskDrafts drafts;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private Actor clerk;
    private Actor colleague;
    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void waiting() {
        clerk = Colleagues.join(jdbc, "draft-clerk", "某经办", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        colleague = Colleagues.join(jdbc, "draft-colleague", "某同事", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
    }

    @AfterEach
    void leave() {
        time.reset();
        Colleagues.leave(jdbc, "draft-");
    }

    @Test
    @DisplayName("只补所改的项: 先后两次各填一项, 两项都在; 清空的一项是空的; 提交以后不留")
    void keptAndGone() throws Exception {
        assertThat(form(clerk).parents().select("form[action$=/draft/discard]")).as("还没有草稿").isEmpty();
        assertThat(draft(clerk, "opinion", "师资还要核对，\r\n先记在这里。").getStatus()).isEqualTo(204);
        assertThat(draft(clerk, "decision", "accept").getStatus()).isEqualTo(204);
        Element form = form(clerk);
        assertThat(form.select("textarea[name=opinion]").text()).contains("师资还要核对，", "先记在这里。");
        assertThat(form.select("input[name=decision][value=accept]").hasAttr("checked")).isTrue();
        String page = page(clerk);
        assertThat(page).contains("尚未提交的内容。", "/draft/discard");
        assertPolite(page);

        draft(clerk, "opinion", "");
        assertThat(form(clerk).select("textarea[name=opinion]").text()).isEmpty();
        assertThat(form(clerk).select("input[name=decision][value=accept]").hasAttr("checked")).as("没有动的一项").isTrue();
        runAs(clerk, () -> tasks.claim(task, clerk));
        assertThat(form(clerk).select("input[name=decision][value=accept]").hasAttr("checked")).as("认领以后").isTrue();
        assertThat(act(clerk, "complete", "decision", "accept", "opinion", "齐全，受理。").getStatus()).isEqualTo(302);
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("草稿只有本人看到; 在他人手中的、办结的不能再存, 说明原因; 外县、机构没有这一件")
    void onesOwn() throws Exception {
        draft(clerk, "opinion", "只给自己看。");
        assertThat(todo(clerk)).as("在“待办”中认得出").contains("受理备案（有草稿）");
        assertThat(todo(colleague)).doesNotContain("受理备案（有草稿）");
        assertThat(page(colleague)).doesNotContain("只给自己看。", "/draft/discard");
        runAs(colleague, () -> tasks.claim(task, colleague));
        MockHttpServletResponse taken = draft(clerk, "opinion", "晚了一步。");
        assertThat(taken.getStatus()).isEqualTo(409);
        assertThat(taken.getContentAsString()).contains("在他人手中", "请复制已填写的内容");
        assertThat(page(clerk)).as("没有表单可填").doesNotContain("只给自己看。");
        Actor foreign = Colleagues.join(jdbc, "draft-foreign", "某外县", Role.COUNTY_CLERK, "371526");
        assertThat(draft(foreign, "opinion", "外县").getStatus()).isEqualTo(404);
        assertThat(draft(filing.applicant(), "opinion", "机构").getStatus()).isEqualTo(403);
        runAs(colleague, () -> tasks.complete(task, colleague, Map.of("decision", "accept", "opinion", "受理。")));
        assertThat(draft(colleague, "opinion", "办结以后").getStatus()).isEqualTo(409);
        assertThat(rows()).as("连同没有轮到的那一份").isZero();
    }

    /** The step of the filing in somebody's list. */
    private List<String> todo(Actor person) throws Exception {
        String page = mvc.perform(get("/todo").param("q", filing.number()).with(signedInAs(person))).andReturn().getResponse().getContentAsString();
        return Jsoup.parse(page).select("td[data-label=环节]").eachText();
    }

    @Test
    @DisplayName("提交被退回也存: 去补材料再回来还在; 不是表单的项不存; 清除以后恢复原样")
    void refusedAndDiscarded() throws Exception {
        runAs(clerk, () -> tasks.claim(task, clerk));
        assertThat(act(clerk, "complete", "opinion", "忘了选结论。", "其他", "不是表单的项").getStatus()).isEqualTo(400);
        assertThat(form(clerk).select("textarea[name=opinion]").text()).isEqualTo("忘了选结论。");
        assertThat(jdbc.sql("SELECT jsonb_object_keys(typed) FROM task_draft WHERE task_id = ?").param(task).query(String.class).list())
                .containsExactly("opinion");
        assertThat(draft(clerk, "opinion", "长".repeat(100_001)).getContentAsString()).contains("过长");
        assertThat(form(clerk).select("textarea[name=opinion]").text()).as("原来的还在").isEqualTo("忘了选结论。");
        MockHttpServletResponse discarded = act(clerk, "draft/discard");
        assertThat(discarded.getStatus()).isEqualTo(302);
        assertThat(discarded.getRedirectedUrl()).as("服务器不送出含汉字的地址").startsWith("/cases/%E5").endsWith("#task-" + task);
        assertThat(form(clerk).select("textarea[name=opinion]").text()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("提交、预览被退回的页面上, 因选了别的结论而没有送出的项仍是先前填的, 清空的不再填上")
    void hiddenByAnotherAnswer() throws Exception {
        runAs(clerk, () -> tasks.claim(task, clerk));
        draft(clerk, "reasons", "MATERIAL_MISSING");
        draft(clerk, "opinion", "缺教学计划。");
        for (String verb : new String[] {"complete", "preview"}) {
            MockHttpServletResponse refused = act(clerk, verb, "decision", "refuse", "opinion", "");
            assertThat(refused.getStatus()).isEqualTo(400);
            Element form = Jsoup.parse(refused.getContentAsString()).getElementById("task-" + task);
            assertThat(form.select("input[name=reasons][value=MATERIAL_MISSING]").hasAttr("checked")).isTrue();
            assertThat(form.select("input[name=decision][value=refuse]").hasAttr("checked")).isTrue();
            assertThat(form.select("textarea[name=opinion]").text()).isEmpty();
        }
    }

    @Test
    @DisplayName("委派交回的意见盖过先前的草稿, 其后所改又盖过交回的意见, 清空的不再填上")
    void beforeAndAfterTheProposal() throws Exception {
        runAs(clerk, () -> tasks.claim(task, clerk));
        draft(clerk, "opinion", "自己先写的。");
        runAs(clerk, () -> delegations.delegate(task, colleague.userId(), "请核对师资。", clerk));
        assertThat(page(colleague)).doesNotContain("自己先写的。");
        time.set(TimeMachine.START.plusHours(1));
        draft(colleague, "opinion", "师资已核对。");
        runAs(colleague, () -> delegations.handBack(task, Map.of("decision", "accept", "opinion", "师资已核对，建议受理。"), colleague));
        assertThat(form(clerk).select("textarea[name=opinion]").text()).isEqualTo("师资已核对，建议受理。");
        time.set(TimeMachine.START.plusHours(2));
        draft(clerk, "opinion", "");
        assertThat(form(clerk).select("textarea[name=opinion]").text()).isEmpty();
        assertThat(form(clerk).select("input[name=decision][value=accept]").hasAttr("checked")).as("交回的结论").isTrue();
    }

    @Test
    @DisplayName("保存的同时办结: 没有人再来清除, 所以不存")
    void endedBeside() {
        runAs(clerk, () -> tasks.claim(task, clerk));
        WorkItem before = items.find(task).orElseThrow();
        runAs(clerk, () -> tasks.complete(task, clerk, Map.of("decision", "accept", "opinion", "受理。")));
        assertThatThrownBy(() -> drafts.save(before, Map.of("opinion", "晚了一步。"), clerk)).hasMessageContaining("已经办结");
        assertThat(rows()).isZero();
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM task_draft WHERE task_id = ?").param(task).query(Long.class).single();
    }

    private MockHttpServletResponse draft(Actor by, String key, String value) throws Exception {
        return act(by, "draft", key, value);
    }

    private MockHttpServletResponse act(Actor by, String verb, String... pairs) throws Exception {
        var request = post("/tasks/" + task + "/" + verb).with(csrf()).with(signedInAs(by))
                .param("commandId", UUID.randomUUID().toString());
        if (verb.equals("draft")) {
            request.accept(MediaType.APPLICATION_JSON);
        }
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private Element form(Actor reader) throws Exception {
        return Jsoup.parse(page(reader)).getElementById("task-" + task);
    }

    private String page(Actor reader) throws Exception {
        return mvc.perform(get("/cases/" + filing.number()).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
