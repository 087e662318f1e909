package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@IntegrationTest
@DisplayName("过长的文字：说明是哪一项、最多几个字，打过的字一个不少")
class LongTextsTest {

    private static final String LONG = "长".repeat(10_000);

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;

    @Test
    @DisplayName("备案的每一项都填一万字：暂存，报送时答复400逐项说明，内容原样保留")
    void everyField() throws Exception {
        Draft draft = scenario.aValidDraft();
        var typed = EnumSet.allOf(FilingField.class);
        typed.removeIf(field -> field.kind() == FilingField.Kind.TICK || field == FilingField.OCCUPATION || field == FilingField.LEVEL);
        for (FilingStep step : FilingStep.values()) {
            MockHttpServletRequestBuilder save = post("/filings/{number}/draft/{step}", draft.number(), step.slug());
            typed.stream().filter(field -> field.step() == step).forEach(field -> save.param(field.key(), LONG));
            mvc.perform(save.with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().isNoContent());
        }
        String answer = submit(draft, Map.of());
        for (FilingField field : typed) {
            assertThat(answer).contains("“" + field.label() + "”现有10000字，超过" + field.maxLength() + "字。");
        }
        FilingView view = filings.view(draft.number(), draft.applicant());
        assertThat(typed).allSatisfy(field -> assertThat(view.value(field.key())).isEqualTo(LONG));
    }

    @Test
    @DisplayName("课程表的一格、一项说明填一万字：同样")
    void lessonAndReason() throws Exception {
        Draft draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("plannedSize", "12"), draft.applicant()));
        mvc.perform(post("/filings/{number}/draft/timetable", draft.number()).param("l2.content", LONG).param("l3.date", LONG)
                .with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().isNoContent());
        assertThat(submit(draft, Map.of("reason:sizeMatchesRoster", LONG)))
                .contains("课程表第3行的上课内容现有10000字，超过200字。", "课程表第4行的上课日期没有填写或者无法识别", "说明现有10000字，超过500字。");
        FilingForm form = filings.view(draft.number(), draft.applicant()).form();
        assertThat(form.lessons().get(2).content()).isEqualTo(LONG);
        assertThat(form.lessons().get(3).date()).isEqualTo(LONG);
        assertThat(form.reasons()).containsEntry("sizeMatchesRoster", LONG);
    }

    @Test
    @DisplayName("从表格粘贴的一万字：不截断")
    void pasted() throws Exception {
        Draft draft = scenario.aValidDraft();
        mvc.perform(post("/filings/{number}/timetable/paste", draft.number()).param("rows", "2026-06-01\t08:30\t11:45\t4\t理论\t" + LONG).param("replaced", "20")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons().get(0).content()).isEqualTo(LONG);
    }

    @Test
    @DisplayName("撤回原因填一万字：答复400，原因还在")
    void reasonToEnd() throws Exception {
        Draft draft = scenario.submitted();
        var answer = mvc.perform(post("/filings/{number}/withdraw", draft.number()).param("reason", LONG)
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
        assertThat(answer).contains("撤回的原因超过500字", LONG);
    }

    @Test
    @DisplayName("生僻字按一个字计：刚好用满限额的可以，多一个字的不可以；换行按一个字计")
    void rareCharactersCountOnce() throws Exception {
        assertThat(malformed("𠮷".repeat(2000))).isEmpty();
        assertThat(malformed("𠮷".repeat(2001))).singleElement().asString().contains("现有2001字");
        Draft draft = scenario.submitted();
        mvc.perform(post("/filings/{number}/withdraw", draft.number()).param("reason", "𠮷\r\n".repeat(249) + "完毕")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.WITHDRAWN);
    }

    private static List<Plan.Malformed> malformed(String text) {
        return Plan.of(FilingForm.EMPTY.withValues(Map.of(FilingField.EXAM_METHOD.key(), text))).malformed();
    }

    private String submit(Draft draft, Map<String, String> more) throws Exception {
        MockHttpServletRequestBuilder submit = post("/filings/{number}/submit", draft.number())
                .param("commitment", "true").param("commandId", UUID.randomUUID().toString());
        more.forEach(submit::param);
        return mvc.perform(submit.with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
    }
}
