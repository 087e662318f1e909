package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("委派: 同事准备意见, 交回后由委派人决定")
class DelegationTest {

    private static final String COUNTY = FilingScenario.COUNTY;

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskService engine;

    @Autowired
    Delegations delegations;

    @Autowired
    TimeMachine.Mover time;

    @Autowired
    JdbcClient jdbc;

    private Actor owner;
    private Actor delegate;
    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void held() {
        owner = Colleagues.join(jdbc, "lend-owner", "某主办", Role.COUNTY_CLERK, COUNTY);
        delegate = Colleagues.join(jdbc, "lend-delegate", "某协办", Role.COUNTY_CLERK, COUNTY);
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
        runAs(owner, () -> tasks.claim(task, owner));
    }

    @AfterEach
    void leave() {
        Colleagues.leave(jdbc, "lend-");
    }

    @Test
    @DisplayName("交给同事、填写、交回: 意见预填在委派人的表单中, 由其修改决定; 引擎中如实显示; 期限照常")
    void thereAndBack() throws Exception {
        var due = engine.createTaskQuery().taskId(task).singleResult().getDueDate();
        assertPolite(page("/tasks/" + task + "/delegate", owner));
        assertThat(delegate(owner, delegate, "请核对师资材料并提出意见。").getStatus()).isEqualTo(302);
        var lent = engine.createTaskQuery().taskId(task).singleResult();
        assertThat(lent.getDelegationState()).isEqualTo(DelegationState.PENDING);
        assertThat(lent.getOwner()).isEqualTo(owner.userId());
        assertThat(lent.getAssignee()).isEqualTo(delegate.userId());
        assertThat(lent.getDueDate()).isEqualTo(due);

        assertThat(page("/todo?tab=mine", delegate)).contains(filing.number(), "本人（某主办委派，准备意见）");
        String prepares = page("/cases/" + filing.number(), delegate);
        assertThat(prepares).contains("某主办委派您准备意见：请核对师资材料并提出意见。", "/hand-back", ">交回</button>")
                .doesNotContain("formaction=\"/tasks/give-back\"", "href=\"/tasks/transfer");
        assertPolite(prepares);
        assertThat(page("/cases/" + filing.number(), owner)).contains("收回委派", "已委派同组人员准备意见（计入办理期限）");

        var refused = act(delegate, "complete", "decision", "accept", "opinion", "直接办结");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("由委派人决定");
        assertThat(act(delegate, "hand-back", "opinion", "没有选结论").getStatus()).isEqualTo(400);
        assertThat(act(delegate, "hand-back", "decision", "accept", "opinion", "师资材料已核对，建议受理。").getStatus()).isEqualTo(302);

        var back = engine.createTaskQuery().taskId(task).singleResult();
        assertThat(back.getDelegationState()).isEqualTo(DelegationState.RESOLVED);
        assertThat(back.getAssignee()).isEqualTo(owner.userId());
        String decides = page("/cases/" + filing.number(), owner);
        assertThat(decides).contains("某协办", "师资材料已核对，建议受理。</textarea>", ">提交</button>");
        assertThat(decides).containsPattern("value=\"accept\"[^>]*checked");
        assertPolite(decides);
        assertThat(act(delegate, "complete", "decision", "accept", "opinion", "越权").getStatus()).isEqualTo(409);
        assertThat(act(owner, "complete", "decision", "accept", "opinion", "同意协办意见，受理。").getStatus()).isEqualTo(302);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE case_number = ? AND action IN ('task.delegated', 'task.handedBack')")
                .param(filing.number()).query(Long.class).single()).isEqualTo(2);
        assertThat(page("/cases/" + filing.number(), filing.applicant())).doesNotContain("某协办", "委派");
    }

    @Test
    @DisplayName("收回委派: 回到委派人手中; 收回以后对方不能再交回; 受委派人不能转办、退回、再委派")
    void recalled() throws Exception {
        delegate(owner, delegate, "请准备。");
        assertThat(verb(delegate, "/tasks/give-back").getStatus()).isEqualTo(409);
        assertThat(act(delegate, "delegate", "to", owner.userId(), "what", "再委派", "back", "/todo").getStatus()).isEqualTo(409);
        assertThat(act(delegate, "recall", "back", "/todo").getStatus()).isEqualTo(409);
        assertThat(act(owner, "recall", "back", "/todo").getStatus()).isEqualTo(302);
        assertThat(engine.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(owner.userId());
        assertThat(act(delegate, "hand-back", "decision", "accept", "opinion", "晚了").getStatus()).isEqualTo(409);
        assertThat(page("/todo?tab=mine", owner)).contains(filing.number()).doesNotContain("某协办转来");
    }

    @Test
    @DisplayName("委派期间催办、督办: 受委派人和委派人都知道, 写明受谁委派")
    void ladder() {
        Actor manager = Colleagues.join(jdbc, "lend-manager", "某负责", Role.COUNTY_MANAGER, COUNTY);
        runAs(owner, () -> delegations.delegate(task, delegate.userId(), "请准备。", owner));
        runAs(manager, () -> tasks.urge(task, manager));
        time.passWorkingDays(3);
        try {
            for (String title : List.of("催办%", "临期提醒%", "督办%")) {
                assertThat(jdbc.sql("SELECT count(DISTINCT recipient) FROM notification WHERE recipient IN (?, ?) AND case_number = ? AND title LIKE ?")
                        .params(owner.userId(), delegate.userId(), filing.number(), title).query(Integer.class).single())
                        .as(title).isEqualTo(title.startsWith("督办") ? 1 : 2);
            }
            assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = 'ESCALATED' AND text LIKE '%办理人：某协办（受某主办委派）%'")
                    .param(filing.number()).query(Integer.class).single()).isEqualTo(1);
        } finally {
            time.reset();
        }
    }

    @Test
    @DisplayName("一人交回、一人收回同时进行: 只有一个成功, 事项总在委派人手中")
    void handedBackWhileRecalled() throws Exception {
        for (int round = 0; round < 3; round++) {
            delegate(owner, delegate, "请准备。");
            var pool = Executors.newFixedThreadPool(2);
            try {
                List<Callable<Integer>> both = List.of(
                        () -> act(delegate, "hand-back", "decision", "accept", "opinion", "建议受理。").getStatus(),
                        () -> act(owner, "recall", "back", "/todo").getStatus());
                List<Integer> answers = new ArrayList<>();
                for (var future : pool.invokeAll(both)) {
                    answers.add(future.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(302, 409);
            } finally {
                pool.shutdown();
            }
            var back = engine.createTaskQuery().taskId(task).singleResult();
            assertThat(back.getAssignee()).isEqualTo(owner.userId());
            assertThat(jdbc.sql("SELECT count(*) FROM delegation WHERE task_id = ? AND back_at IS NULL").param(task)
                    .query(Integer.class).single()).isZero();
        }
    }

    @Test
    @DisplayName("先后由两人委派: 后一次交回给后一次的委派人, 不回到前一次的")
    void lentAgainByAnother() throws Exception {
        delegate(owner, delegate, "请准备。");
        act(owner, "recall", "back", "/todo");
        verb(owner, "/tasks/give-back");
        runAs(delegate, () -> tasks.claim(task, delegate));
        delegate(delegate, owner, "请协助。");
        assertThat(act(owner, "hand-back", "decision", "accept", "opinion", "建议受理。").getStatus()).isEqualTo(302);
        assertThat(engine.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(delegate.userId());
    }

    @Test
    @DisplayName("只能委派给同组: 本县负责人、外县经办、本人都不行; 不在手中的不能委派; 负责人转办时委派随之收回")
    void whoMay() throws Exception {
        Actor manager = Colleagues.join(jdbc, "lend-manager", "某负责", Role.COUNTY_MANAGER, COUNTY);
        Actor foreign = Colleagues.join(jdbc, "lend-foreign", "某外县", Role.COUNTY_CLERK, "371526");
        assertThat(delegate(owner, manager, "请准备。").getStatus()).isEqualTo(400);
        assertThat(delegate(owner, foreign, "请准备。").getStatus()).isEqualTo(400);
        assertThat(delegate(owner, owner, "请准备。").getStatus()).isEqualTo(400);
        assertThat(delegate(owner, delegate, "").getStatus()).isEqualTo(400);
        assertThat(delegate(delegate, owner, "请准备。").getStatus()).isEqualTo(409);
        assertThat(delegate(foreign, owner, "请准备。").getStatus()).isEqualTo(404);
        delegate(owner, delegate, "请准备。");
        assertThat(mvc.perform(post("/tasks/transfer").with(csrf()).with(signedInAs(manager)).param("task", task)
                .param("to", owner.userId()).param("reason", "收回后由其办理")
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse().getStatus()).isEqualTo(302);
        var task = engine.createTaskQuery().taskId(this.task).singleResult();
        assertThat(task.getDelegationState()).isNotEqualTo(DelegationState.PENDING);
        assertThat(task.getAssignee()).isEqualTo(owner.userId());
        runAs(owner, () -> tasks.complete(this.task, owner, Map.of("decision", "accept", "opinion", "受理。")));
    }

    private MockHttpServletResponse delegate(Actor by, Actor to, String what) throws Exception {
        return act(by, "delegate", "to", to.userId(), "what", what, "back", "/todo");
    }

    private MockHttpServletResponse act(Actor by, String verb, String... pairs) throws Exception {
        var request = post("/tasks/" + task + "/" + verb).with(csrf()).with(signedInAs(by))
                .param("commandId", UUID.randomUUID().toString());
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse verb(Actor by, String path) throws Exception {
        return mvc.perform(post(path).with(csrf()).with(signedInAs(by)).param("only", task)
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
