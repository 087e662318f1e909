package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.workflow.Delegations;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("负责人转办、跟进日期")
class ReassignTest {

    private static final String COUNTY = FilingScenario.COUNTY;
    private static final Actor ABSENT = clerk("reassign-absent", "某外出");
    private static final Actor STANDS_IN = clerk("reassign-in", "某代办");
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, COUNTY);
    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final Actor SECURITY = actor(Role.SECURITY_ADMIN, "371500");

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    SuspensionScenario suspensions;

    @Autowired
    Delegations delegations;

    @Autowired
    InstitutionStanding standing;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void held() {
        for (Actor person : Set.of(ABSENT, STANDS_IN)) {
            jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, 'x')")
                    .params(person.userId(), person.name()).update();
            jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, 'COUNTY_CLERK', ?, ?)")
                    .params(person.userId(), COUNTY, Role.COUNTY_CLERK.in(COUNTY)).update();
        }
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
        runAs(ABSENT, () -> tasks.claim(task, ABSENT));
    }

    @AfterEach
    void leave() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id LIKE 'reassign-%'").update();
        jdbc.sql("DELETE FROM app_user WHERE user_id LIKE 'reassign-%'").update();
    }

    @Test
    @DisplayName("本县负责人写明原因可以把同事手中的事项转给同组人员: 双方都收到通知, 记入流程和审计, 待办写明由谁转来")
    void byManager() throws Exception {
        assertThat(page("/cases/" + filing.number(), MANAGER)).contains("/tasks/transfer?task=" + task);
        String choose = page("/tasks/transfer?task=" + task, MANAGER);
        assertThat(choose).contains("现由某外出办理", "某代办</option>").doesNotContain("某外出</option>");
        assertPolite(choose);
        Colleagues.join(jdbc, "reassign-same", "某代办", Role.COUNTY_CLERK, COUNTY);
        assertThat(page("/tasks/transfer?task=" + task, MANAGER)).as("同名的分得清").contains("某代办（reassign-in）</option>", "某代办（reassign-same）</option>");
        Colleagues.leave(jdbc, "reassign-same");
        assertThat(transfer(MANAGER, "").getStatus()).isEqualTo(400);
        assertThat(transfer(MANAGER, "某外出赴省培训三天").getStatus()).isEqualTo(302);
        for (Actor person : Set.of(ABSENT, STANDS_IN)) {
            assertThat(count("SELECT count(*) FROM notification WHERE recipient = '" + person.userId() + "' AND title LIKE '转办%' AND case_number = ?"))
                    .as(person.name()).isEqualTo(1);
        }
        assertThat(count("SELECT count(*) FROM audit_entry WHERE action = 'task.reassigned' AND case_number = ?")).isEqualTo(1);
        assertThat(page("/cases/" + filing.number(), MANAGER)).contains("某代办，县区经办（东阿县），由某外出转来", "某外出赴省培训三天");
        assertThat(page("/todo?tab=mine", STANDS_IN)).contains("本人（某外出转来）");
        assertThat(page("/cases/" + filing.number(), filing.applicant())).doesNotContain("某外出", "某代办");
    }

    @Test
    @DisplayName("同组人员、外县负责人、市级都不能转办别人手中的事项; 补正中的事项负责人也不能转")
    void nobodyElse() throws Exception {
        assertThat(transfer(STANDS_IN, "原因").getStatus()).isEqualTo(409);
        assertThat(transfer(actor(Role.COUNTY_MANAGER, "371526"), "原因").getStatus()).isEqualTo(404);
        assertThat(transfer(actor(Role.CITY_MANAGER, "371500"), "原因").getStatus()).isEqualTo(403);
        runAs(ABSENT, () -> tasks.complete(task, ABSENT, java.util.Map.of("decision", "return", "opinion", "请补交需求分析。",
                "reasons", java.util.List.of("NEEDS_ANALYSIS_MISSING"))));
        task = tasks.open(filing.number(), "correctFiling").orElseThrow();
        runAs(filing.applicant(), () -> tasks.claim(task, filing.applicant()));
        assertThat(transfer(MANAGER, "原因").getStatus()).isEqualTo(403);
        assertThat(page("/cases/" + filing.number(), filing.applicant())).as("办结的环节写明办理人，由其负责").contains("某外出");
        Actor ofTheSame = new Actor("reassign-same", "某同校", filing.applicant().grants());
        assertThat(page("/todo?tab=colleagues", ofTheSame)).as("同一机构的可以办").contains("aria-label=\"代为办理 " + filing.number() + "\"", ">代为办理</a>");
        assertThat(page("/todo?tab=colleagues", filing.applicant())).doesNotContain("代为办理");
        String other = scenario.submitted().number();
        String another = tasks.open(other, "acceptFiling").orElseThrow();
        runAs(ABSENT, () -> tasks.claim(another, ABSENT));
        assertThat(page("/todo?tab=colleagues&q=" + other, STANDS_IN)).as("办理人之间经转办").contains("某外出").doesNotContain("代为办理");
    }

    @Test
    @DisplayName("一次转办几件, 有一件不能转: 一件也不动, 写明是哪一件, 填写的原因还在")
    void oneOfSeveral() throws Exception {
        String own = tasks.open(scenario.submitted().number(), "acceptFiling").orElseThrow();
        runAs(STANDS_IN, () -> tasks.claim(own, STANDS_IN));
        var answer = mvc.perform(post("/tasks/transfer").with(csrf()).with(signedInAs(STANDS_IN)).param("task", own, task)
                .param("to", ABSENT.userId()).param("reason", "<i>赴省培训三天</i>").param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains(filing.number() + "：", "本次选中的2件都没有变动", "转办原因：&lt;i&gt;赴省培训三天&lt;/i&gt;");
        assertThat(jdbc.sql("SELECT holder FROM work_item WHERE task_id = ?").param(own).query(String.class).single()).isEqualTo(STANDS_IN.userId());
    }

    @Test
    @DisplayName("市级的环节由市级负责人转办; 案件所在县的负责人看得到案件, 不能替市级、法制审核和专家换人")
    void eachOfficeItsOwn() throws Exception {
        var opened = suspensions.toDecision("SERIOUS", StandingReason.OPENED_WITHOUT_CONSENT);
        task = tasks.open(opened.number(), "decideMeasure").orElseThrow();
        runAs(SuspensionScenario.CITY, () -> tasks.claim(task, SuspensionScenario.CITY));
        Actor ofTheCounty = actor(Role.COUNTY_MANAGER, SuspensionScenario.COUNTY);
        assertThat(page("/cases/" + opened.number(), ofTheCounty)).contains("集体讨论决定").doesNotContain("/tasks/transfer?task=");
        assertThat(transfer(ofTheCounty, "换人").getStatus()).isEqualTo(403);
        Actor ofTheCity = new Actor("reassign-mover", "某市负责", Set.of(new Grant(Role.CITY_MANAGER, "371500", null)));
        assertThat(page("/cases/" + opened.number(), ofTheCity)).contains("/tasks/transfer?task=" + task);
        assertThat(transfer(ofTheCity, "出差").getStatus()).as("接办人须在本环节的办理人员之中").isEqualTo(400);
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, 'CITY_MANAGER', '371500', ?)")
                .params(STANDS_IN.userId(), Role.CITY_MANAGER.in("371500")).update();
        assertThat(transfer(ofTheCity, "出差").getStatus()).isEqualTo(302);
    }

    @Test
    @DisplayName("账号停用或者不再担任该岗位的, 手中的事项随即退回待认领, 同组收到通知; 仍在岗位的不动")
    void holderGone() {
        users.setGrants(ABSENT.userId(), Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null), new Grant(Role.COUNTY_MANAGER, COUNTY, null)), SECURITY);
        assertThatThrownBy(() -> runAs(STANDS_IN, () -> tasks.claim(task, STANDS_IN))).isInstanceOf(RequestRefused.class);
        users.setGrants(ABSENT.userId(), Set.of(new Grant(Role.COUNTY_CLERK, "371526", null)), SECURITY);
        assertThat(count("SELECT count(*) FROM notification WHERE title LIKE '退回待认领%' AND case_number = ?")).isPositive();
        assertThat(count("SELECT count(*) FROM work_item WHERE state = 'OPEN' AND holder IS NULL AND case_number = ?")).isEqualTo(1);
        runAs(STANDS_IN, () -> tasks.claim(task, STANDS_IN));
        users.setEnabled(STANDS_IN.userId(), false, SECURITY);
        assertThat(count("SELECT count(*) FROM work_item WHERE state = 'OPEN' AND holder IS NULL AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM audit_entry WHERE action = 'task.holderGone' AND case_number = ?")).isEqualTo(2);
    }

    @Test
    @DisplayName("受委派人账号停用的: 交回委派人, 不退回待认领; 流转记录写明, 委派人收到通知")
    void delegateGone() {
        runAs(ABSENT, () -> delegations.delegate(task, STANDS_IN.userId(), "核对课时", ABSENT));
        users.setEnabled(STANDS_IN.userId(), false, SECURITY);
        assertThat(jdbc.sql("SELECT holder || ' ' || coalesce(delegated_by, '-') FROM work_item WHERE task_id = ?").param(task)
                .query(String.class).single()).isEqualTo(ABSENT.userId() + " -");
        assertThat(count("SELECT count(*) FROM timeline_entry WHERE kind = 'GIVEN_BACK' AND case_number = ?")).isZero();
        assertThat(count("SELECT count(*) FROM timeline_entry WHERE kind = 'HANDED_BACK' AND text LIKE '某代办不再办理本环节%交回某外出决定。' AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM notification WHERE recipient = '" + ABSENT.userId() + "' AND title LIKE '委派交回%' AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM delegation WHERE back_at IS NULL AND case_number = ?")).isZero();
    }

    @Test
    @DisplayName("负责人转办委派在外的事项: 写由委派人转给, 委派人、受委派人和接办人都收到通知")
    void lentReassigned() throws Exception {
        Actor prepares = Colleagues.join(jdbc, "reassign-prepares", "某准备", Role.COUNTY_CLERK, COUNTY);
        runAs(ABSENT, () -> delegations.delegate(task, prepares.userId(), "核对课时", ABSENT));
        assertThat(transfer(MANAGER, "某外出赴省培训三天").getStatus()).isEqualTo(302);
        for (Actor person : Set.of(ABSENT, STANDS_IN, prepares)) {
            assertThat(count("SELECT count(*) FROM notification WHERE recipient = '" + person.userId() + "' AND title LIKE '转办%' AND case_number = ?"))
                    .as(person.name()).isEqualTo(1);
        }
        assertThat(count("SELECT count(*) FROM timeline_entry WHERE kind = 'TRANSFERRED' AND text LIKE '%由某外出转给某代办办理%' AND case_number = ?")).isEqualTo(1);
        assertThat(page("/todo?tab=mine", STANDS_IN)).contains("本人（某外出转来）");
    }

    @Test
    @DisplayName("事项暂停期间账号停用的, 恢复办理时手中的事项退回待认领, 委派在外的一并收回; 仍在岗位的不动")
    void holderGoneDuringThePause() {
        FilingScenario.Draft stays = scenario.submitted();
        String other = tasks.open(stays.number(), "acceptFiling").orElseThrow();
        runAs(STANDS_IN, () -> tasks.claim(other, STANDS_IN));
        runAs(ABSENT, () -> delegations.delegate(task, STANDS_IN.userId(), "核对课时", ABSENT));
        decide(DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT, filing, stays);
        users.setEnabled(ABSENT.userId(), false, SECURITY);
        assertThat(count("SELECT count(*) FROM work_item WHERE holder IS NULL AND case_number = ?")).isZero();
        decide(DirectoryStatus.NORMAL, StandingReason.RECTIFIED, filing, stays);
        assertThat(count("SELECT count(*) FROM work_item WHERE state = 'OPEN' AND holder IS NULL AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM audit_entry WHERE action = 'task.holderGone' AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM timeline_entry WHERE kind = 'GIVEN_BACK' AND case_number = ?")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM delegation WHERE back_at IS NULL AND case_number = ?")).isZero();
        runAs(STANDS_IN, () -> tasks.claim(task, STANDS_IN));
        assertThat(jdbc.sql("SELECT holder FROM work_item WHERE task_id = ?").param(other).query(String.class).single()).isEqualTo(STANDS_IN.userId());
    }

    private void decide(DirectoryStatus to, StandingReason reason, FilingScenario.Draft... of) {
        for (long institution : Arrays.stream(of).mapToLong(FilingScenario.Draft::institutionId).distinct().toArray()) {
            runAs(CITY, () -> standing.decide(institution, new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
        }
    }

    @Test
    @DisplayName("跟进日期: 不晚于期限, 在待办中有记号, 到期在“跟进到期”中; 填0取消; 转办后消失; 别人不能设")
    void followUp() throws Exception {
        var late = followUp(ABSENT, "30", "等待补充说明");
        assertThat(late.getStatus()).isEqualTo(400);
        assertThat(late.getContentAsString()).contains("晚于办理期限2026-05-08（周五）", "value=\"等待补充说明\"");
        assertPolite(late.getContentAsString());
        assertThat(followUp(ABSENT, "两天", "").getStatus()).isEqualTo(400);
        assertThat(followUp(STANDS_IN, "1", "").getStatus()).isEqualTo(409);

        assertThat(followUp(ABSENT, "1", "等待补充说明").getStatus()).isEqualTo(302);
        assertThat(page("/todo?tab=mine", ABSENT)).contains("本人，05-07跟进：等待补充说明", "跟进到期 0");
        assertThat(page("/todo?due=followUp", ABSENT)).doesNotContain(filing.number());
        assertThat(page("/cases/" + filing.number(), ABSENT)).contains("跟进日期 2026-05-07（周四）：等待补充说明");
        jdbc.sql("UPDATE work_item SET follow_up_on = '2026-05-06' WHERE task_id = ?").param(task).update();
        assertThat(page("/todo?due=followUp", ABSENT)).contains(filing.number(), "跟进到期 1", "05-06跟进到期：等待补充说明");

        jdbc.sql("UPDATE work_item SET due_at = '2026-05-05 17:30+08' WHERE task_id = ?").param(task).update();
        assertThat(followUp(ABSENT, "2", "超期以后").getStatus()).as("the due date lies behind").isEqualTo(302);
        jdbc.sql("UPDATE work_item w SET due_at = t.due_date_ AT TIME ZONE 'Asia/Shanghai' FROM act_ru_task t WHERE w.task_id = ? AND t.id_ = w.task_id")
                .param(task).update();

        assertThat(followUp(ABSENT, "0", "").getStatus()).isEqualTo(302);
        assertThat(page("/todo?tab=mine", ABSENT)).doesNotContain("等待补充说明");
        followUp(ABSENT, "2", "再看一次");
        assertThat(transfer(ABSENT, "工作调整").getStatus()).isEqualTo(302);
        assertThat(page("/todo?tab=mine", STANDS_IN)).contains(filing.number()).doesNotContain("再看一次");
    }

    private MockHttpServletResponse transfer(Actor person, String reason) throws Exception {
        return mvc.perform(post("/tasks/transfer").with(csrf()).with(signedInAs(person)).param("task", task)
                .param("to", STANDS_IN.userId()).param("reason", reason)
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private MockHttpServletResponse followUp(Actor person, String days, String note) throws Exception {
        return mvc.perform(post("/tasks/follow-up").with(csrf()).with(signedInAs(person)).param("only", task)
                .param("days", days).param("note", note).param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(filing.number()).query(Long.class).single();
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }

    private static Actor clerk(String id, String name) {
        return new Actor(id, name, Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null)));
    }
}
