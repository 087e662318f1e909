package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.CITY_MANAGER;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.manager;
import static org.peixun.projectlist.ProjectListScenario.project;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.round.CountyExceptions;
import org.peixun.round.DueRule;
import org.peixun.round.Rounds;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Each way through {@code projectTrainingList.bpmn}; together they come to every end and every boundary event. */
@IntegrationTest
@DisplayName("项目清单的流程")
class ProjectListPathsTest {

    @Autowired ProjectListScenario scenario;
    @Autowired ProjectLists lists;
    @Autowired ListMarks marks;
    @Autowired ProjectReports reports;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired Tasks tasks;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private long round;
    private String number;

    @BeforeEach
    void openedInMay() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        round = scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("填报、签发、核对通过后逐季报送进展，直至项目年度结束")
    void wholeYear() {
        path.of(number).passed("serviceTask_acceptRound").waitsAt("userTask_fillList");
        scenario.passed(number, COUNTY, 2026);
        path.of(number).passed("endEvent_listSigned", "serviceTask_sendList", "endEvent_listChecked").waitsAt();
        assertThat(state()).isEqualTo("PASSED");
        assertThat(jdbc.sql("SELECT count(*) FROM listed_project WHERE number = ?").param(number).query(Integer.class).single()).isOne();

        for (String period : List.of("2026-06-15", "2026-09-15", "2026-12-15")) {
            time.passTo(LocalDateTime.parse(period + "T09:00"));
            path.of(number).passed("event_reportDayReached").waitsAt("userTask_reportProgress");
            runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> tasks.complete(
                    tasks.open(number, "reportProgress").orElseThrow(), clerk(COUNTY), Map.of()))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("家庭烹饪班"));
            runAs(clerk(COUNTY), () -> reports.report(number, number + "-01", "组织中", "0", "正在组织第一期报名工作。", clerk(COUNTY)));
            scenario.done(number, "reportProgress", clerk(COUNTY), Map.of("opinion", "进度正常"));
        }
        path.of(number).passed("serviceTask_endYear", "endEvent_reportsEnded", "endEvent_projectYearEnded").ended();
        assertThat(state()).isEqualTo("YEAR_ENDED");
    }

    @Test
    @DisplayName("进展逾期未报：到期前提醒，到期后督办，任务仍在")
    void progressOverdue() {
        scenario.passed(number, COUNTY, 2026);
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        time.passWorkingDays(7);
        path.of(number).passed("event_reportReminderDue", "endEvent_reportReminded", "event_reportDeadlineReached",
                "endEvent_reportEscalated").waitsAt("userTask_reportProgress");
    }

    @Test
    @DisplayName("退回修改：签发时县区负责人退回，改好后重新提交")
    void revised() {
        scenario.filled(number, COUNTY, 2026);
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "revise", "opinion", "请补充开展情况"));
        path.of(number).waitsAt("userTask_correctList");
        assertThat(state()).isEqualTo("REVISING");
        scenario.done(number, "correctList", clerk(COUNTY), Map.of());
        path.of(number).waitsAt("userTask_signList");
    }

    @Test
    @DisplayName("退回补正：整份清单和逐项标记一次性送达，改好后可以过期再报送，每次报送的内容都保留")
    void returnedAndSentAgain() throws Exception {
        scenario.sent(number, COUNTY, 2026);
        runAs(CITY_CLERK, () -> marks.mark(number, "p1", "BUDGET_UNFIT", "预算应为24000元", CITY_CLERK));
        runAs(CITY_CLERK, () -> assertThatThrownBy(() -> tasks.complete(tasks.open(number, "checkList").orElseThrow(),
                CITY_CLERK, Map.of("decision", "pass"))).hasMessageContaining("标记"));
        scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("MARKED_PROJECTS", "PROGRESS_MISSING"),
                "opinion", "请尽快补正"));
        path.of(number).passed("serviceTask_sendReturnNotice").waitsAt("userTask_correctList");
        ListView view = view();
        assertThat(view.notice().items()).extracting(ListNotice.Item::code)
                .containsExactly("MARKED_PROJECTS", "PROGRESS_MISSING", "BUDGET_UNFIT");
        assertThat(view.rows().get(0).marks()).singleElement().satisfies(mark -> assertThat(mark.sentence()).contains("24000"));

        time.passTo(LocalDateTime.of(2026, 6, 3, 10, 0));
        runAs(clerk(COUNTY), () -> lists.save(number, "p1", Map.of("budget", "24000"), null, clerk(COUNTY)));
        scenario.done(number, "correctList", clerk(COUNTY), Map.of("opinion", "已改正预算"));
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));

        path.of(number).waitsAt("userTask_checkList");
        assertThat(jdbc.sql("SELECT content::text FROM project_list_submission WHERE number = ? ORDER BY submission").param(number)
                .query(String.class).list()).hasSize(2).satisfiesExactly(
                first -> assertThat(first).contains("20000"), second -> assertThat(second).contains("24000"));
        assertThat(Jsoup.parse(mvc.perform(get("/cases/" + number).with(signedInAs(CITY_CLERK))).andReturn().getResponse().getContentAsString())
                .select("section[aria-label=与上次报送的差别] tbody tr").eachText()).as("市级只看改了什么").containsExactly("家庭烹饪班 预算（元） 20000 24000");
    }

    @Test
    @DisplayName("没有理由也没有标记的不能退回；写明逐项标记而没有标记的也不能")
    void returnNeedsReasons() {
        scenario.sent(number, COUNTY, 2026);
        runAs(CITY_CLERK, () -> assertThatThrownBy(() -> tasks.complete(tasks.open(number, "checkList").orElseThrow(), CITY_CLERK,
                Map.of("decision", "return", "opinion", "请补正"))).isInstanceOf(RequestRefused.class));
        runAs(CITY_CLERK, () -> assertThatThrownBy(() -> tasks.complete(tasks.open(number, "checkList").orElseThrow(), CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("MARKED_PROJECTS", "FUNDS_UNCLEAR"), "opinion", "请补正")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("还没有标记任何项目"));
        path.of(number).waitsAt("userTask_checkList");
    }

    @Test
    @DisplayName("不符合第7条的清单不能提交：指出哪一个项目、哪一项、怎样改")
    void rulesStandAgainstHandingIn() {
        Map<String, String> wrong = project("电工班", "乡村振兴", 2026);
        wrong.put("hours", "很多");
        scenario.add(number, wrong, COUNTY);
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> tasks.complete(
                tasks.open(number, "fillList").orElseThrow(), clerk(COUNTY), Map.of()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.getMessage())
                        .contains("第1个项目“课时”").contains("1至800的整数").contains("第10条")));
        path.of(number).waitsAt("userTask_fillList");
    }

    @Test
    @DisplayName("一个项目也没有的清单不能提交：说明至少应组织几类")
    void anEmptyListIsRefusedInWords() {
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> tasks.complete(
                tasks.open(number, "fillList").orElseThrow(), clerk(COUNTY), Map.of()))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("现有0类").hasMessageContaining("至少应组织1类").hasMessageContaining("第7条"));
        path.of(number).waitsAt("userTask_fillList");
    }

    @Test
    @DisplayName("补正、签发、核对逾期：提醒和逐级督办，事项不受影响")
    void overdueStepsAreEscalated() {
        scenario.sent(number, COUNTY, 2026);
        scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("PROGRESS_MISSING"), "opinion", "请补正"));
        time.passWorkingDays(4);
        path.of(number).passed("event_correctReminderDue", "event_correctDeadlineReached").waitsAt("userTask_correctList");
        scenario.done(number, "correctList", clerk(COUNTY), Map.of());
        time.passWorkingDays(3);
        path.of(number).passed("event_signReminderDue", "event_signDeadlineReached").waitsAt("userTask_signList");
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "revise", "opinion", "请核对"));
        path.of(number).waitsAt("userTask_correctList");
        scenario.done(number, "correctList", clerk(COUNTY), Map.of());
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
        time.passWorkingDays(6);
        path.of(number).passed("event_checkReminderDue", "endEvent_checkerReminded", "event_checkDeadlineReached",
                "endEvent_checkEscalated").waitsAt("userTask_checkList");
    }

    @Test
    @DisplayName("首次报送以前，填报、签发、退回修改的期限都是报送截止时刻，延期的随之后移；截止前也提醒负责人")
    void dueWithTheRound() {
        time.passTo(LocalDateTime.of(2026, 5, 28, 14, 0));
        scenario.filled(number, COUNTY, 2026);
        assertThat(due()).isEqualTo("2026-05-30 23:59");
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "revise", "opinion", "请核对"));
        assertThat(due()).isEqualTo("2026-05-30 23:59");
        runAs(CITY_MANAGER, () -> exceptions.extend(round, COUNTY, java.time.LocalDate.of(2026, 6, 5), "防汛任务", CITY_MANAGER));
        assertThat(due()).isEqualTo("2026-06-05 23:59");
        scenario.done(number, "correctList", clerk(COUNTY), Map.of());
        assertThat(due()).isEqualTo("2026-06-05 23:59");
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('list-manager', '某人', 'none') ON CONFLICT DO NOTHING").update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES ('list-manager', 'COUNTY_MANAGER', ?, ?) ON CONFLICT DO NOTHING")
                .params(COUNTY, org.peixun.identity.Role.COUNTY_MANAGER.in(COUNTY)).update();
        time.passTo(LocalDateTime.of(2026, 6, 5, 9, 0));
        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE recipient = 'list-manager' AND title LIKE '报送提醒：%' AND case_number = ?")
                .param(number).query(Integer.class).single()).isPositive();
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'list-manager'").update();
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
        scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("PROGRESS_MISSING"), "opinion", "请补正"));
        assertThat(due()).as("补正的期限按政策参数").isEqualTo("2026-06-10 17:30");
    }

    private String due() {
        return jdbc.sql("SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') FROM work_item WHERE case_number = ? AND state = 'OPEN'")
                .param(number).query(String.class).single();
    }

    @Test
    @DisplayName("什么都没有报的县区：截止前分次提醒，截止后每个工作日督办，市级只收到一份汇总，直到免报")
    void nothingSent() {
        time.passTo(LocalDateTime.of(2026, 6, 3, 12, 0));
        path.of(number).passed("event_fillReminderDue", "endEvent_holderReminded", "event_fillDeadlineReached",
                "endEvent_overdueEscalated", "event_roundInstantReached", "serviceTask_tellOfDeadline").waitsAt("userTask_fillList");
        assertThat(timeline("REMINDED")).isGreaterThanOrEqualTo(5);
        assertThat(timeline("ESCALATED")).isGreaterThanOrEqualTo(3);

        runAs(CITY_MANAGER, () -> exceptions.excuse(round, COUNTY, "机构改革，职能移交", CITY_MANAGER));
        path.of(number).passed("event_roundClosed", "serviceTask_endList", "endEvent_listNotRequired").ended();
        assertThat(state()).isEqualTo("EXCUSED");
    }

    @Test
    @DisplayName("23:59:59签发的算按期；00:00:00签发的不能报送，市级同意延期后可以")
    void lastSecond() {
        String other = scenario.numberOf(2026, "371525");
        scenario.filled(number, COUNTY, 2026);
        scenario.filled(other, "371525", 2026);
        time.passTo(LocalDateTime.of(2026, 5, 30, 23, 59, 59));
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
        assertThat(state()).isEqualTo("SENT");

        time.set(LocalDateTime.of(2026, 5, 31, 0, 0, 0));
        runAs(manager("371525"), () -> assertThatThrownBy(() -> tasks.complete(tasks.open(other, "signList").orElseThrow(),
                manager("371525"), Map.of("decision", "sign"))).isInstanceOfSatisfying(RequestRefused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT);
                    assertThat(refused).hasMessageContaining("截止").hasMessageContaining("延期");
                }));
        path.of(other).waitsAt("userTask_signList");
        runAs(CITY_MANAGER, () -> exceptions.extend(round, "371525", java.time.LocalDate.of(2026, 6, 5), "防汛任务", CITY_MANAGER));
        scenario.done(other, "signList", manager("371525"), Map.of("decision", "sign"));
        path.of(other).waitsAt("userTask_checkList");
    }

    @Test
    @DisplayName("两人同时提交：一人成功，另一人得知已由谁办结")
    void twoClerksAtOnce() throws Exception {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        String task = tasks.open(number, "fillList").orElseThrow();
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> both = List.of(clerk(COUNTY),
                    new org.peixun.identity.Actor("second-clerk", "乙某", clerk(COUNTY).grants())).stream().map(person -> pool.submit(() -> {
                        var outcome = new String[] {"done"};
                        runAs(person, () -> {
                            try {
                                barrier.await();
                                tasks.complete(task, person, Map.of());
                            } catch (RequestRefused refused) {
                                outcome[0] = refused.getMessage();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
                        return outcome[0];
                    })).toList();
            List<String> outcomes = List.of(both.get(0).get(), both.get(1).get());
            assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
            assertThat(outcomes).filteredOn(outcome -> !outcome.equals("done")).singleElement().asString().contains("填报项目清单");
        } finally {
            pool.shutdown();
        }
        path.of(number).waitsAt("userTask_signList");
    }

    @Test
    @DisplayName("紧急关闭后重新开启：新的清单带着原来填写的项目")
    void closedAndOpenedAgain() {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        runAs(CITY_MANAGER, () -> {
            rounds.closeInEmergency(round, "系统维护", CITY_MANAGER);
            rounds.reopen(round, java.time.LocalDate.of(2026, 6, 10), "维护结束", CITY_MANAGER);
            rounds.fill(round);
        });
        String again = scenario.numberOf(2026, COUNTY);
        assertThat(again).isNotEqualTo(number);
        assertThat(lists.view(again, clerk(COUNTY)).rows()).singleElement()
                .satisfies(row -> assertThat(row.title()).isEqualTo("家庭烹饪班"));
        path.of(number).ended();
    }

    @Test
    @DisplayName("别县的清单对外县人员不存在；市级以外的人不能标记；已提交的不能再改")
    void onlyOwnLists() {
        runAs(clerk("371525"), () -> assertThatThrownBy(() -> lists.view(number, clerk("371525")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.NOT_FOUND)));
        scenario.sent(number, COUNTY, 2026);
        runAs(clerk(COUNTY), () -> {
            assertThatThrownBy(() -> marks.mark(number, "p1", "BUDGET_UNFIT", "", clerk(COUNTY))).isInstanceOf(RequestRefused.class);
            assertThatThrownBy(() -> lists.save(number, "p1", Map.of("name", "改名"), null, clerk(COUNTY)))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("已报送，待核对");
        });
    }

    private ListView view() {
        return lists.view(number, clerk(COUNTY));
    }

    private String state() {
        return jdbc.sql("SELECT state FROM project_list WHERE number = ?").param(number).query(String.class).single();
    }

    private int timeline(String kind) {
        return jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = ?")
                .params(number, kind).query(Integer.class).single();
    }
}
