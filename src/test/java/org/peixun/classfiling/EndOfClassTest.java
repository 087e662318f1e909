package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

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

@IntegrationTest
@DisplayName("班期结束：有考核结果的不能取消")
class EndOfClassTest {

    @Autowired ClassScenario classes;
    @Autowired ClassFilings filings;
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
    void noCancellationAfterResults() {
        Draft draft = classes.examined("SOCIAL");
        classes.results(draft, false);
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.cancel(draft.number(), "不办了", draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("考核结果").hasMessageContaining("第10条"));
        path.of(draft.number()).notPassed("endEvent_classCancelled");
        Draft earlier = classes.running();
        runAs(earlier.applicant(), () -> filings.cancel(earlier.number(), "报名学员不足", earlier.applicant()));
        path.of(earlier.number()).passed("endEvent_classCancelled").ended();
    }
}
