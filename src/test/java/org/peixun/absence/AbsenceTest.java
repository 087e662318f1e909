package org.peixun.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** 2026-05-06 is a Wednesday. */
@IntegrationTest
@DisplayName("代办: 不在岗期间由同岗位同事办理手中的事项")
class AbsenceTest {

    private static final String COUNTY = FilingScenario.COUNTY;
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 5, 6);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 5, 8);

    @Autowired
    MockMvc mvc;

    @Autowired
    Absences absences;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    People people;

    @Autowired
    Users users;

    @Autowired
    TimeMachine.Mover time;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService engine;

    @Autowired
    JdbcClient jdbc;

    private Actor away;
    private Actor deputy;
    private Actor manager;
    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void held() {
        time.set(LocalDateTime.of(2026, 5, 6, 10, 0));
        away = Colleagues.join(jdbc, "away-a", "某外出", Role.COUNTY_CLERK, COUNTY);
        deputy = Colleagues.join(jdbc, "away-b", "某代办", Role.COUNTY_CLERK, COUNTY);
        manager = Colleagues.join(jdbc, "away-manager", "某负责", Role.COUNTY_MANAGER, COUNTY);
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
        runAs(away, () -> tasks.claim(task, away));
    }

    @AfterEach
    void leave() {
        Colleagues.leave(jdbc, "away-");
        time.reset();
    }

    @Test
    @DisplayName("登记、确认以后: 事项进入代办人的待办和菜单数, 处处写“代办人（代本人）”; 办结后审计留两人账号")
    void deputyActs() throws Exception {
        long id = absences.announce("away-b", WEDNESDAY, FRIDAY, away);
        assertThat(page("/todo?tab=mine", deputy)).as("before acceptance").doesNotContain(filing.number());
        String asked = page("/absence", deputy);
        assertThat(asked).contains("同意代办", "不能代办", "待代办人确认");
        assertPolite(asked);
        assertThat(send("/absence/" + id + "/accept", deputy)).isEqualTo(302);

        assertThat(page("/todo?tab=mine", deputy)).contains(filing.number(), "本人（代某外出）").containsPattern("我的 [1-9]");
        assertThat(page("/supervision?tab=soon&q=" + filing.number(), manager)).contains("某代办（代某外出）");
        String page = page("/cases/" + filing.number(), deputy);
        assertThat(page).contains("某代办（代某外出），县区经办（东阿县）", "某外出不在岗，由某代办代办", "/complete");
        assertPolite(page);
        assertThat(page("/cases/" + filing.number(), filing.applicant())).doesNotContain("某外出", "某代办");

        runAs(deputy, () -> tasks.complete(task, deputy, Map.of("decision", "accept", "opinion", "材料齐全，受理。")));
        assertThat(page("/cases/" + filing.number(), manager)).contains("某代办（代某外出）");
        assertThat(page("/cases/" + filing.number() + "/print", manager)).contains("签字：某代办（代某外出）");
        assertThat(page("/done", deputy)).contains(filing.number());
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = 'task.doneFor'")
                .param(filing.number()).query(String.class).single()).contains("away-a", "away-b");
        assertThat(jdbc.sql("SELECT done_by || ' ' || done_for FROM work_item WHERE task_id = ?").param(task)
                .query(String.class).single()).isEqualTo("away-b away-a");
    }

    @Test
    @DisplayName("从Tasklist办理: 代办人同样可以办, 记为代办; 期满以后引擎接口也不让办")
    void fromTasklist() {
        arranged(WEDNESDAY, FRIDAY);
        InTasklist.complete(identity, engine, deputy, task, accept());
        assertThat(jdbc.sql("SELECT actor_name FROM timeline_entry WHERE case_number = ? AND kind = 'STEP_DONE'")
                .param(filing.number()).query(String.class).single()).isEqualTo("某代办（代某外出）");
        String review = tasks.open(filing.number(), "reviewFiling").orElseThrow();
        runAs(away, () -> tasks.claim(review, away));
        time.set(LocalDateTime.of(2026, 5, 9, 9, 0));
        assertThatThrownBy(() -> InTasklist.complete(identity, engine, deputy, review, Map.of("decision", "propose", "opinion", "提请审批。")))
                .hasMessageContaining("该事项正由其他人员办理");
    }

    @Test
    @DisplayName("期满当日仍可代办, 次日起不再显示也不能办; 本人随时可以办; 提前结束立即失效")
    void endsByDate() throws Exception {
        long id = arranged(WEDNESDAY, FRIDAY);
        time.set(LocalDateTime.of(2026, 5, 8, 23, 59));
        assertThat(page("/todo?tab=mine", deputy)).contains(filing.number());
        time.set(LocalDateTime.of(2026, 5, 9, 0, 0));
        assertThat(page("/todo?tab=mine", deputy)).doesNotContain(filing.number());
        assertThatThrownBy(() -> runAs(deputy, () -> tasks.complete(task, deputy, accept()))).isInstanceOf(RequestRefused.class);
        assertThat(page("/absence", manager)).contains("本单位目前没有人登记不在岗");
        assertThatThrownBy(() -> absences.end(id, away)).hasMessageContaining("已到期");

        time.set(LocalDateTime.of(2026, 5, 11, 9, 0));
        long next = arranged(LocalDate.of(2026, 5, 11), LocalDate.of(2026, 5, 12));
        absences.end(next, away);
        assertThatThrownBy(() -> runAs(deputy, () -> tasks.giveBack(task, deputy))).hasMessageContaining("某外出认领");
        runAs(away, () -> tasks.complete(task, away, accept()));
    }

    @Test
    @DisplayName("谁能代办: 不能是本人、岗位或辖区不同的、三员、正在外出的; 正为别人代办的人外出也要另行安排; 日期须合理")
    void whoMay() {
        Actor foreign = Colleagues.join(jdbc, "away-foreign", "某外县", Role.COUNTY_CLERK, "371526");
        Actor third = Colleagues.join(jdbc, "away-c", "某丙", Role.COUNTY_CLERK, COUNTY);
        Actor admin = Colleagues.join(jdbc, "away-admin", "某系统", Role.SYSTEM_ADMIN, "371500");
        assertRefused(away, "away-a", "不能由本人代办");
        assertRefused(away, foreign.userId(), "某外县不是县区经办（东阿县）");
        assertRefused(away, "away-manager", "某负责不是县区经办（东阿县）");
        assertRefused(manager, "away-a", "某外出不是县区负责人（东阿县）");
        assertRefused(away, admin.userId(), "不能代办");
        assertRefused(admin, "away-a", "没有待办事项");
        assertRefused(away, "nobody", "请从名单中选择");
        assertThatThrownBy(() -> absences.announce("away-b", FRIDAY, WEDNESDAY, away)).hasMessageContaining("早于开始日期");
        assertThatThrownBy(() -> absences.announce("away-b", WEDNESDAY.minusDays(1), FRIDAY, away)).hasMessageContaining("已经过去");

        long first = absences.announce("away-b", WEDNESDAY, FRIDAY, away);
        assertRefused(third, "away-a", "代办不能再转代办");
        assertRefused(deputy, "away-c", "正为某外出代办");
        assertRefused(away, "away-c", "已登记由某代办代办");
        absences.announce("away-b", WEDNESDAY, FRIDAY, third);
        absences.decline(first, deputy);
        assertThatThrownBy(() -> absences.accept(first, deputy)).hasMessageContaining("代办人未接受");
        assertThatThrownBy(() -> absences.accept(first, third)).hasMessageContaining("没有找到");
        assertThat(absences.candidates(away)).extracting(People.Person::userId).contains("away-b", "away-c")
                .doesNotContain("away-a", "away-manager", "away-foreign");
    }

    @Test
    @DisplayName("负责人安排: 立即生效, 只限本县; 经办、外县和市级负责人不能替人安排; 交接单只给双方和负责人看")
    void arrangedByManager() throws Exception {
        Actor foreign = actor(Role.COUNTY_MANAGER, "371526");
        Actor city = actor(Role.CITY_MANAGER, "371500");
        for (Actor other : Set.of(foreign, city, deputy)) {
            assertThatThrownBy(() -> absences.arrange("away-a", "away-b", WEDNESDAY, FRIDAY, other)).hasMessageContaining("没有找到");
        }
        assertThatThrownBy(() -> arranged(WEDNESDAY, WEDNESDAY.plusYears(1).plusDays(1))).hasMessageContaining("一年以内");
        assertThatThrownBy(() -> arranged(WEDNESDAY, LocalDate.of(999_999_999, 12, 31))).hasMessageContaining("一年以内");
        long id = arranged(WEDNESDAY, FRIDAY);
        String sheet = page("/handover?absence=" + id, deputy);
        assertThat(sheet).contains("工作交接单", filing.number(), "受理备案", "2026-05-08（周五）", "接办人：某代办");
        assertPolite(sheet);
        assertThat(page("/handover", away)).contains(filing.number());
        assertThat(status("/handover?absence=" + id, manager)).isEqualTo(200);
        assertThat(status("/handover?absence=" + id, foreign)).isEqualTo(404);
        assertThat(status("/handover?absence=" + id, filing.applicant())).isEqualTo(403);
        assertPolite(page("/absence", manager));
        absences.end(id, away);
        assertThat(page("/absence", deputy)).contains("某外出").doesNotContain("/handover?absence=" + id);
        for (Actor reader : List.of(deputy, away, manager)) {
            assertThat(status("/handover?absence=" + id, reader)).as("over: " + reader.name()).isEqualTo(404);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE title = '代办安排' AND recipient IN ('away-a', 'away-b') AND text LIKE '某负责安排%'")
                .query(Long.class).single()).isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("代办不增加权限: 代办人失去岗位以后即不能办, 也不再列出; 本人手中其他岗位的事项代办人办不了")
    void noEscalation() throws Exception {
        arranged(WEDNESDAY, FRIDAY);
        Actor without = new Actor("away-b", "某代办", Set.of(new Grant(Role.COUNTY_CLERK, "371526", null)));
        assertThat(page("/todo?tab=mine", without)).doesNotContain(filing.number());
        assertThatThrownBy(() -> runAs(without, () -> tasks.complete(task, without, accept()))).isInstanceOf(RequestRefused.class);
        runAs(away, () -> tasks.complete(task, away, accept()));
        String review = tasks.open(filing.number(), "reviewFiling").orElseThrow();
        runAs(away, () -> tasks.complete(review, away, Map.of("decision", "propose", "opinion", "提请审批。")));
        String consent = tasks.open(filing.number(), "consentOpening").orElseThrow();
        Actor both = new Actor("away-a", "某外出", Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null), new Grant(Role.COUNTY_MANAGER, COUNTY, null)));
        runAs(both, () -> tasks.claim(consent, both));
        assertThat(page("/todo?tab=mine", deputy)).doesNotContain(filing.number());
        assertThatThrownBy(() -> runAs(deputy, () -> tasks.complete(consent, deputy, Map.of("decision", "approve"))))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    @DisplayName("代办人账号停用或者调离岗位: 各处不再写由其代办, 事项仍在本人手中, 负责人可以转办")
    void deputyGone() throws Exception {
        long id = arranged(WEDNESDAY, FRIDAY);
        assertThat(page("/cases/" + filing.number(), manager)).contains("某代办（代某外出）");
        jdbc.sql("UPDATE app_user SET enabled = false WHERE user_id = 'away-b'").update();
        assertThat(page("/cases/" + filing.number(), manager)).contains("某外出，县区经办（东阿县）").doesNotContain("代某外出", "代办代办");
        jdbc.sql("UPDATE app_user SET enabled = true WHERE user_id = 'away-b'").update();
        jdbc.sql("UPDATE user_grant SET jurisdiction = '371526', group_id = 'countyClerk-371526' WHERE user_id = 'away-b'").update();
        assertThat(page("/cases/" + filing.number(), manager)).doesNotContain("代某外出");
        assertThat(page("/todo?tab=mine", deputy)).doesNotContain(filing.number());
        assertThat(page("/absence", deputy)).doesNotContain("/handover?absence=" + id);
        assertThat(status("/handover?absence=" + id, deputy)).isEqualTo(404);
    }

    @Test
    @DisplayName("代办人停用、调离岗位: 代办随即结束, 审计, 告知本人和负责人; 岗位没有少的照常; 待确认的也结束")
    void deputyLosesTheRight() throws Exception {
        Actor security = actor(Role.SECURITY_ADMIN, "371500");
        long id = arranged(WEDNESDAY, FRIDAY);
        users.setGrants("away-b", Set.of(clerk(COUNTY), clerk("371526")), security);
        assertThat(state(id)).isEqualTo("ACCEPTED");
        users.setGrants("away-b", Set.of(clerk("371526")), security);
        assertThat(state(id)).isEqualTo("ENDED");
        assertThat(page("/absence", manager)).contains("本单位目前没有人登记不在岗");
        for (String person : List.of("away-a", "away-manager")) {
            assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE recipient = ? AND title = '代办结束，请另行安排' AND text LIKE '某代办已停用账号或者调整岗位%'")
                    .param(person).query(Long.class).single()).as(person).isEqualTo(1);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'absence.deputyGone' AND chain = ? AND changes::text LIKE '%away-a%'")
                .param(COUNTY).query(Long.class).single()).isEqualTo(1);

        users.setGrants("away-b", Set.of(clerk(COUNTY)), security);
        long proposed = absences.announce("away-b", WEDNESDAY, FRIDAY, away);
        users.setEnabled("away-b", false, security);
        assertThat(state(proposed)).isEqualTo("ENDED");
    }

    @Test
    @DisplayName("跟进提醒只给办理人本人: 代办人没有这一项, 设置的答复409; 暂停办理的事项也在交接单上, 写明恢复后继续")
    void ofTheHolderOnly() throws Exception {
        arranged(WEDNESDAY, FRIDAY);
        assertThat(page("/cases/" + filing.number(), away)).contains("天后提醒我");
        assertThat(page("/cases/" + filing.number(), deputy)).contains("/complete").doesNotContain("天后提醒我");
        var answer = mvc.perform(post("/tasks/follow-up").with(csrf()).with(signedInAs(deputy)).param("only", task).param("days", "1")
                .param("note", "").param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("跟进提醒只提醒某外出本人");

        jdbc.sql("UPDATE work_item SET state = 'PAUSED', clock = 'PAUSED' WHERE task_id = ?").param(task).update();
        assertThat(page("/handover", away)).contains(filing.number(), "暂停办理，恢复后继续", "暂停计时");
        jdbc.sql("UPDATE work_item SET state = 'OPEN', clock = 'RUNNING' WHERE task_id = ?").param(task).update();
    }

    private String state(long id) {
        return jdbc.sql("SELECT state FROM absence WHERE id = ?").param(id).query(String.class).single();
    }

    private static Grant clerk(String county) {
        return new Grant(Role.COUNTY_CLERK, county, null);
    }

    @Test
    @DisplayName("在两个县都任职的: 一个县的负责人不能安排其代办, 名单中没有, 写明为什么; 其本人登记的代办看得到、能结束, 交接单看不到")
    void ofTwoOffices() throws Exception {
        users.setGrants("away-a", Set.of(clerk(COUNTY), clerk("371526")), actor(Role.SECURITY_ADMIN, "371500"));
        users.setGrants("away-b", Set.of(clerk(COUNTY), clerk("371526")), actor(Role.SECURITY_ADMIN, "371500"));
        assertThat(absences.subordinates(manager)).extracting(People.Person::userId).doesNotContain("away-a", "away-b");
        assertThatThrownBy(() -> arranged(WEDNESDAY, FRIDAY)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("某外出同时是县区经办（高唐县），不由您一人负责");
        long id = absences.announce("away-b", WEDNESDAY, FRIDAY, people.actor("away-a"));
        assertThat(page("/absence", manager)).contains("某外出").doesNotContain("/handover?absence=" + id);
        assertThat(status("/handover?absence=" + id, manager)).isEqualTo(404);
        assertThat(send("/absence/" + id + "/end", actor(Role.COUNTY_MANAGER, "371525"))).isEqualTo(404);
        assertThat(send("/absence/" + id + "/end", manager)).isEqualTo(302);
        assertThat(state(id)).isEqualTo("ENDED");
    }

    @Test
    @DisplayName("登记以后代办人换了岗位: 确认时再核对一次, 不再生效")
    void roleLostBeforeAcceptance() {
        long id = absences.announce("away-b", WEDNESDAY, FRIDAY, away);
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'away-b'").update();
        assertThatThrownBy(() -> absences.accept(id, deputy)).hasMessageContaining("某代办不是县区经办（东阿县）");
    }

    @Test
    @DisplayName("停用账号的人不能代办：登记、安排、确认时各核对一次")
    void disabledDeputy() {
        long asked = absences.announce("away-b", WEDNESDAY, FRIDAY, away);
        jdbc.sql("UPDATE app_user SET enabled = false WHERE user_id = 'away-b'").update();
        assertThatThrownBy(() -> absences.accept(asked, deputy)).isInstanceOf(RequestRefused.class).hasMessageContaining("某代办的账号已经停用");
        absences.end(asked, away);
        assertThatThrownBy(() -> absences.announce("away-b", WEDNESDAY, FRIDAY, away)).isInstanceOf(RequestRefused.class).hasMessageContaining("停用");
        assertThatThrownBy(() -> absences.arrange("away-a", "away-b", WEDNESDAY, FRIDAY, manager)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("停用");
    }

    @Test
    @DisplayName("提醒、催办、督办、转来的事项: 本人不在岗时代办人同时知道, 督办文字写明由谁代办")
    void ladder() {
        arranged(WEDNESDAY, LocalDate.of(2026, 5, 29));
        runAs(manager, () -> tasks.urge(task, manager));
        assertThat(told("away-b", "催办")).isEqualTo(1);
        time.passTo(LocalDateTime.of(2026, 5, 12, 18, 0));
        assertThat(told("away-b", "临期提醒")).isEqualTo(1);
        assertThat(told("away-b", "督办")).isGreaterThanOrEqualTo(1);
        assertThat(told("away-manager", "督办")).isGreaterThanOrEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = 'ESCALATED' AND text LIKE '%某外出（不在岗，由某代办代办）%'")
                .param(filing.number()).query(Long.class).single()).isGreaterThanOrEqualTo(1);
        Actor third = Colleagues.join(jdbc, "away-c", "某丙", Role.COUNTY_CLERK, COUNTY);
        var other = scenario.submitted();
        String handed = tasks.open(other.number(), "acceptFiling").orElseThrow();
        runAs(third, () -> {
            tasks.claim(handed, third);
            tasks.transfer(handed, "away-a", "工作调整", third);
        });
        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE recipient = 'away-b' AND case_number = ? AND title = '转办：受理备案（代某外出）'")
                .param(other.number()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("两人同时互相登记对方代办: 只有一个成功")
    void crosswise() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> both = List.of(() -> announces("away-b", away), () -> announces("away-a", deputy));
            long succeeded = 0;
            for (var future : pool.invokeAll(both)) {
                succeeded += future.get() ? 1 : 0;
            }
            assertThat(succeeded).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
    }

    private boolean announces(String deputyId, Actor person) {
        try {
            absences.announce(deputyId, WEDNESDAY, FRIDAY, person);
            return true;
        } catch (RequestRefused refused) {
            return false;
        }
    }

    private long arranged(LocalDate first, LocalDate last) {
        return absences.arrange("away-a", "away-b", first, last, manager);
    }

    private void assertRefused(Actor absent, String deputyId, String sentence) {
        assertThatThrownBy(() -> absences.announce(deputyId, WEDNESDAY, FRIDAY, absent))
                .isInstanceOf(RequestRefused.class).hasMessageContaining(sentence);
    }

    private long told(String userId, String title) {
        return jdbc.sql("SELECT count(*) FROM notification WHERE recipient = ? AND title LIKE ? AND case_number = ?")
                .params(userId, title + "%", filing.number()).query(Long.class).single();
    }

    private static Map<String, Object> accept() {
        return Map.of("decision", "accept", "opinion", "受理。");
    }

    private int send(String path, Actor person) throws Exception {
        return mvc.perform(post(path).with(csrf()).with(signedInAs(person)).param("commandId", UUID.randomUUID().toString()))
                .andReturn().getResponse().getStatus();
    }

    private int status(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getStatus();
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
