package org.peixun.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("生成PDF")
class PdfLettersTest {

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired LetterFonts fonts;
    @Autowired LetterSettings settings;

    @AfterEach
    void fontsAsSet() {
        ReflectionTestUtils.setField(fonts, "settings", settings);
    }

    @Test
    @DisplayName("没有字体：409，页面写明运维人员要安装什么，并给出打印页")
    void fontMissing() throws Exception {
        ReflectionTestUtils.setField(fonts, "settings", new LetterSettings("/没有/这个字体.ttf", "", ""));
        var clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        var filing = scenario.submitted();
        SignedInAs.runAs(clerk, () -> tasks.complete(tasks.open(filing.number(), "acceptFiling").orElseThrow(), clerk,
                java.util.Map.of("decision", "return", "reasons", java.util.List.of("PLAN_MISSING"), "opinion", "缺少教学计划。")));
        var answer = mvc.perform(get("/cases/" + filing.number() + "/letters/return.pdf").with(signedInAs(clerk))
                .accept("text/html,application/pdf")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("/没有/这个字体.ttf", "请运维人员处理", "fonts-droid-fallback", "打开打印页",
                "/letters/return?nth=1").doesNotContain("Exception");
        assertPolite(answer.getContentAsString().replace("/没有/这个字体.ttf", "某文件"));
        assertThat(mvc.perform(get("/cases/" + filing.number() + "/letters/return").with(signedInAs(clerk)))
                .andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    @NeedsLetterFont
    @DisplayName("字库中没有的生僻字、表情符号：印作〓并注明，不会印成别的字；字库中有的照印")
    void rareCharacters() throws Exception {
        var clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        var filing = scenario.submitted();
        SignedInAs.runAs(clerk, () -> tasks.complete(tasks.open(filing.number(), "acceptFiling").orElseThrow(), clerk,
                java.util.Map.of("decision", "return", "reasons", java.util.List.of("PLAN_MISSING"), "opinion", "学员𠮷䶮😀三人缺少教学计划。")));
        byte[] pdf = mvc.perform(get("/cases/" + filing.number() + "/letters/return.pdf").with(signedInAs(clerk)))
                .andReturn().getResponse().getContentAsByteArray();
        var wanted = new StringBuilder("学员");
        int missing = 0;
        try (var font = FontFile.open(fonts.body()); var document = Loader.loadPDF(pdf)) {
            for (int c : "𠮷䶮😀".codePoints().toArray()) {
                wanted.append(font.has(c) ? Character.toString(c) : "〓");
                missing += font.has(c) ? 0 : 1;
            }
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains(wanted + "三人缺少教学计划。").doesNotContain("#");
            assertThat(text.contains("字库中没有的字，共" + missing + "处")).isEqualTo(missing > 0);
        }
    }

    @Test
    @DisplayName("粘贴进来的控制字符不妨碍排版，少见的汉字保留")
    void controls() {
        assertThat(PdfLetters.withoutControls("𠮷\u0007䶮\u001b\uFFFE\n\t第\uD800条")).isEqualTo("𠮷䶮\n\t第条");
    }
}
