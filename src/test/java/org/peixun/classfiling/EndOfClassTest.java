package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

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
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("班期结束：有考核结果的不能取消，没有办完的变更随之了结")
class EndOfClassTest {

    @Autowired MockMvc mvc;
    @Autowired ClassScenario classes;
    @Autowired ClassFilings filings;
    @Autowired ClassChanges changes;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChangeRegister register;
    @Autowired Filings repository;
    @Autowired CasePath path;
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
    @DisplayName("考核结果导入以前可以取消；导入以后不能取消，不因取消而免于结业审核")
    void noCancellationAfterResults() throws Exception {
        Draft draft = classes.examined();
        classes.results(draft, false);
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.cancel(draft.number(), "不办了", draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("考核结果").hasMessageContaining("第10条"));
        path.of(draft.number()).notPassed("endEvent_classCancelled");
        assertThat(mvc.perform(get("/cases/" + draft.number()).with(signedInAs(draft.applicant()))).andReturn().getResponse().getContentAsString())
                .as("不能取消的，页面上不再列出").contains("申请变更").doesNotContain("/cancel\"");
        Draft earlier = classes.running();
        assertThat(mvc.perform(get("/cases/" + earlier.number()).with(signedInAs(earlier.applicant()))).andReturn().getResponse().getContentAsString()).contains("/cancel\"");
        runAs(earlier.applicant(), () -> filings.cancel(earlier.number(), "报名学员不足", earlier.applicant()));
        path.of(earlier.number()).passed("endEvent_classCancelled").ended();
        String page = mvc.perform(get("/cases/" + earlier.number()).with(signedInAs(earlier.applicant()))).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("<strong>取消班期</strong>").doesNotContain("<strong>撤回</strong>");
    }

    @Test
    @DisplayName("认定结业以后，正在填写的变更作废：不能再修改、再提交")
    void draftForgotten() {
        Draft draft = reported();
        begin(draft);
        review(draft, Map.of("decision", "recognise", "opinion", "符合要求。"));
        ClassFiling filing = repository.get(draft.number());
        assertThat(filing.editable()).isFalse();
        assertThat(filing.form().value(FilingField.EXAM_METHOD)).contains("笔试");
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> changes.ask(draft.number(), "考核设备更换。", draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT)));
    }

    @Test
    @DisplayName("变更待审批的，先审批变更，再认定结业")
    void changeIsDecidedFirst() {
        Draft draft = asked();
        assertThatThrownBy(() -> review(draft, Map.of("decision", "recognise", "opinion", "符合要求。")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("变更申请").hasMessageContaining("审批变更");
        classes.done(draft, "decideChange", classes.clerk,
                Map.of("decision", "refuseChange", "reasons", List.of("CHANGE_UNFOUNDED"), "opinion", "考核已经结束。"));
        review(draft, Map.of("decision", "recognise", "opinion", "符合要求。"));
        assertThat(repository.get(draft.number()).state()).isEqualTo(FilingState.COMPLETED);
    }

    @Test
    @DisplayName("不予认定结业的，待审批的变更随班期了结，不再是待审批")
    void waitingChangeLapses() {
        Draft draft = asked();
        review(draft, Map.of("decision", "refuse", "opinion", "考勤不实。"));
        path.of(draft.number()).passed("endEvent_completionRefused").ended();
        assertThat(register.of(draft.number())).singleElement()
                .satisfies(change -> assertThat(change.outcome()).isEqualTo("未审批，班期已结束"));
        assertThat(repository.get(draft.number()).versions().stage()).isEqualTo(Versions.Stage.NONE);
    }

    private Draft reported() {
        Draft draft = classes.examined();
        classes.results(draft, false);
        classes.reported(draft);
        return draft;
    }

    private Draft asked() {
        Draft draft = reported();
        begin(draft);
        runAs(draft.applicant(), () -> changes.ask(draft.number(), "考核设备更换。", draft.applicant()));
        return draft;
    }

    private void begin(Draft draft) {
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveValues(draft.number(), Map.of("examMethod", "改为机考，60分合格。"), draft.applicant());
        });
    }

    private void review(Draft draft, Map<String, Object> values) {
        classes.done(draft, "reviewCompletion", classes.clerk, values);
    }
}
