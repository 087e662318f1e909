package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.AtOnce;
import org.peixun.Beside;
import org.peixun.InTasklist;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("报送的同时，另一页还在改花名册、材料、内容：报送的就是核验过的")
class HandInBesideTest {

    private static final AtomicInteger SERIAL = new AtomicInteger(4_000);

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);
    private final Actor city = actor(Role.CITY_MANAGER, "371500");

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired Rosters rosters;
    @Autowired InstitutionStanding standing;
    @Autowired Tasks tasks;
    @Autowired IdentityService identity;
    @Autowired TaskService engine;
    @Autowired Beside beside;
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
    @DisplayName("首次报送正在办理，另一人收下另一份花名册：等到报送办结，再告知不能修改；列入班期的就是报送的")
    void handedInFirst() {
        Draft draft = scenario.aValidDraft();
        Throwable other = beside.second(() -> as(draft, () -> filings.submit(draft.number(), draft.applicant())), () -> takeOver(draft));
        assertThat(other).isInstanceOf(RequestRefused.class).hasMessageContaining("当前状态：待受理");
        assertThat(persons("trainee_enrolment", "", draft)).isEqualTo(persons("roster_trainee", "AND submission_no = 1", draft))
                .isEqualTo(persons("roster_trainee", "AND submission_no = 0", draft)).hasSize(10);
    }

    @Test
    @DisplayName("正在收下花名册，另一人报送：报送的是收下以后的")
    void takenOverFirst() {
        Draft draft = scenario.aValidDraft();
        assertThat(beside.second(() -> takeOver(draft), () -> as(draft, () -> filings.submit(draft.number(), draft.applicant())))).isNull();
        assertThat(persons("trainee_enrolment", "", draft)).isEqualTo(persons("roster_trainee", "AND submission_no = 0", draft)).hasSize(10);
    }

    @Test
    @DisplayName("变更正在提交，另一人收下花名册、上传原表、上传材料：都不行；同意以后学员一个不少")
    void changeAsked() {
        for (int page = 0; page < 3; page++) {
            Draft draft = changing();
            Runnable write = List.<Runnable>of(() -> takeOver(draft), () -> upload(draft), () -> document(draft)).get(page);
            assertThat(beside.second(() -> ask(draft), write)).isInstanceOf(RequestRefused.class);
            done(draft, "decideChange", clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
            assertThat(rosters.enrolled(draft.number())).hasSize(10);
        }
    }

    @Test
    @DisplayName("以前变更提交后混进来的花名册：同意的是提交的那一份，学员一个不少")
    void enrolledAsAsked() {
        Draft draft = changing();
        ask(draft);
        rosters.store(draft.number(), FilingScenario.trainees(SERIAL.incrementAndGet(), 10));
        done(draft, "decideChange", clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(rosters.enrolled(draft.number())).hasSize(10);
    }

    @Test
    @DisplayName("两人同时收下：都办成，留下一份")
    void twoTakeOver() throws Exception {
        Draft draft = scenario.aValidDraft();
        assertThat(AtOnce.succeeded(List.of(() -> takeOver(draft), () -> takeOver(draft)))).isEqualTo(2);
        assertThat(persons("roster_trainee", "", draft)).hasSize(10);
    }

    @Test
    @DisplayName("自动保存还没存完就报送、就点下一步：不说“他人刚刚修改”，两处填的都在")
    void ownAutosave() {
        Draft draft = scenario.aValidDraft();
        Runnable autosave = () -> as(draft, () -> drafts.saveValues(draft.number(), Map.of("head", "新负责人"), draft.applicant()));
        assertThat(beside.second(autosave, () -> as(draft, () -> drafts.save(draft.number(),
                new FilingDrafts.Typed(Map.of("jobGuidance", "结课后组织两次岗位推介会，第一、三、六个月电话回访。"), null, Map.of()), draft.applicant())))).isNull();
        assertThat(filings.view(draft.number(), draft.applicant()).value("head")).isEqualTo("新负责人");
        assertThat(beside.second(autosave, () -> as(draft, () -> filings.submit(draft.number(), draft.applicant())))).isNull();
        assertThat(filings.view(draft.number(), draft.applicant()).value("jobGuidance")).contains("两次");
    }

    @Test
    @DisplayName("补正报送、同意变更的同时暂停机构：先后办成，不相互等死")
    void suspendedMeanwhile() {
        Draft returned = scenario.submitted();
        done(returned, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "请补正材料。"));
        String task = tasks.open(returned.number(), "correctFiling").orElseThrow();
        assertSuspendedBeside(returned, task, returned.applicant(), Map.of("confirmation", true));
        Draft asked = changing();
        ask(asked);
        assertSuspendedBeside(asked, tasks.open(asked.number(), "decideChange").orElseThrow(), clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
    }

    /** The step has its case; the suspension has the institution and waits for the case; then the step goes on. */
    private void assertSuspendedBeside(Draft draft, String task, Actor actor, Map<String, Object> values) {
        Throwable other = beside.second(() -> jdbc.sql("SELECT id_ FROM act_ru_execution WHERE business_key_ = ? AND parent_id_ IS NULL FOR NO KEY UPDATE")
                        .param(draft.number()).query(String.class).list(),
                () -> suspend(draft),
                () -> runAs(actor, () -> tasks.complete(task, actor, values)));
        assertThat(other).isNull();
        assertThat(jdbc.sql("SELECT paused_at IS NOT NULL FROM class_filing WHERE number = ?").param(draft.number()).query(Boolean.class).single()).isTrue();
    }

    @Test
    @DisplayName("正在任务列表（Tasklist）中受理，同时暂停机构：受理先办完，接着的审核环节也暂停")
    void suspendedBesideTasklist() {
        Draft draft = scenario.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        assertThat(beside.second(() -> InTasklist.complete(identity, engine, clerk, task, Map.of("decision", "accept")), () -> suspend(draft))).isNull();
        assertThat(tasks.open(draft.number(), "reviewFiling")).isPresent();
        assertThat(jdbc.sql("""
                SELECT bool_and(t.suspension_state_ = 2) FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                 WHERE e.business_key_ = ?""").param(draft.number()).query(Boolean.class).single()).isTrue();
    }

    private void suspend(Draft draft) {
        runAs(city, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED,
                StandingReason.of(DirectoryStatus.SUSPENDED).get(0), "查明虚报学员。", "聊人社监字〔2026〕9号"), city));
    }

    private Draft changing() {
        Draft draft = scenario.submitted();
        done(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        done(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        done(draft, "consentOpening", manager, Map.of("decision", "approve"));
        as(draft, () -> changes.begin(draft.number(), draft.applicant()));
        as(draft, () -> drafts.saveValues(draft.number(), Map.of("examMethod", "改为机考，60分合格。"), draft.applicant()));
        return draft;
    }

    private void ask(Draft draft) {
        as(draft, () -> changes.ask(draft.number(), "考核设备更换。", draft.applicant()));
    }

    /** As 收下: other trainees in place of the draft's. */
    private boolean takeOver(Draft draft) {
        as(draft, () -> drafts.changeRoster(draft.number(), draft.applicant(), context -> {
            rosters.store(context.caseNumber(), FilingScenario.trainees(SERIAL.incrementAndGet(), 10));
            return null;
        }));
        return true;
    }

    private void upload(Draft draft) {
        as(draft, () -> drafts.changeRoster(draft.number(), draft.applicant(),
                context -> rosters.read(new ByteArrayInputStream(rosters.template()), "新.xlsx", context)));
    }

    private void document(Draft draft) {
        as(draft, () -> drafts.addDocument(draft.number(), "教学计划", "新.pdf", new ByteArrayInputStream(FilingScenario.pdf()), draft.applicant()));
    }

    private void done(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    private static void as(Draft draft, Runnable action) {
        runAs(draft.applicant(), action);
    }

    private List<String> persons(String table, String more, Draft draft) {
        return jdbc.sql("SELECT DISTINCT person_index FROM " + table + " WHERE case_number = ? " + more + " ORDER BY 1").param(draft.number())
                .query(String.class).list();
    }
}
