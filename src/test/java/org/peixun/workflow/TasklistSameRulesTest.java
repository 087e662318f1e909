package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.suspension.SuspensionScenario;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps whose decision asks more of the engine than to go on: officers have no right of their own to that. */
@IntegrationTest
@DisplayName("在任务列表（Tasklist）中作决定：与案件页相同的规则和后果")
class TasklistSameRulesTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/task";
    private static final String PASSWORD = "Correct-Horse-7";
    /** Of one test only: of two officers of one name it would have to be said which. */
    private final String name = "务某" + UUID.randomUUID().toString().substring(0, 4);

    @LocalServerPort int port;
    @Autowired Users users;
    @Autowired Tasks tasks;
    @Autowired ComplaintScenario complaints;
    @Autowired SuspensionScenario suspensions;
    @Autowired ClassScenario classes;
    @Autowired CasePath path;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("核查查实：暂停承训的事项随之建立")
    void findingStartsTheSuspension() {
        var complaint = complaints.accepted(Source.REPORT);
        var answer = submit(Role.COUNTY_CLERK, ComplaintScenario.COUNTY, complaint.number(), "verifyComplaint", Map.of("decision", "found",
                "advertising", "门店海报照片三张，承认许诺补贴。", "facts", "四月在东街门店张贴海报，许诺学员补贴退一半。"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        path.of(complaint.number()).waitsAt("userTask_answerComplaint");
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '查实，%'").param(complaint.number()).query(String.class).single())
                .contains("机构进入暂停承训程序（暂停");
    }

    @Test
    @DisplayName("并案：主件的期限随较早到期的并入件提前")
    void mergingMovesTheMainCase() {
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        String institution = complaints.institution();
        String main = complaints.accepted(complaints.intake(Source.REPORT, institution, "", "")).number();
        String merged = complaints.registered(complaints.intake(Source.HOTLINE, institution, "", "")).number();
        var answer = submit(Role.COUNTY_CLERK, ComplaintScenario.COUNTY, merged, "acceptComplaint",
                Map.of("decision", "merge", "mainNumber", main, "opinion", "反映同一事项"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(jdbc.sql("SELECT (due_at AT TIME ZONE 'Asia/Shanghai')::date FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(main)
                .query(LocalDate.class).single()).isEqualTo(LocalDate.of(2026, 3, 18));
    }

    @Test
    @DisplayName("重于告知机构的拟作处理：同样不能直接决定，须重新告知")
    void heavierMeasure() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        var opened = suspensions.toDecision("SERIOUS", StandingReason.OPENED_WITHOUT_CONSENT);
        suspensions.upload(opened.number(), SuspensionScenario.CITY);
        var answer = submit(Role.CITY_MANAGER, "371500", opened.number(), "decideMeasure", Map.of("decision", "rectify", "measure", "CIRCULAR",
                "documentNo", "聊人社监处字〔2026〕5号", "opinion", "情节严重"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("“整改函”", "拟加重处理，重新告知");
    }

    @Test
    @DisplayName("现场检查责令整改：复查整改随之开始")
    void rectificationOrdered() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        var draft = classes.running();
        classes.planned(draft, draft.startsOn());
        var lesson = classes.registered(draft).sessions().stream().filter(session -> session.date().equals(draft.startsOn())).findFirst().orElseThrow();
        var answer = submit(Role.COUNTY_CLERK, FilingScenario.COUNTY, draft.number(), "inspectClass", Map.of("visitedAt", lesson.date() + " 08:50",
                "officers", name + "、" + classes.colleague(), "session", String.valueOf(lesson.position()), "counted", "9",
                "verdict", "RECTIFY", "rectifyOn", draft.startsOn().plusDays(5).toString(), "findings", "[\\\"FEWER\\\"]", "opinion", "到课人数与考勤不符"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        path.of(draft.number()).passed("userTask_inspectClass").waitsAt("userTask_recheckRectification", "userTask_arrangeExam");
    }

    private HttpResponse<String> submit(Role role, String jurisdiction, String number, String step, Map<String, String> values) {
        String userId = role.group() + "." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(userId, name, null, PASSWORD, Set.of(new Grant(role, jurisdiction, null)), false), Actor.SYSTEM);
        var browser = new Browser(port).signIn(userId, PASSWORD);
        browser.get("/camunda/api/admin/auth/user/default");
        browser.get(ENGINE);
        String variables = values.entrySet().stream().map(value -> "\"" + value.getKey() + "\":{\"type\":\""
                        + (value.getKey().equals("findings") ? "Json" : "String") + "\",\"value\":\"" + value.getValue() + "\"}")
                .collect(Collectors.joining(","));
        return browser.json("POST", ENGINE + "/" + tasks.open(number, step).orElseThrow() + "/submit-form", "{\"variables\":{" + variables + "}}");
    }
}
