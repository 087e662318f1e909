package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("先备案、后开班：同意开班的期限，确认开班的日期和到课人数")
class ConfirmStartTest {

    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired FilingDrafts drafts;
    @Autowired ClassFilings filings;
    @Autowired Filings repository;
    @Autowired InstitutionStanding standing;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("花名册多于计划人数（已说明原因）的，可以登记花名册的人数，不能再多")
    void asManyAsAreEnrolled() {
        Draft draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("plannedSize", "8"), draft.applicant());
            drafts.saveReasons(draft.number(), Map.of("sizeMatchesRoster", "企业增派两名学员。"), draft.applicant());
            filings.submit(draft.number(), draft.applicant());
        });
        classes.done(draft, "acceptFiling", classes.clerk, Map.of("decision", "accept"));
        classes.done(draft, "reviewFiling", classes.clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        consent(draft);
        time.passTo(draft.startsOn().atTime(9, 0));

        assertThatThrownBy(() -> confirm(draft, 11)).isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.problems().toString()).contains("不能接受", "1至10"));
        assertThatThrownBy(() -> confirm(draft, draft.startsOn().minusDays(1), 0)).as("both at once").isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactly("startedOn", "startedSize"));
        confirm(draft, 10);
        assertThat(repository.get(draft.number()).startedSize()).isEqualTo(10);
    }

    @Test
    @DisplayName("开班日期已到的不能再同意开班，可以退回补正；前一日还可以同意")
    void noConsentFromTheFirstDayOn() {
        Draft late = proposed();
        Draft inTime = proposed();
        time.passTo(late.startsOn().minusDays(1).atTime(16, 0));
        consent(inTime);
        assertThat(repository.get(inTime.number()).state()).isEqualTo(FilingState.APPROVED);
        time.passTo(late.startsOn().atTime(8, 0));

        assertThatThrownBy(() -> consent(late)).isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems())
                .singleElement().satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("decision");
                    assertThat(problem.message()).contains("第11条", late.startsOn().toString(), "退回补正", "开班日期距提交日期过近");
                }));
        classes.done(late, "consentOpening", manager, Map.of("decision", "return", "reasons", List.of("LEAD_TIME"), "opinion", "请改期。"));
        assertThat(repository.get(late.number()).state()).isEqualTo(FilingState.RETURNED);
    }

    @Test
    @DisplayName("实际开班不早于同意开班之日；当日同意的当日可以")
    void notBeforeTheConsent() {
        Draft draft = proposed();
        consent(draft);
        LocalDate consented = draft.startsOn().plusDays(1);
        jdbc.sql("UPDATE class_filing SET consented_at = ? WHERE number = ?")
                .params(java.sql.Timestamp.from(consented.atTime(16, 0).atZone(Zone.CHINA).toInstant()), draft.number()).update();
        time.passTo(consented.atTime(17, 0));

        assertThatThrownBy(() -> confirm(draft, draft.startsOn(), 10)).isInstanceOfSatisfying(RequestRefused.class, refused ->
                assertThat(refused.problems().toString()).contains("startedOn", "早于同意开班的日期" + consented));
        confirm(draft, consented, 10);
        assertThat(repository.get(draft.number()).startedOn()).isEqualTo(consented);
    }

    @Test
    @DisplayName("实际开班不晚于备案的结课日期；结课当日可以")
    void notAfterTheEnd() {
        Draft draft = proposed();
        consent(draft);
        jdbc.sql("UPDATE class_filing SET ends_on = starts_on WHERE number = ?").param(draft.number()).update();
        time.passTo(draft.startsOn().plusDays(1).atTime(9, 0));

        assertThatThrownBy(() -> confirm(draft, draft.startsOn().plusDays(1), 10)).isInstanceOfSatisfying(RequestRefused.class, refused ->
                assertThat(refused.problems().toString()).contains("startedOn", "晚于备案的结课日期" + draft.startsOn(), "第11条", "先申请变更"));
        confirm(draft, draft.startsOn(), 10);
        assertThat(repository.get(draft.number()).startedOn()).isEqualTo(draft.startsOn());
    }

    @Test
    @DisplayName("暂停承训资格期间没有开班：不能登记其间的日期，恢复当日可以")
    void notWhileSuspended() {
        Draft draft = proposed();
        consent(draft);
        time.passTo(draft.startsOn().minusDays(1).atTime(9, 0));
        stand(draft, DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
        time.passWorkingDays(3);
        stand(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
        time.fireDueJobs();

        assertThatThrownBy(() -> confirm(draft, draft.startsOn(), 10)).isInstanceOfSatisfying(RequestRefused.class, refused ->
                assertThat(refused.problems().toString()).contains("暂停承训资格期间", "第12条"));
        confirm(draft, time.today(), 10);
        assertThat(repository.get(draft.number()).startedOn()).isEqualTo(time.today());
    }

    private Draft proposed() {
        Draft draft = scenario.submitted();
        classes.done(draft, "acceptFiling", classes.clerk, Map.of("decision", "accept"));
        classes.done(draft, "reviewFiling", classes.clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        return draft;
    }

    private void consent(Draft draft) {
        classes.done(draft, "consentOpening", manager, Map.of("decision", "approve"));
    }

    private void stand(Draft draft, DirectoryStatus to, StandingReason reason) {
        Actor city = actor(Role.CITY_MANAGER, "371500");
        runAs(city, () -> standing.decide(draft.institutionId(),
                new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), city));
    }

    private void confirm(Draft draft, int size) {
        confirm(draft, draft.startsOn(), size);
    }

    private void confirm(Draft draft, LocalDate day, int size) {
        classes.done(draft, "confirmStart", draft.applicant(),
                Map.of("startedOn", day.toString(), "startedSize", size, "confirmation", true));
    }
}
