package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.MANAGER;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.calendar.CalendarYears;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A complaint that reached the wrong county goes to the right one; its informer notices nothing but that it goes on. */
@IntegrationTest
@DisplayName("投诉举报移交有管辖权的县（市、区）")
class CountyMoveTest {

    private static final String OTHER = "371522";
    private static final Actor THERE = SignedInAs.actor(Role.COUNTY_CLERK, OTHER);
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);
    private static final String WHY = "机构在该县登记、办学";

    @Autowired MockMvc mvc;
    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired ComplaintTimes times;
    @Autowired CountyMove moves;
    @Autowired Progress progress;
    @Autowired Disclosure disclosure;
    @Autowired Attachments attachments;
    @Autowired Tasks tasks;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired CalendarYears years;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void wednesdayMorning() {
        time.set(MORNING);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("本件结束，在那里另行办理：查询码、工单编号、收到日期、投诉人、照片都过去")
    void everythingGoesAlong() {
        var registered = scenario.registered(scenario.intake(Source.HOTLINE, "东街拐角的电工班", "某投诉人", "13800000002"));
        Complaint before = files.get(registered.number());
        runAs(CLERK, () -> attachments.store(before.number(), "证据材料", "材料.pdf", new ByteArrayInputStream(
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)), CLERK));
        String number = moved(registered.number());
        path.of(registered.number()).passed("endEvent_complaintMoved").ended();
        path.of(number).waitsAt("userTask_acceptComplaint");
        Complaint now = files.get(number);
        assertThat(now.jurisdiction()).isEqualTo(OTHER);
        assertThat(now.told().receivedOn()).isEqualTo(before.told().receivedOn());
        assertThat(now.hotlineTicket()).isEqualTo(before.hotlineTicket());
        assertThat(now.finishBy()).isEqualTo(before.finishBy());
        assertThat(attachments.of(number)).extracting(Attachments.Attachment::fileName).containsExactly("材料.pdf");
        assertThat(files.get(registered.number()).state()).isEqualTo(ComplaintState.MOVED);
        assertThat(progress.of(registered.receipt()).orElseThrow().told()).contains("正在决定是否受理");
        runAs(THERE, () -> {
            tasks.claim(tasks.open(number, "acceptComplaint").orElseThrow(), THERE);
            assertThat(disclosure.show(number, "电话核实缴费时间", THERE).phone()).isEqualTo("13800000002");
        });
    }

    @Test
    @DisplayName("核查中也可以移交，并入件留下单独核查；移交以后那里照常查实")
    void whileItIsVerified() {
        String main = scenario.accepted(scenario.intake(Source.REPORT, "东街拐角的电工班", "", "")).number();
        String merged = scenario.registered(scenario.intake(Source.REPORT, "东街拐角的电工班", "", "")).number();
        scenario.merge(merged, main);
        String number = moved(main);
        path.of(merged).passed("event_mainInconclusive").waitsAt("userTask_verifyComplaint");
        path.of(number).waitsAt("userTask_acceptComplaint");
    }

    @Test
    @DisplayName("已经受理的信访，办结期限仍从第一次受理之日起算，在那里受理不重新起算")
    void acceptedPetition() {
        String number = scenario.accepted(scenario.intake(Source.PETITION, "东街拐角的电工班", "", "")).number();
        Complaint before = files.get(number);
        time.passWorkingDays(5);
        String there = moved(number);
        assertThat(files.get(there).finishBy()).isEqualTo(before.finishBy());
        runAs(THERE, () -> tasks.complete(tasks.open(there, "acceptComplaint").orElseThrow(), THERE, Map.of("decision", "accept")));
        assertThat(files.get(there).finishBy()).isEqualTo(before.finishBy());
        assertThat(jdbc.sql("SELECT accepted_on FROM complaint WHERE number = ?").param(there).query(LocalDate.class).single()).isEqualTo(MORNING.toLocalDate());
        assertThat(due(there)).isEqualTo(before.finishBy());
    }

    @Test
    @DisplayName("受理期限届满以后才移交的：接收的县有自己的受理期限，一到手不逾期；退回来源、办结仍以收到之日起的期限为限")
    void ownTimeForAccepting() throws Exception {
        String petition = scenario.accepted(scenario.intake(Source.PETITION, "东街拐角的电工班", "", "")).number();
        Complaint before = files.get(petition);
        time.passTo(LocalDateTime.of(2026, 6, 1, 9, 0));
        assertThat(before.acceptBy()).as("收到之日起15日").isEqualTo(at(5, 21));
        String there = moved(petition);
        assertThat(files.get(there).acceptBy()).as("移交之日起15日").isEqualTo(at(6, 16));
        assertThat(due(there)).isEqualTo(at(6, 16));
        assertThat(files.get(there).finishBy()).isEqualTo(before.finishBy());
        String page = mvc.perform(get("/cases/" + there).param("tab", "clock").with(signedInAs(THERE))).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("2026-06-01（周一），受理期限自当日另算；收到之日起的期限为2026-05-21（周四）").contains("2026-06-16");
        assertThatThrownBy(() -> runAs(THERE, () -> tasks.complete(tasks.open(there, "acceptComplaint").orElseThrow(), THERE,
                Map.of("decision", "returnToSource", "opinion", "不属于本县管辖")))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("退回时限为2026-05-21");
        String again = again(there);
        assertThat(files.get(again).limits().returnBy()).as("再次移交的，仍以第一次收到的为准").isEqualTo(at(5, 21));
    }

    @Test
    @DisplayName("办结期限还没有届满的，接收的县的受理期限不晚于它")
    void notBeyondTheEnd() {
        String hotline = scenario.registered(scenario.intake(Source.HOTLINE, "东街拐角的电工班", "", "")).number();
        assertThat(files.get(hotline).finishBy()).isEqualTo(at(5, 12));
        time.passTo(LocalDateTime.of(2026, 5, 12, 9, 0));
        assertThat(files.get(moved(hotline)).acceptBy()).isEqualTo(at(5, 12));
    }

    @Test
    @DisplayName("更正工作日历：移交过的，第一次收到之日起的退回时限也随之调整，与没有移交的一样")
    void followsTheCalendar() {
        time.set(LocalDateTime.of(2026, 8, 19, 10, 0));
        String stays = scenario.registered(scenario.intake(Source.PETITION, "东街拐角的电工班", "", "")).number();
        String registered = scenario.registered(scenario.intake(Source.PETITION, "东街拐角的电工班", "", "")).number();
        time.set(LocalDateTime.of(2026, 8, 20, 10, 0));
        String there = moved(registered);
        assertThat(files.get(there).limits().returnBy()).as("8月19日起15日").isEqualTo(at(9, 3));
        var entered = years.find(2026).orElseThrow();
        transaction.executeWithoutResult(status -> {
            years.enter(2026, entered.notice().notice(), years.text(2026) + "\n2026-09-03 抗战胜利日 休", entered.version(), SignedInAs.actor(Role.SYSTEM_ADMIN, "371500"));
            assertThat(files.get(there).limits().returnBy()).isEqualTo(at(9, 4)).isEqualTo(files.get(stays).limits().returnBy());
            assertThat(files.get(there).acceptBy()).as("移交之日起15日").isEqualTo(at(9, 4));
            status.setRollbackOnly();
        });
    }

    private static Instant at(int month, int day) {
        return LocalDateTime.of(2026, month, day, 17, 30).atZone(Zone.CHINA).toInstant();
    }

    private String again(String number) {
        var there = new String[1];
        runAs(THERE, () -> there[0] = moves.move(number, "371524", WHY, THERE));
        return there[0];
    }

    @Test
    @DisplayName("已经延期的热线工单，延期随之过去，在那里不能再次延期；暂停过的，顺延的受理期限随之过去")
    void extendedAndPutOff() {
        String extended = scenario.accepted(scenario.intake(Source.HOTLINE, "东街拐角的电工班", "", "")).number();
        runAs(MANAGER, () -> times.extend(extended, "2", "需要调取银行流水", MANAGER));
        Complaint before = files.get(extended);
        String there = moved(extended);
        assertThat(files.get(there).finishBy()).isEqualTo(before.finishBy());
        assertThat(files.get(there).limits().extensionReason()).isEqualTo("需要调取银行流水");
        runAs(THERE, () -> tasks.complete(tasks.open(there, "acceptComplaint").orElseThrow(), THERE, Map.of("decision", "accept")));
        Actor manager = SignedInAs.actor(Role.COUNTY_MANAGER, OTHER);
        assertThatThrownBy(() -> runAs(manager, () -> times.extend(there, "1", "还需要几天核实", manager))).isInstanceOf(RequestRefused.class).hasMessageContaining("只能延期一次");

        String paused = scenario.registered(scenario.intake(Source.REPORT, "东街拐角的电工班", "", "")).number();
        runAs(MANAGER, () -> times.pause(paused, "等待笔迹鉴定结果", MANAGER));
        time.passWorkingDays(2);
        runAs(MANAGER, () -> times.resume(paused, MANAGER));
        Complaint putOff = files.get(paused);
        String on = moved(paused);
        assertThat(files.get(on).acceptBy()).isEqualTo(putOff.acceptBy());
        assertThat(due(on)).isEqualTo(putOff.acceptBy());
    }

    @Test
    @DisplayName("不能移交给本县，须写明理由，不写投诉人；外县、负责人不能移交；暂停、已答复的不能移交")
    void refused() throws Exception {
        String number = scenario.accepted(scenario.intake(Source.REPORT, "东街拐角的电工班", "司马某某", "")).number();
        for (String[] wrong : new String[][] {{"371524", WHY, "移交："}, {"", WHY, "移交："}, {OTHER, "是", "移交的理由"}, {OTHER, "司马某某说在那里", "保密"}}) {
            assertThatThrownBy(() -> moves.move(number, wrong[0], wrong[1], CLERK)).isInstanceOf(RequestRefused.class).hasMessageContaining(wrong[2]);
        }
        assertThat(status(number, MANAGER)).isEqualTo(403);
        assertThat(status(number, THERE)).isEqualTo(404);
        runAs(MANAGER, () -> times.pause(number, "等待笔迹鉴定结果", MANAGER));
        assertThatThrownBy(() -> moves.move(number, OTHER, WHY, CLERK)).isInstanceOf(RequestRefused.class).hasMessageContaining("暂停");
        runAs(MANAGER, () -> times.resume(number, MANAGER));
        scenario.verify(number, "unfounded");
        assertThatThrownBy(() -> moves.move(number, OTHER, WHY, CLERK)).isInstanceOf(RequestRefused.class).hasMessageContaining("待答复");
    }

    private Instant due(String number) {
        return jdbc.sql("SELECT due_at FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number).query((row, i) -> row.getTimestamp(1).toInstant()).single();
    }

    private String moved(String number) {
        var there = new String[1];
        runAs(CLERK, () -> there[0] = moves.move(number, OTHER, WHY, CLERK));
        return there[0];
    }

    private int status(String number, Actor actor) throws Exception {
        return mvc.perform(post("/complaints/" + number + "/county").param("county", OTHER).param("reason", WHY)
                .param("commandId", java.util.UUID.randomUUID().toString()).with(csrf()).with(signedInAs(actor))).andReturn().getResponse().getStatus();
    }
}
