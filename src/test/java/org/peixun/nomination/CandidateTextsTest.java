package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.TEXT;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("推荐材料：边写边保存，不覆盖同事没有看过的，公示一开始就不能再改（第6条）")
class CandidateTextsTest {

    private static final String COUNTY = "371525";
    private static final Actor CLERK = clerk(COUNTY);
    private static final Actor COLLEAGUE = new Actor("colleague-" + COUNTY, "赵同事", CLERK.grants());

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired CandidateTexts materials;
    @Autowired CandidateFiles candidates;
    @Autowired NominationFiles files;
    @Autowired Beside beside;
    @Autowired MockMvc mvc;
    @Autowired Commands commands;
    @Autowired TimeMachine.Mover time;

    private String number;

    @BeforeEach
    void chosen() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        number = scenario.filled(scenario.fresh(2026), COUNTY, 1);
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("写到一半就保存：只保存改动的一项，其他两项不变；随后用按钮保存，不与自己的自动保存冲突")
    void whileTyping() throws Exception {
        Document page = page();
        String draft = page.selectFirst("form[data-autosave-url]").attr("data-autosave-url");
        String seen = page.selectFirst("input[name=seen]").val();
        assertThat(mvc.perform(post(URI.create(draft)).param("feature", "写到一半").with(signedInAs(CLERK)).with(csrf())).andReturn().getResponse().getStatus())
                .isEqualTo(204);
        assertThat(texts()).isEqualTo("写到一半/" + TEXT + "/" + TEXT);
        runAs(CLERK, () -> materials.draft(number, new Nominations.Texts(1, "又写了一些", null, null), seen, CLERK));
        assertThat(save(seen, "写完了", CLERK).getStatus()).isEqualTo(302);
        assertThat(texts()).startsWith("写完了/");
    }

    @Test
    @DisplayName("两名经办同时填写：后保存的被告知谁刚刚保存过，自己写的仍在页面上，对照以后可以保存")
    void twoClerks() throws Exception {
        String seen = page().selectFirst("input[name=seen]").val();
        runAs(COLLEAGUE, () -> materials.write(number, new Nominations.Texts(1, "同事写的特色", TEXT, TEXT), seen, COLLEAGUE));
        assertThatThrownBy(() -> runAs(CLERK, () -> materials.draft(number, new Nominations.Texts(1, "我写的", null, null), seen, CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("赵同事");
        var refused = save(seen, "我写的特色", CLERK);
        assertThat(refused.getStatus()).isEqualTo(409);
        Document again = Jsoup.parse(refused.getContentAsString());
        assertThat(again.selectFirst("textarea[name=feature]").text()).isEqualTo("我写的特色");
        assertThat(again.select("details").text()).contains("现已保存的内容（赵同事）", "同事写的特色");
        assertThat(texts()).startsWith("同事写的特色/");
        assertThat(save(again.selectFirst("input[name=seen]").val(), "两人的合在一起", CLERK).getStatus()).isEqualTo(302);
    }

    @Test
    @DisplayName("候选机构换成另一家：以前打开的页面不能把原来那家的材料写进去")
    void anotherCandidate() {
        String seen = scenario.seen(number, 1);
        runAs(CLERK, () -> {
            scenario.remove(number, 1, CLERK);
            nominations.choose(number, scenario.institution(COUNTY), CLERK);
        });
        assertThatThrownBy(() -> runAs(CLERK, () -> materials.write(number, new Nominations.Texts(1, TEXT, TEXT, TEXT), seen, CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("候选机构1现为");
    }

    @Test
    @DisplayName("候选机构换成另一家：以前打开的页面不能移除它，也不能把原来那家的证明材料传给它；被告知现为哪一家，它的材料不变")
    void anotherCandidatesPapers() throws Exception {
        Document stale = page();
        String gone = stale.selectFirst("form[action$=/candidates/1/remove] input[name=institution]").val();
        assertThat(stale.selectFirst("form[action$=/candidates/1/remove]").attr("data-confirm")).contains("某品牌培训学校" + gone);
        assertThat(stale.selectFirst("form[action$=/documents] input[name=institution]").val()).isEqualTo(gone);
        assertThat(remove(gone).getStatus()).isEqualTo(302);
        assertThat(remove(gone)).returns(409, MockHttpServletResponse::getStatus)
                .extracting(CandidateTextsTest::words).asString().contains("候选机构1已被移除");
        long other = scenario.institution(COUNTY);
        runAs(COLLEAGUE, () -> {
            nominations.choose(number, other, COLLEAGUE);
            scenario.prove(number, 1, COLLEAGUE);
        });
        assertThat(remove(gone)).returns(409, MockHttpServletResponse::getStatus)
                .extracting(CandidateTextsTest::words).asString().contains("候选机构1现为某品牌培训学校" + other);
        var file = new MockMultipartFile("file", "别家的证明.pdf", "application/pdf", NominationScenario.pdf().readAllBytes());
        var refused = mvc.perform(multipart("/nominations/" + number + "/documents").file(file).param("slot", "1").param("institution", gone)
                .param("commandId", commands.next()).with(signedInAs(CLERK)).with(csrf())).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(nominations.sheet(number, CLERK).candidates()).singleElement().satisfies(line -> {
            assertThat(line.candidate().institutionId()).isEqualTo(other);
            assertThat(line.documents()).hasSize(1);
        });
    }

    private MockHttpServletResponse remove(String institution) throws Exception {
        return mvc.perform(post("/nominations/" + number + "/candidates/1/remove").param("institution", institution)
                .param("commandId", commands.next()).with(signedInAs(CLERK)).with(csrf())).andReturn().getResponse();
    }

    @Test
    @DisplayName("提交公示正在进行：增减候选机构、改材料都等到以后，被告知已在公示，公示的内容不变")
    void publicisedMeanwhile() {
        long another = scenario.institution(COUNTY);
        Throwable refused = beside.second(
                () -> scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise")),
                () -> runAs(COLLEAGUE, () -> nominations.choose(number, another, COLLEAGUE)));
        assertThat(refused).isInstanceOf(RequestRefused.class).hasMessageContaining("县级公示");
        assertThat(candidates.of(number)).hasSize(1);
        assertThat(files.get(number).state()).isEqualTo(NominationState.PUBLICISING);
    }

    private static String words(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse save(String seen, String feature, Actor by) throws Exception {
        return mvc.perform(post("/nominations/" + number + "/candidates/1").param("slot", "1").param("seen", seen).param("feature", feature)
                .param("practice", TEXT).param("example", TEXT).param("commandId", commands.next()).with(signedInAs(by)).with(csrf()))
                .andReturn().getResponse();
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.perform(get("/nominations/" + number).with(signedInAs(CLERK)).accept("text/html")).andReturn().getResponse().getContentAsString());
    }

    private String texts() {
        Candidate one = candidates.of(number).get(0);
        return one.feature() + "/" + one.practice() + "/" + one.example();
    }
}
