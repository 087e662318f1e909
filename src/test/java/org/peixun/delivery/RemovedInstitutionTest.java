package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.classfiling.PublicCheck;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingImpact;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.CaseType;
import org.peixun.worklist.CasePages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removal ends what is not over; what has been recognised stays recognised. */
@IntegrationTest
@DisplayName("移出机构目录（第12条）：已结业的班期不终止，开班以后终止的仍看得到")
class RemovedInstitutionTest {

    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");

    @Autowired FilingScenario filings;
    @Autowired ClassScenario classes;
    @Autowired ClassWork work;
    @Autowired Rosters rosters;
    @Autowired CompletionRates rates;
    @Autowired PublicCheck check;
    @Autowired CasePages pages;
    @Autowired InstitutionStanding standing;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("就业跟踪中的班期：只终止就业跟踪，备案号、证书、结业率不变，学员参加过的补贴性培训照常计算")
    void completedStays() {
        Draft draft = classes.examined();
        classes.results(draft, false);
        classes.reported(draft);
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "recognise", "opinion", "符合要求。"));
        assertThat(standing.impact(draft.institutionId(), DirectoryStatus.REMOVED)).extracting(StandingImpact.Line::consequence)
                .singleElement().asString().contains("终止就业跟踪", "结业、证书和备案号不受影响");
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        remove(draft);

        path.of(draft.number()).passed("userTask_reportEmployment", "serviceTask_terminateFiling").ended();
        assertThat(classes.registered(draft).state()).isEqualTo(FilingState.CLOSED);
        assertThat(work.certificates(draft.number(), classes.clerk).lines()).hasSize(10)
                .allSatisfy(line -> assertThat(line.name()).isNotBlank());
        assertThat(tabs(draft)).contains("attendance", "certificates", "employment").doesNotContain("notices");
        assertThat(check.find(jdbc.sql("SELECT check_code FROM class_filing WHERE number = ?").param(draft.number()).query(String.class).single())
                .orElseThrow()).satisfies(filed -> {
                    assertThat(filed.valid()).isTrue();
                    assertThat(filed.status()).contains("已经结业");
                });
        assertThat(rates.between(List.of(draft.institutionId()), draft.startsOn(), time.today()).get(draft.institutionId()).text()).isEqualTo("100%");

        Draft again = filings.aValidDraft();
        rosters.store(again.number(), FilingScenario.trainees((int) (draft.institutionId() - 800_000), 10));
        assertThatThrownBy(() -> filings.submitted(again)).isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.problems().toString()).contains("已参加同一职业（工种）同一等级的培训"));
    }

    @Test
    @DisplayName("正在培训的班期：终止，学员可以参加其他班期；县区仍看得到考勤、检查等各栏和学员姓名，不再看到电话")
    void begunStaysToBeSeen() {
        Draft draft = classes.called();
        remove(draft);

        path.of(draft.number()).passed("endEvent_filingTerminated").ended();
        assertThat(tabs(draft)).contains("attendance", "inspections", "videos", "calls", "exam", "notices");
        assertThat(work.examined(draft.number(), draft.applicant()).lines()).hasSize(10)
                .allSatisfy(line -> assertThat(line.attendance()).isEqualTo("100%"));
        runAs(classes.clerk, () -> assertThatThrownBy(() -> work.phone(draft.number(), 1, classes.clerk)).hasMessageContaining("没有电话号码"));
        Draft again = filings.aValidDraft();
        rosters.store(again.number(), FilingScenario.trainees((int) (draft.institutionId() - 800_000), 10));
        filings.submitted(again);
        path.of(again.number()).waitsAt("userTask_acceptFiling");
    }

    @Test
    @DisplayName("机构书面申请退出：未办结的同样终止、送达通知书，写的是主动退出，没有违规的说法；暂停中的不能退出")
    void leftByItself() {
        Draft draft = classes.called();
        var leave = new InstitutionStanding.Decision(DirectoryStatus.LEFT, StandingReason.LEFT_BY_ITSELF, "2026年3月2日申请，不再开展补贴性培训。", "聊人社字〔2026〕9号");
        runAs(CITY, () -> standing.decide(draft.institutionId(), leave, CITY));
        path.of(draft.number()).passed("endEvent_filingTerminated").ended();
        assertThat(jdbc.sql("SELECT string_agg(text, '') FROM timeline_entry WHERE case_number = ?").param(draft.number()).query(String.class).single())
                .contains("机构主动退出目录（聊人社字〔2026〕9号），终止办理").doesNotContain("移出", "违规");
        assertThat(jdbc.sql("SELECT text FROM notification WHERE title LIKE '主动退出机构目录：%' AND link = ? LIMIT 1")
                .param("/directory/" + draft.institutionId()).query(String.class).single()).contains("重新列入");
        Draft other = classes.called();
        runAs(CITY, () -> standing.decide(other.institutionId(), new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED,
                StandingReason.FALSE_MATERIAL, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
        runAs(CITY, () -> assertThatThrownBy(() -> standing.decide(other.institutionId(), leave, CITY)).hasMessageContaining("暂停承训"));
    }

    private List<String> tabs(Draft draft) {
        return pages.view(draft.number(), classes.clerk).sections().stream().map(CaseType.Section::id).toList();
    }

    private void remove(Draft draft) {
        runAs(CITY, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED,
                StandingReason.FALSE_MATERIAL, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
        runAs(CITY, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(DirectoryStatus.REMOVED,
                StandingReason.FALSE_MATERIAL, "经查属实。", "聊人社监处字〔2026〕5号"), CITY));
    }
}
