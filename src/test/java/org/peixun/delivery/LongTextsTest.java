package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@IntegrationTest
@DisplayName("过长的文字：实施、结业、就业的页面和环节表单")
class LongTextsTest {

    private static final String LONG = "长".repeat(10_000);

    @Autowired ClassScenario scenario;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;
    @Autowired Tasks tasks;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("培训页面的每一项文字：答复400，写明哪一项、最多几个字，打过的字还在")
    void pages() throws Exception {
        Draft draft = scenario.trained();
        refused(draft.applicant(), draft, "videos", Map.of("name", LONG), "视频名称应填写1至100字");
        refused(draft.applicant(), draft, "videos", Map.of("place", LONG), "应填写1至300字");
        refused(draft.applicant(), draft, "videos/secrecy", Map.of("reason", LONG), "涉密理由应写10至500字");
        refused(draft.applicant(), draft, "attendance/correct",
                Map.of("position", "1", "session", "1", "mark", "请假", "reason", LONG), "更正原因（200字以内）");
        refused(scenario.clerk, draft, "inspections", Map.of("note", LONG, "officers", scenario.colleague() + "," + scenario.clerk.name()),
                "检查情况应写1至500字");
        refused(scenario.clerk, draft, "inspections/start",
                Map.of("startedOn", draft.startsOn().plusDays(1).toString(), "startReason", LONG), "更正原因应写1至500字");
        refused(scenario.clerk, draft, "calls", Map.of("reached-1", "no", "note-1", LONG), "300字以内");
    }

    @Test
    @DisplayName("就业页面的单位：同样")
    void employer() throws Exception {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        refused(scenario.clerk, draft, "certificates/corrections", Map.of("lines", "1 PJ-LONG-0001", "reason", LONG), "更正原因应写1至500字");
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        refused(draft.applicant(), draft, "employment/graduates", Map.of("status-1", "已就业", "employer-1", LONG, "evidence-1", "社保",
                "evidencedOn-1", time.today().toString()), "填写单位全称，100字以内");
    }

    @Test
    @DisplayName("在案件页提交一万字的表单：答复400，打过的字还在；刚好500字、有换行的可以提交")
    void task() throws Exception {
        Draft draft = scenario.examinedOwn();
        var refused = complete(draft, "patrolExam", patrolled(draft, LONG));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("最多500字，现有10000字", LONG);
        assertThat(complete(draft, "patrolExam", patrolled(draft, "𠮷\r\n".repeat(249) + "完毕")).getStatus())
                .isEqualTo(302);
    }

    private Map<String, String> patrolled(Draft draft, String opinion) {
        return Map.of("verdict", "VALID", "officers", scenario.clerk.name() + "、" + scenario.colleague(), "patrolAt", scenario.patrolAt(draft),
                "opinion", opinion);
    }

    private MockHttpServletResponse complete(Draft draft, String step, Map<String, String> values) throws Exception {
        return send(scenario.clerk, "/tasks/" + tasks.open(draft.number(), step).orElseThrow() + "/complete", values);
    }

    private void refused(Actor person, Draft draft, String page, Map<String, String> values, String sentence) throws Exception {
        var answer = send(person, "/classes/" + draft.number() + "/" + page, values);
        assertThat(answer.getStatus()).as(page).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains(sentence, LONG);
    }

    private MockHttpServletResponse send(Actor person, String path, Map<String, String> values) throws Exception {
        MockHttpServletRequestBuilder request = post(path).param("commandId", UUID.randomUUID().toString());
        values.forEach(request::param);
        return mvc.perform(request.with(signedInAs(person)).with(csrf())).andReturn().getResponse();
    }
}
