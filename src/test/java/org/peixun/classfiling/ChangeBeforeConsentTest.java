package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("班期变更经同意后执行（第11条）：同意以前，现行的材料和花名册都不动")
class ChangeBeforeConsentTest {

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

    @Autowired MockMvc mvc;
    @Autowired ClassScenario classes;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired Attachments attachments;
    @Autowired Rosters rosters;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("现行内容载明的材料不能删除；变更中新上传的可以删除")
    void documentsInForceStay() {
        Draft draft = changing();
        var plan = attachments.of(draft.number()).stream().filter(file -> file.kind().equals("教学计划")).findFirst().orElseThrow();
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> drafts.removeDocument(draft.number(), plan.id(), draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("教学计划.pdf").hasMessageContaining("第11条").hasMessageContaining("请上传新的"));
        var added = new Attachments.Attachment[1];
        runAs(draft.applicant(), () -> {
            added[0] = attachments.store(draft.number(), "教学计划", "新教学计划.pdf", pdf(), draft.applicant());
            drafts.removeDocument(draft.number(), added[0].id(), draft.applicant());
        });
        assertThat(attachments.of(draft.number())).extracting(Attachments.Attachment::id).contains(plan.id()).doesNotContain(added[0].id());
    }

    @Test
    @DisplayName("材料页：现行材料没有删除按钮，变更中新上传的有")
    void documentsPage() throws Exception {
        Draft draft = changing();
        runAs(draft.applicant(), () -> attachments.store(draft.number(), "教学计划", "新教学计划.pdf", pdf(), draft.applicant()));
        String page = mvc.perform(get("/filings/" + draft.number()).param("step", "documents").with(signedInAs(draft.applicant())))
                .andReturn().getResponse().getContentAsString();
        for (var file : attachments.of(draft.number())) {
            assertThat(page.contains(file.id() + "/remove")).as(file.fileName()).isEqualTo(file.fileName().equals("新教学计划.pdf"));
        }
        assertThat(page).contains("现行材料，变更时保留");
    }

    @Test
    @DisplayName("不是备案材料的（检查照片、考核试题），不能从备案中删除")
    void othersDocumentsStay() {
        Draft draft = changing();
        for (String kind : List.of("检查照片", "考核试题")) {
            var photo = new Attachments.Attachment[1];
            runAs(clerk, () -> photo[0] = attachments.store(draft.number(), kind, kind + ".pdf", pdf(), clerk));
            runAs(draft.applicant(), () -> assertThatThrownBy(() -> drafts.removeDocument(draft.number(), photo[0].id(), draft.applicant()))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining(kind));
            assertThat(attachments.of(draft.number())).extracting(Attachments.Attachment::id).contains(photo[0].id());
        }
    }

    @Test
    @DisplayName("学员的姓名、电话和序号按现行花名册：申请的、不同意的变更都不算，同意的才算")
    void traineesInForce() {
        Draft draft = changing();
        List<Enrolled> before = rosters.enrolled(draft.number());
        var phone = rosters.phone(draft.number(), before.get(0).person());
        rosterRewritten(draft);
        runAs(draft.applicant(), () -> changes.ask(draft.number(), "学员姓名、电话有误。", draft.applicant()));
        assertThat(rosters.enrolled(draft.number())).isEqualTo(before);
        assertThat(rosters.phone(draft.number(), before.get(0).person())).isEqualTo(phone);
        decide(draft, Map.of("decision", "refuseChange", "reasons", List.of("CHANGE_UNFOUNDED"), "opinion", "请附证明。"));
        assertThat(rosters.enrolled(draft.number())).isEqualTo(before);
        assertThat(rosters.phone(draft.number(), before.get(0).person())).isEqualTo(phone);

        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        rosterRewritten(draft);
        runAs(draft.applicant(), () -> changes.ask(draft.number(), "学员姓名、电话有误，附证明。", draft.applicant()));
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(rosters.enrolled(draft.number())).extracting(Enrolled::name).containsOnly("学员某改");
        assertThat(rosters.phone(draft.number(), before.get(0).person())).isPresent().isNotEqualTo(phone);
    }

    @Test
    @DisplayName("只补充、更换材料的变更可以提交，同意后载入现行内容；检查照片不算")
    void documentsOnly() {
        Draft draft = changing();
        runAs(clerk, () -> attachments.store(draft.number(), "检查照片", "检查照片.pdf", pdf(), clerk));
        assertThatThrownBy(() -> ask(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("没有差别");
        runAs(draft.applicant(), () -> drafts.addDocument(draft.number(), "教学计划", "新教学计划.pdf", pdf(), draft.applicant()));
        ask(draft);
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        assertThatThrownBy(() -> ask(draft)).as("it is in force now").isInstanceOf(RequestRefused.class).hasMessageContaining("没有差别");
    }

    @Test
    @DisplayName("第二次变更待审批时，学员分两栏：申请变更与现行对照，现行与备案时对照")
    void rostersSideBySide() throws Exception {
        Draft draft = changing();
        jdbc.sql("DELETE FROM roster_trainee WHERE case_number = ? AND submission_no = 0 AND row_no = 2").param(draft.number()).update();
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("plannedSize", "9"), draft.applicant()));
        ask(draft);
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        jdbc.sql("UPDATE roster_trainee SET name = '学员某改' WHERE case_number = ? AND submission_no = 0 AND row_no = 3").param(draft.number()).update();
        ask(draft);
        String page = tab(draft);
        String tab = page.substring(page.indexOf("学员：申请变更与现行对照"));
        int filed = tab.indexOf("学员：现行与备案时对照");
        assertThat(tab.substring(0, filed)).contains("学员 +0 −0，改 1 人");
        assertThat(tab.substring(filed)).contains("学员 +0 −1").doesNotContain("学员某改");
    }

    @Test
    @DisplayName("中途加入学员的变更写明还可以参加多少课时：出勤率按全部课时计算")
    void joinLate() throws Exception {
        Draft draft = changing();
        jdbc.sql("DELETE FROM roster_trainee WHERE case_number = ? AND submission_no = 0 AND row_no = 2").param(draft.number()).update();
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("plannedSize", "9"), draft.applicant()));
        ask(draft);
        assertThat(tab(draft)).as("nobody joins").doesNotContain("还可以参加");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        jdbc.sql("""
                INSERT INTO roster_trainee (case_number, submission_no, row_no, person_index, name, id_number, phone, category, education, employer, credit_code, district)
                SELECT case_number, 0, row_no, person_index, name, id_number, phone, category, education, employer, credit_code, district
                FROM roster_trainee WHERE case_number = ? AND submission_no = 1 AND row_no = 2""").param(draft.number()).update();
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("plannedSize", "10"), draft.applicant()));
        ask(draft);
        assertThat(tab(draft)).containsPattern("新增的1名学员还可以参加\\d+课时（全部80课时）");
    }

    @Test
    @DisplayName("变更待审批时，变更栏列出提出时的核验和申报单位的说明，审批人看到；审批以后不再列出")
    void checksOfWhatIsAskedFor() throws Exception {
        Draft draft = changing();
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("plannedSize", "9"), draft.applicant());
            drafts.saveReasons(draft.number(), Map.of("sizeMatchesRoster", "一名学员已书面退学。"), draft.applicant());
        });
        ask(draft);
        assertThat(tab(draft)).contains("申请变更时核验", "计划人数9人，花名册10人", "一名学员已书面退学。");
        decide(draft, Map.of("decision", "refuseChange", "reasons", List.of("CHANGE_UNFOUNDED"), "opinion", "请附证明。"));
        assertThat(tab(draft)).doesNotContain("申请变更时核验");
    }

    @Test
    @DisplayName("承训范围、协议在同意以后到期的：变更中职业和等级照样选着，保存基本信息不会抹去")
    void scopeRunOut() throws Exception {
        Draft draft = changing();
        jdbc.sql("UPDATE institution_scope SET valid_to = ? WHERE institution_id = ?").params(time.today().minusDays(1), draft.institutionId()).update();
        assertThat(mvc.perform(get("/filings/" + draft.number()).param("step", "basic").with(signedInAs(draft.applicant())))
                .andReturn().getResponse().getContentAsString()).containsPattern("<option value=\"6-31-01-03\\|L4\" selected");
    }

    @Test
    @DisplayName("变更原因边填边存，没有提交成的也还在；提交以后清空，下一次另写")
    void reasonIsKept() throws Exception {
        Draft draft = changing();
        mvc.perform(post("/filings/{n}/draft/submit", draft.number()).param("explanation", "教师生病，附医院证明。")
                .with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().isNoContent());
        assertThat(handInPage(draft)).contains("教师生病，附医院证明。");
        assertThat(mvc.perform(post("/filings/{n}/submit", draft.number()).param("commandId", UUID.randomUUID().toString()).param("commitment", "true")
                .param("explanation", "教师生病，改由他人授课。").with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString()).contains("没有差别", "改由他人授课");
        assertThat(handInPage(draft)).contains("改由他人授课");
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("examMethod", "改为机考。"), draft.applicant()));
        ask(draft);
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        assertThat(handInPage(draft)).doesNotContain("改由他人授课");
    }

    private String handInPage(Draft draft) throws Exception {
        return mvc.perform(get("/filings/" + draft.number()).param("step", "submit").with(signedInAs(draft.applicant())))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("放弃的、不同意的变更，为它上传的材料随之移出：没有提交过的删除，提交过的留存备查；不会随下一次变更生效")
    void documentsOfAChangeThatDoesNotCome() {
        Draft draft = changing();
        runAs(draft.applicant(), () -> {
            drafts.addDocument(draft.number(), "教学计划", "放弃的.pdf", pdf(), draft.applicant());
            changes.giveUp(draft.number(), draft.applicant());
            changes.begin(draft.number(), draft.applicant());
        });
        assertThat(names(attachments.all(draft.number()))).doesNotContain("放弃的.pdf");
        runAs(draft.applicant(), () -> drafts.addDocument(draft.number(), "教学计划", "不同意的.pdf", pdf(), draft.applicant()));
        runAs(clerk, () -> attachments.store(draft.number(), "检查照片", "检查照片.pdf", pdf(), clerk));
        ask(draft);
        decide(draft, Map.of("decision", "refuseChange", "reasons", List.of("CHANGE_UNFOUNDED"), "opinion", "请附证明。"));
        assertThat(names(attachments.of(draft.number()))).doesNotContain("不同意的.pdf").contains("教学计划.pdf", "检查照片.pdf");
        assertThat(names(attachments.all(draft.number()))).contains("不同意的.pdf");
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        assertThatThrownBy(() -> ask(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("没有差别");
    }

    private static List<String> names(List<Attachments.Attachment> files) {
        return files.stream().map(Attachments.Attachment::fileName).toList();
    }

    private String tab(Draft draft) throws Exception {
        return mvc.perform(get("/cases/" + draft.number()).param("tab", "changes").with(signedInAs(clerk)))
                .andReturn().getResponse().getContentAsString();
    }

    private void ask(Draft draft) {
        runAs(draft.applicant(), () -> changes.ask(draft.number(), "情况有变化。", draft.applicant()));
    }

    private Draft changing() {
        Draft draft = classes.running();
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        return draft;
    }

    /** Other names, the telephones and the order turned round, as an upload would leave them. */
    private void rosterRewritten(Draft draft) {
        jdbc.sql("""
                UPDATE roster_trainee t SET name = '学员某改', row_no = 100 - t.row_no, phone = other.phone
                  FROM roster_trainee other
                 WHERE t.case_number = :number AND t.submission_no = 0 AND other.case_number = :number
                   AND other.submission_no = 1 AND other.row_no = 13 - t.row_no""").param("number", draft.number()).update();
    }

    private void decide(Draft draft, Map<String, Object> values) {
        runAs(clerk, () -> tasks.complete(tasks.open(draft.number(), "decideChange").orElseThrow(), clerk, values));
    }

    private static ByteArrayInputStream pdf() {
        return new ByteArrayInputStream(FilingScenario.pdf());
    }
}
