package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.form.Forms;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.Phrases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("常用意见")
class PhrasesTest {

    private static final Actor CLERK = clerk("常用意见经办");
    private static final Set<String> OWN_WORDS = Set.of("classFiling_planInspection", "classFiling_patrolExam", "complaintHandling_verifyComplaint",
            "brandNomination_selectCandidates", "brandNomination_scoreNomination", "brandNomination_answerObjection");
    private static final Actor COLLEAGUE = clerk("常用意见同事");

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    Phrases phrases;

    @Autowired
    CaseTypes types;

    @Autowired
    Forms forms;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("参考意见: 每一个由岗位决定的环节都有, 只是记录所见、评分和答复的没有; 没有写给不存在的环节的")
    void officePhrasesForDecisions() {
        var given = phrases.office().stream().map(phrase -> phrase.caseType() + "_" + phrase.stepKey()).collect(Collectors.toSet());
        var decided = types.all().stream().flatMap(type -> type.steps().stream().filter(step -> step.role() != Role.APPLICANT)
                .map(step -> type.id() + "_" + step.key())).filter(id -> {
                    var fields = forms.form(id).fields().stream().map(field -> field.key()).collect(Collectors.toSet());
                    return fields.contains("decision") && fields.contains("opinion");
                }).filter(id -> !OWN_WORDS.contains(id)).collect(Collectors.toSet());
        assertThat(given).as("参考意见：缺少的写进本事项的迁移（INSERT INTO opinion_phrase）；只是记录所见、评分和答复的环节列入 OWN_WORDS")
                .containsExactlyInAnyOrderElementsOf(decided);
    }

    @Test
    @DisplayName("插入的总是意见栏：其他表单栏目（查实的事实和证据）不接受常用意见，没有意见栏的环节没有常用意见")
    void intoTheOpinionOnly() {
        types.all().forEach(type -> type.steps().forEach(step -> {
            var form = forms.form(type.id() + "_" + step.key());
            boolean has = form.fields().stream().anyMatch(field -> "opinion".equals(field.key()));
            assertThat(CasePages.opinion(form).map(field -> field.key())).as(type.id() + " " + step.key())
                    .isEqualTo(has ? Optional.of("opinion") : Optional.empty());
        }));
        assertThat(CasePages.opinion(forms.form("complaintHandling_verifyComplaint"))).isPresent();
        assertThat(CasePages.opinion(forms.form("suspension_investigateFinding"))).isEmpty();
    }

    @Test
    @DisplayName("本人添加的在前, 该环节的参考意见在后; 别人的和别的环节的不出现; 重复、过长、空白不收, 已填的还在")
    void ownAndOffice() throws Exception {
        assertThat(add(CLERK, "  <b>请</b>按期开班。 ").getStatus()).isEqualTo(302);
        assertThat(add(COLLEAGUE, "同事自己的话。").getStatus()).isEqualTo(302);
        var again = add(CLERK, "<b>请</b>按期开班。");
        assertThat(again.getStatus()).isEqualTo(400);
        assertThat(again.getContentAsString()).contains("没有保存", "&lt;b&gt;请&lt;/b&gt;按期开班。</textarea>");
        assertPolite(again.getContentAsString());
        assertThat(add(CLERK, " ").getStatus()).isEqualTo(400);
        assertThat(add(CLERK, "字".repeat(201)).getStatus()).isEqualTo(400);

        String page = page("/cases/" + scenario.submitted().number(), CLERK);
        assertThat(page).containsSubsequence("常用意见", "&lt;b&gt;请&lt;/b&gt;按期开班。", "予以受理。", "插入")
                .doesNotContain("同事自己的话", "建议同意开班");
        assertPolite(page);
    }

    @Test
    @DisplayName("没有脚本时“插入”也管用: 接在已写的意见后面, 决定仍选着, 事项不提交")
    void withoutScript() throws Exception {
        String number = scenario.submitted().number();
        String task = tasks.open(number, "acceptFiling").orElseThrow();
        var answer = mvc.perform(post("/tasks/{id}/phrase", task).with(csrf()).with(signedInAs(CLERK))
                .param("commandId", UUID.randomUUID().toString()).param("decision", "accept")
                .param("opinion", "已电话核实。").param("phrase", "材料齐全。")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("已电话核实。材料齐全。</textarea>");
        assertThat(answer.getContentAsString()).containsPattern("value=\"accept\"[^>]*checked|checked[^>]*value=\"accept\"");
        assertPolite(answer.getContentAsString());
        assertThat(tasks.open(number, "acceptFiling")).contains(task);
    }

    @Test
    @DisplayName("删除只对本人的有效")
    void remove() throws Exception {
        add(COLLEAGUE, "待删除的一条。");
        long id = jdbc.sql("SELECT id FROM opinion_phrase WHERE owner = ? AND text = ?")
                .params(COLLEAGUE.userId(), "待删除的一条。").query(Long.class).single();
        send("/phrases/remove", CLERK, "id", Long.toString(id));
        assertThat(page("/phrases", COLLEAGUE)).contains("待删除的一条。");
        send("/phrases/remove", COLLEAGUE, "id", Long.toString(id));
        assertThat(page("/phrases", COLLEAGUE)).doesNotContain("待删除的一条。");
        assertThat(page("/account", COLLEAGUE)).contains("/phrases");
    }

    private MockHttpServletResponse add(Actor person, String text) throws Exception {
        return send("/phrases", person, "text", text);
    }

    private MockHttpServletResponse send(String path, Actor person, String name, String value) throws Exception {
        return mvc.perform(post(path).with(csrf()).with(signedInAs(person)).param("commandId", UUID.randomUUID().toString())
                .param(name, value)).andReturn().getResponse();
    }

    private String page(String path, Actor person) throws Exception {
        return mvc.perform(get(path).with(signedInAs(person))).andReturn().getResponse().getContentAsString();
    }

    private static Actor clerk(String name) {
        return new Actor(name, name, Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)));
    }
}
