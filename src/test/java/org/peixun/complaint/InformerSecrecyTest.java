package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.CONTENT;
import static org.peixun.complaint.ComplaintScenario.MANAGER;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Findings;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.suspension.Suspensions;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The name and the number of an informer are in clear nowhere: not in a table, not in the engine, not in the log. */
@IntegrationTest
@DisplayName("投诉人的姓名和电话")
class InformerSecrecyTest {

    private static final String NAME = "诸葛保密";
    private static final String PHONE = "13812340987";

    @Autowired MockMvc mvc;
    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired ComplaintTimes times;
    @Autowired Progress progress;
    @Autowired Disclosure disclosure;
    @Autowired SuspensionScenario suspensions;
    @Autowired Suspensions corrections;
    @Autowired Findings findings;
    @Autowired JdbcClient jdbc;

    private record Column(String table, String name, String type) {}

    @Test
    @DisplayName("走完全程后，数据库的所有表（流程变量、历史、流转记录、审计、通知、案件列表）和全部日志里都没有明文")
    void nowhereInClear() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Logger> talkative = List.of("org.peixun", "org.springframework.jdbc.core", "org.hibernate.SQL", "org.camunda.bpm.engine.persistence")
                .stream().map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
        root.addAppender(log);
        talkative.forEach(logger -> logger.setLevel(Level.TRACE));
        String number;
        try {
            number = wholeWay();
        } finally {
            talkative.forEach(logger -> logger.setLevel(null));
            root.detachAppender(log);
        }
        assertThat(log.list).hasSizeGreaterThan(100);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(InformerSecrecyTest::tells);
        assertThat(log.list.stream().filter(one -> one.getThrowableProxy() != null).map(one -> one.getThrowableProxy().getMessage()))
                .noneMatch(message -> message != null && tells(message));
        assertThat(columnsThatTell()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM complaint_informer WHERE number = ?").param(number).query(Integer.class).single()).isOne();
    }

    @Test
    @DisplayName("暂停事项中机构看得到的文字（调查认定、纠正理由）不能写出线索来源投诉的投诉人；机构自己写的不拦，拦了等于承认，决定书也不转述，只删去姓名等于承认")
    void notNamedInTheSuspension() {
        String complaint = scenario.accepted(scenario.intake(Source.REPORT, scenario.institution(), "司马守密", "13811112222")).number();
        scenario.verify(complaint, "found");
        String number = findings.of(complaint).orElseThrow().number();
        suspensions.submit(number, "decideSuspension", SuspensionScenario.CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号"));
        suspensions.upload(number, CLERK);
        assertThatThrownBy(() -> suspensions.submit(number, "investigateFinding", CLERK,
                Map.of("coInvestigator", suspensions.colleague(ComplaintScenario.COUNTY), "facts", "司马守密缴费三百元的收据属实。", "harm", "MINOR")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("为投诉人保密");
        suspensions.submit(number, "investigateFinding", CLERK,
                Map.of("coInvestigator", suspensions.colleague(ComplaintScenario.COUNTY), "facts", "投诉人缴费三百元的收据属实。", "harm", "MINOR"));
        assertThatThrownBy(() -> runAs(SuspensionScenario.CITY, () -> corrections.correct(number, "电话138-1111-2222反映有误", "聊人社纠字〔2026〕1号", SuspensionScenario.CITY)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("为投诉人保密");
        suspensions.submit(number, "stateDefence", SignedInAs.applicant(ComplaintScenario.COUNTY, files.get(complaint).institutionId()),
                Map.of("statement", "一定是司马守密举报的。"));
        assertThat(findings.of(complaint).orElseThrow().state()).isEqualTo("法制审核");
        suspensions.submit(number, "reviewLegality", SuspensionScenario.LEGAL, Map.of("decision", "pass"));
        suspensions.upload(number, SuspensionScenario.CITY);
        suspensions.submit(number, "decideMeasure", SuspensionScenario.CITY,
                Map.of("decision", "rectify", "measure", "LETTER", "opinion", "情节轻微，已经退费", "documentNo", "聊人社监处字〔2026〕5号"));
        assertThat(jdbc.sql("SELECT string_agg(content::text, '') FROM suspension_letter WHERE number = ?").param(number).query(String.class).single())
                .contains("提交了陈述、申辩").doesNotContain("司马守密", "举报的");
    }

    @Test
    @DisplayName("机构页面上直接作出的决定，查明的情况机构可以看到：写出该机构的投诉人的退回改写，填写的内容都在，指明哪一项")
    void notNamedInADecisionByHand() throws Exception {
        var registered = scenario.registered(scenario.intake(Source.REPORT, scenario.institution(), "欧阳　守密", "13811113333"));
        long institution = files.get(registered.number()).institutionId();
        var refused = send(post("/directory/{id}/standing/suspend", institution).param("reason", "DISORDERLY_MANAGEMENT").param("facts", "欧阳守密反映无人授课。")
                .param("documentNo", "聊人社监字〔2026〕9号").param("commandId", UUID.randomUUID().toString()), SuspensionScenario.CITY);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("为投诉人保密").contains("href=\"#facts\"").contains("欧阳守密反映无人授课。").contains("聊人社监字〔2026〕9号");
        var everything = send(post("/directory/{id}/standing/suspend", institution).param("commandId", UUID.randomUUID().toString()), SuspensionScenario.CITY).getContentAsString();
        assertThat(everything).contains("href=\"#reason\"").contains("href=\"#facts\"").contains("href=\"#documentNo\"");
    }

    private static boolean tells(String text) {
        return text.contains(NAME) || text.contains(PHONE);
    }

    private String wholeWay() {
        var told = scenario.intake(Source.REPORT, scenario.institution(), NAME, PHONE);
        var typed = new Intake(told.source(), told.topic(), told.institution(), told.county(), told.receivedOn(),
                "本人" + NAME + "，电话" + PHONE + "。" + CONTENT, "", NAME, PHONE);
        var registered = scenario.registered(typed);
        String number = registered.number();
        assertThat(files.get(number).told().content()).contains("本人投诉人，电话（电话已隐去）").contains(CONTENT);
        scenario.claim(number, "acceptComplaint");
        runAs(CLERK, () -> disclosure.show(number, "电话核实缴费时间", CLERK));
        scenario.accept(number, Map.of("decision", "accept"));
        runAs(MANAGER, () -> times.pause(number, "等待笔迹鉴定结果", MANAGER));
        runAs(MANAGER, () -> times.resume(number, MANAGER));
        progress.withdraw(registered.receipt(), NAME + "已经拿到退费，电话" + PHONE);
        scenario.verify(number, "found");
        scenario.answer(number);
        progress.rate(registered.receipt(), false, "请直接打" + PHONE + "找" + NAME);
        return number;
    }

    /** Every column of every table that could hold text, the engine's and its byte arrays among them. */
    private List<String> columnsThatTell() {
        List<Column> columns = jdbc.sql("""
                SELECT c.table_schema || '.' || c.table_name AS "table", c.column_name AS name, c.data_type AS type
                FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
                  AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')""").query(Column.class).list();
        assertThat(columns).hasSizeGreaterThan(300);
        assertThat(columns).anyMatch(one -> one.table().endsWith("act_hi_varinst")).anyMatch(one -> one.table().endsWith("act_ge_bytearray"))
                .anyMatch(one -> one.table().endsWith("audit_entry")).anyMatch(one -> one.table().endsWith("notification"));
        var found = new ArrayList<String>();
        for (Column column : columns) {
            boolean bytes = column.type().equals("bytea");
            for (String secret : List.of(NAME, PHONE)) {
                boolean tells = bytes
                        ? jdbc.sql("SELECT EXISTS (SELECT 1 FROM %s WHERE position(? in \"%s\") > 0)".formatted(column.table(), column.name()))
                                .param(secret.getBytes(StandardCharsets.UTF_8)).query(Boolean.class).single()
                        : jdbc.sql("SELECT EXISTS (SELECT 1 FROM %s WHERE strpos(\"%s\"::text, ?) > 0)".formatted(column.table(), column.name()))
                                .param(secret).query(Boolean.class).single();
                if (tells) {
                    found.add(column.table() + "." + column.name());
                }
            }
        }
        return found;
    }

    @Test
    @DisplayName("查得出来：同样的办法能在花名册以外的表里找到写进去的姓名")
    void theSearchFindsWhatIsThere() {
        String number = scenario.registered(Source.REPORT).number();
        jdbc.sql("UPDATE complaint SET closing_reason = ? WHERE number = ?").params("与" + NAME + "联系", number).update();
        assertThat(columnsThatTell()).containsExactly("public.complaint.closing_reason");
        jdbc.sql("UPDATE complaint SET closing_reason = NULL WHERE number = ?").param(number).update();
    }

    @Test
    @DisplayName("只有手中持有本件待办的人员写明理由后可以查看，每次记入审计；负责人、同组未认领的、办结以后都不能")
    void onlyTheHolderWithAReason() throws Exception {
        String number = scenario.registered(scenario.intake(Source.REPORT, scenario.institution(), "欧阳某某", "13900001111")).number();
        Actor colleague = new Actor("test-colleague", "同组经办", CLERK.grants());
        assertThat(look(number, "电话核实缴费时间", CLERK).getStatus()).isEqualTo(403);
        scenario.claim(number, "acceptComplaint");
        assertThat(look(number, "电话核实缴费时间", colleague).getStatus()).isEqualTo(403);
        assertThat(look(number, "电话核实缴费时间", MANAGER).getStatus()).isEqualTo(403);
        assertThat(look(number, "电话核实缴费时间", SignedInAs.actor(Role.COUNTY_CLERK, "371522")).getStatus()).isEqualTo(404);
        var noReason = look(number, "看", CLERK);
        assertThat(noReason.getStatus()).isEqualTo(400);
        assertThat(noReason.getContentAsString()).contains("查看理由").doesNotContain("13900001111");
        assertThat(seen(number)).isZero();
        var shown = look(number, "电话核实缴费时间", CLERK);
        assertThat(shown.getContentAsString()).contains("欧阳某某").contains("13900001111");
        assertThat(shown.getHeader("Cache-Control")).contains("no-store");
        assertThat(seen(number)).isOne();
        assertThat(get("/complaints/" + number, CLERK).getContentAsString()).doesNotContain("欧阳某某");
        assertThat(get("/cases/" + number, CLERK).getContentAsString()).doesNotContain("欧阳某某").contains("查看投诉人的姓名和电话，理由：电话核实缴费时间");
        scenario.accept(number, Map.of("decision", "decline", "opinion", "属于教育部门职责，请向教体局反映。"));
        assertThat(look(number, "电话核实缴费时间", CLERK).getStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName("办理意见、告知机构的事实、延期原因里写了投诉人姓名或者电话的，退回改写，不保存")
    void opinionsMayNotTell() {
        String number = scenario.accepted(scenario.intake(Source.REPORT, scenario.institution(), "司马某某", "13900002222")).number();
        assertThatThrownBy(() -> scenario.submit(number, "verifyComplaint", Map.of("decision", "found", "advertising", "海报照片三张",
                "facts", "学员司马某某反映四月许诺补贴。"))).isInstanceOf(RequestRefused.class).hasMessageContaining("保密").hasMessageNotContaining("司马某某");
        assertThatThrownBy(() -> runAs(MANAGER, () -> times.extend(number, "3", "联系13900002222核实", MANAGER))).isInstanceOf(RequestRefused.class);
        assertThat(files.get(number).limits().extendedAt()).isNull();
    }

    @Test
    @DisplayName("并入件的投诉人同样保密：主件的办理意见、告知机构的事实、延期原因里写了其姓名或者电话的，退回改写")
    void opinionsMayNotTellOfTheMerged() {
        String institution = scenario.institution();
        String main = scenario.accepted(scenario.intake(Source.REPORT, institution, "司马某某", "13900002222")).number();
        scenario.merge(scenario.registered(scenario.intake(Source.REPORT, institution, "上官某某", "0635-7654321")).number(), main);
        scenario.merge(scenario.registered(scenario.intake(Source.REPORT, institution, "", "")).number(), main);
        assertThatThrownBy(() -> scenario.submit(main, "verifyComplaint", Map.of("decision", "found", "advertising", "海报照片三张",
                "facts", "学员上官某某反映四月许诺补贴。"))).isInstanceOf(RequestRefused.class).hasMessageContaining("保密")
                .hasMessageContaining("并入").hasMessageNotContaining("上官某某");
        assertThatThrownBy(() -> runAs(MANAGER, () -> times.extend(main, "3", "拨打06357654321核实", MANAGER))).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> runAs(MANAGER, () -> times.extend(main, "3", "拨打139-0000-2222核实", MANAGER))).isInstanceOf(RequestRefused.class);
        assertThat(files.get(main).limits().extendedAt()).isNull();
    }

    @Test
    @DisplayName("被投诉机构收不到投诉举报的通知，名单里也没有它的机构编号")
    void theInstitutionHearsNothing() {
        String number = scenario.accepted(Source.REPORT).number();
        assertThat(jdbc.sql("SELECT count(*) FROM case_file WHERE number = ? AND institution_id IS NULL").param(number).query(Integer.class).single()).isOne();
        assertThat(jdbc.sql("SELECT count(*) FROM work_item WHERE case_number = ? AND institution_id IS NOT NULL").param(number).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND for_applicant").param(number).query(Integer.class).single()).isZero();
    }

    private int seen(String number) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE case_number = ? AND action = 'complaintHandling.informerSeen'")
                .param(number).query(Integer.class).single();
    }

    private MockHttpServletResponse look(String number, String why, Actor actor) throws Exception {
        return send(post("/complaints/" + number + "/informer").param("why", why), actor);
    }

    private MockHttpServletResponse get(String path, Actor actor) throws Exception {
        return send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path), actor);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
        return mvc.perform(request.with(csrf()).with(signedInAs(actor))).andReturn().getResponse();
    }
}
