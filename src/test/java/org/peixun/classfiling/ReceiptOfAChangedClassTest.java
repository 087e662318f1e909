package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("备案回执：变更过的写明何时变更，失效的不再提供（第11条）")
class ReceiptOfAChangedClassTest {

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired Tasks tasks;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    private Draft draft;

    @BeforeEach
    void approved() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        draft = scenario.submitted();
        submit("acceptFiling", clerk, Map.of("decision", "accept"));
        submit("reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        submit("consentOpening", manager, Map.of("decision", "approve"));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("同意变更以后：报送日期仍是备案时的，另写明经哪一日同意变更、现行内容如下；没有变更的不写")
    void changed() throws Exception {
        assertThat(receipt().getContentAsString()).contains("2026年5月6日报送").doesNotContain("同意变更");
        time.passWorkingDays(2);
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveValues(draft.number(), Map.of("examMethod", "改为机考，60分合格。"), draft.applicant());
            changes.ask(draft.number(), "考核设备更换。", draft.applicant());
        });
        submit("decideChange", clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(receipt().getContentAsString()).contains("2026年5月6日报送", "经2026年5月8日同意变更，现行内容如下").doesNotContain("2026年5月8日报送");
    }

    @Test
    @DisplayName("取消班期以后：回执打不开，说明哪一日失效和原因，案件页不再给出")
    void cancelled() throws Exception {
        runAs(draft.applicant(), () -> filings.cancel(draft.number(), "报名学员不足", draft.applicant()));
        assertThat(receipt().getStatus()).isEqualTo(404);
        assertThat(receipt().getContentAsString()).contains("2026年5月6日失效", "已取消班期", "报名学员不足");
        assertThat(answer("/cases/" + draft.number()).getContentAsString()).doesNotContain("letters/receipt");
    }

    private MockHttpServletResponse receipt() throws Exception {
        return answer("/cases/" + draft.number() + "/letters/receipt");
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return mvc.perform(get(path).with(signedInAs(draft.applicant())).accept("text/html")).andReturn().getResponse();
    }

    private void submit(String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }
}
