package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.InTasklist;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.absence.Absences;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** 2026-05-06 is a Wednesday. */
@IntegrationTest
@DisplayName("加签: 请其他人员提出意见, 由办理人决定")
class OpinionTest {

    private static final String COUNTY = FilingScenario.COUNTY;

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    TimeMachine.Mover time;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService engine;

    @Autowired
    Absences absences;

    @Autowired
    JdbcClient jdbc;

    private Actor holder;
    private Actor colleague;
    private Actor manager;
    private Actor city;
    private Actor foreign;
    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void held() {
        time.set(LocalDateTime.of(2026, 5, 6, 10, 0));
        holder = Colleagues.join(jdbc, "sign-holder", "某经办", Role.COUNTY_CLERK, COUNTY);
        colleague = Colleagues.join(jdbc, "sign-colleague", "某同事", Role.COUNTY_CLERK, COUNTY);
        manager = Colleagues.join(jdbc, "sign-manager", "某负责", Role.COUNTY_MANAGER, COUNTY);
        city = Colleagues.join(jdbc, "sign-city", "某市办", Role.CITY_CLERK, "371500");
        foreign = Colleagues.join(jdbc, "sign-foreign", "某外县", Role.COUNTY_CLERK, "371526");
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
        runAs(holder, () -> tasks.claim(task, holder));
    }

    @AfterEach
    void leave() {
        Colleagues.leave(jdbc, "sign-");
        time.reset();
    }

    @Test
    @DisplayName("提出、进入对方的待阅加签和菜单数、一个工作日回复、回来后办理人在页面流程打印件上看到并收到通知; 机构看不到")
    void thereAndBack() throws Exception {
        String choose = page("/tasks/" + task + "/ask", holder);
        assertThat(choose).contains("某同事", "某负责", "某市办").doesNotContain("某外县", ">某经办<");
        assertPolite(choose);
        assertThat(ask(holder, "师资证书是否有效？", colleague, city).getStatus()).isEqualTo(302);

        String box = page("/opinions", colleague);
        assertThat(box).contains(filing.number(), "某经办", "师资证书是否有效？", "待回复 1", "还剩1个工作日");
        assertPolite(box);
        assertThat(page("/opinions", manager)).doesNotContain(filing.number());
        String asked = page("/cases/" + filing.number(), colleague);
        assertThat(asked).contains("加签：请您提出意见", "2026-05-07（周四）前回复").doesNotContain("formaction=\"/tasks/give-back\"");
        assertPolite(asked);

        assertThat(answer(request(colleague), colleague, "").getStatus()).isEqualTo(400);
        assertThat(answer(request(colleague), colleague, "证书在有效期内。").getStatus()).isEqualTo(302);
        assertThat(page("/opinions", colleague)).doesNotContain(filing.number());
        assertThat(page("/opinions?tab=past", colleague)).contains(filing.number(), "证书在有效期内。");
        String back = page("/cases/" + filing.number(), holder);
        assertThat(back).contains("某同事的加签意见：证书在有效期内。", "还没有收到某市办的加签意见");
        assertPolite(back);
        assertThat(page("/cases/" + filing.number() + "/print", holder)).contains("证书在有效期内。");
        assertThat(page("/cases/" + filing.number(), filing.applicant())).doesNotContain("证书在有效期内", "某同事", "加签");
        assertThat(count("SELECT count(*) FROM notification WHERE recipient = 'sign-holder' AND title LIKE '加签已回复%' AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM audit_entry WHERE action IN ('task.opinionAsked', 'task.opinionGiven') AND case_number = ?")).isEqualTo(2);
    }

    @Test
    @DisplayName("意见没有到齐: 提示缺谁的, 填写的内容还在; 勾选先行办理才能提交, 未到的意见随之结束")
    void warned() throws Exception {
        ask(holder, "是否受理？", colleague, manager);
        answer(request(manager), manager, "可以受理。");
        var warned = complete(false);
        assertThat(warned.getStatus()).isEqualTo(400);
        assertThat(warned.getContentAsString()).contains("还没有收到某同事的加签意见，本次没有提交", "材料齐全，受理。");
        assertPolite(warned.getContentAsString());
        assertThat(complete(true).getStatus()).isEqualTo(302);
        long open = request(colleague);
        var late = answer(open, colleague, "晚了");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("该加签当前状态：已办结，未回复");
    }

    @Test
    @DisplayName("从Tasklist办理: 不能提示, 所以意见没有到齐不能办结; 到齐以后可以")
    void fromTasklist() throws Exception {
        ask(holder, "是否受理？", colleague);
        Map<String, Object> values = Map.of("decision", "accept", "opinion", "受理。");
        assertThatThrownBy(() -> InTasklist.complete(identity, engine, holder, task, values))
                .hasMessageContaining("还没有收到某同事的加签意见。需要不等意见先行办理的，请在办件页面确认后提交");
        answer(request(colleague), colleague, "可以受理。");
        InTasklist.complete(identity, engine, holder, task, values);
        assertThat(tasks.open(filing.number(), "reviewFiling")).isPresent();
    }

    @Test
    @DisplayName("加签的人不在岗: 代办人收到通知, 在待阅加签中看到并代为回复, 意见写明由谁代谁")
    void answeredByDeputy() throws Exception {
        Actor deputy = Colleagues.join(jdbc, "sign-deputy", "某代办", Role.COUNTY_CLERK, COUNTY);
        absences.arrange(colleague.userId(), deputy.userId(), java.time.LocalDate.of(2026, 5, 6), java.time.LocalDate.of(2026, 5, 6), manager);
        ask(holder, "是否受理？", colleague);
        assertThat(count("SELECT count(*) FROM notification WHERE recipient = 'sign-deputy' AND title LIKE '加签：%（代某同事）' AND case_number = ?")).isEqualTo(1);
        assertThat(page("/opinions", deputy)).contains(filing.number(), "本人（代某同事）");
        assertThat(page("/cases/" + filing.number(), deputy)).contains("加签：请您代某同事提出意见");
        assertThat(answer(request(colleague), deputy, "可以受理。").getStatus()).isEqualTo(302);
        assertThat(page("/cases/" + filing.number(), holder)).contains("某代办（代某同事）的加签意见：可以受理。");
        ask(holder, "还缺什么？", colleague);
        withdraw(request(colleague), holder);
        assertThat(count("SELECT count(*) FROM notification WHERE recipient = 'sign-deputy' AND title LIKE '加签已撤回：%（代某同事）' AND case_number = ?")).isEqualTo(1);
    }

    @Test
    @DisplayName("加签人退回待认领后停用账号: 意见回来通知办理组, 不再通知停用的账号")
    void askerDisabled() throws Exception {
        ask(holder, "是否受理？", colleague);
        runAs(holder, () -> tasks.giveBack(task, holder));
        jdbc.sql("UPDATE app_user SET enabled = false WHERE user_id = 'sign-holder'").update();
        assertThat(answer(request(colleague), colleague, "可以受理。").getStatus()).isEqualTo(302);
        assertThat(jdbc.sql("SELECT recipient FROM notification WHERE title LIKE '加签已回复%' AND case_number = ?").param(filing.number())
                .query(String.class).list()).contains(colleague.userId()).doesNotContain(holder.userId());
    }

    @Test
    @DisplayName("批量同意不能越过没有到的意见: 该件说明缺谁的")
    void notInBulk() throws Exception {
        runAs(holder, () -> {
            tasks.complete(task, holder, Map.of("decision", "accept", "opinion", "受理。"));
            tasks.complete(tasks.open(filing.number(), "reviewFiling").orElseThrow(), holder, Map.of("decision", "propose", "opinion", "提请审批。"));
        });
        task = tasks.open(filing.number(), "consentOpening").orElseThrow();
        runAs(manager, () -> tasks.claim(task, manager));
        assertThat(ask(manager, "是否同意？", city).getStatus()).isEqualTo(302);
        String results = mvc.perform(post("/tasks/consent").with(csrf()).with(signedInAs(manager)).param("task", task)
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse().getContentAsString();
        assertThat(results).contains("还没有收到某市办的加签意见");
        assertThat(tasks.open(filing.number(), "consentOpening")).isPresent();
    }

    @Test
    @DisplayName("权限: 外县人员不能被加签、看不到也答不了; 不在手中的不能加签; 被加签的人不能办理; 机构、他人不能代答")
    void rights() throws Exception {
        assertThat(ask(holder, "请看。", foreign).getStatus()).isEqualTo(400);
        assertThat(ask(colleague, "请看。", manager).getStatus()).isEqualTo(409);
        assertThat(ask(foreign, "请看。", manager).getStatus()).isEqualTo(404);
        assertThat(ask(filing.applicant(), "请看。", manager).getStatus()).isEqualTo(403);
        assertThat(ask(holder, "", colleague).getStatus()).isEqualTo(400);
        assertThat(ask(holder, "请看。").getStatus()).isEqualTo(400);
        assertThat(ask(holder, "请看。", colleague).getStatus()).isEqualTo(302);
        var twice = ask(holder, "请再看。", colleague);
        assertThat(twice.getStatus()).as("twice").isEqualTo(409);
        assertThat(twice.getContentAsString()).as("what was typed").contains("请再看。</textarea>");
        long id = request(colleague);
        assertThat(answer(id, manager, "代答").getStatus()).isEqualTo(403);
        assertThat(answer(id, foreign, "代答").getStatus()).isEqualTo(404);
        assertThat(answer(id, filing.applicant(), "代答").getStatus()).isEqualTo(403);
        assertThat(withdraw(id, manager).getStatus()).isEqualTo(409);
        assertThat(mvc.perform(post("/tasks/" + task + "/complete").with(csrf()).with(signedInAs(colleague))
                .param("commandId", UUID.randomUUID().toString()).param("decision", "accept").param("opinion", "越权"))
                .andReturn().getResponse().getStatus()).isEqualTo(409);
    }

    @Test
    @DisplayName("一人回复、一人撤回同时进行: 只有一个成功, 另一个得知当前状态")
    void answeredWhileWithdrawn() throws Exception {
        for (int round = 0; round < 5; round++) {
            ask(holder, "第" + round + "次", colleague);
            long id = request(colleague);
            var pool = Executors.newFixedThreadPool(2);
            try {
                List<Callable<MockHttpServletResponse>> both = List.of(() -> answer(id, colleague, "同意。"), () -> withdraw(id, holder));
                var answers = pool.invokeAll(both).stream().map(future -> {
                    try {
                        return future.get().getStatus();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }).toList();
                assertThat(answers).containsExactlyInAnyOrder(302, 409);
            } finally {
                pool.shutdown();
            }
            assertThat(jdbc.sql("SELECT state IN ('ANSWERED', 'WITHDRAWN') FROM opinion_request WHERE id = ?").param(id)
                    .query(Boolean.class).single()).isTrue();
        }
    }

    private MockHttpServletResponse ask(Actor by, String question, Actor... asked) throws Exception {
        var request = post("/tasks/" + task + "/ask").with(csrf()).with(signedInAs(by)).param("question", question)
                .param("commandId", UUID.randomUUID().toString());
        for (Actor person : asked) {
            request.param("to", person.userId());
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse answer(long id, Actor by, String opinion) throws Exception {
        return mvc.perform(post("/opinions/" + id).with(csrf()).with(signedInAs(by)).param("opinion", opinion)
                .param("case", filing.number()).param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private MockHttpServletResponse withdraw(long id, Actor by) throws Exception {
        return mvc.perform(post("/opinions/" + id + "/withdraw").with(csrf()).with(signedInAs(by)).param("case", filing.number())
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private MockHttpServletResponse complete(boolean despite) throws Exception {
        var request = post("/tasks/" + task + "/complete").with(csrf()).with(signedInAs(holder)).param("decision", "accept")
                .param("opinion", "材料齐全，受理。").param("commandId", UUID.randomUUID().toString());
        return mvc.perform(despite ? request.param("despite", "true") : request).andReturn().getResponse();
    }

    private long request(Actor asked) {
        return jdbc.sql("SELECT max(id) FROM opinion_request WHERE case_number = ? AND asked = ?")
                .params(filing.number(), asked.userId()).query(Long.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(filing.number()).query(Long.class).single();
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
