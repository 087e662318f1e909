package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.DispatcherServlet;

@IntegrationTest
@DisplayName("粘贴的课程表：目录里没有的、同名的教师和场地不替人选")
class PastedLessonsTest {

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("没有登记的场地不当作“同班期场地”，没有的、同名的教师不选第一个：写明是哪些行，页面显示粘贴的名称，选好以前不能报送")
    void unmatched() throws Exception {
        Draft draft = scenario.aValidDraft();
        String teacher = "某教师" + draft.institutionId();
        String told = paste(draft, row(draft, 1, teacher, "201"), row(draft, 2, teacher, "一号教室"), row(draft, 3, "某他人", ""));
        assertThat(told).contains("已导入3行", "第3行的教师在目录中没有登记", "第1行的场地在目录中没有登记");
        FilingView view = filings.view(draft.number(), draft.applicant());
        assertThat(view.report().blocks()).extracting(Finding::message).anyMatch(text -> text.startsWith("课程表第1行的场地“201”在目录中没有登记"))
                .contains("课程表第3行没有选择教师。").noneMatch(text -> text.startsWith("课程表第2行的场地"));
        assertThat(mvc.perform(get("/filings/" + draft.number()).param("step", "timetable").with(signedInAs(draft.applicant())))
                .andReturn().getResponse().getContentAsString()).contains("？201（请选择）", "？某他人（请选择）");

        jdbc.sql("""
                INSERT INTO teacher SELECT (jsonb_populate_record(t, jsonb_build_object('id', t.id + 500000, 'certificate_no', t.certificate_no || 'B'))).*
                FROM teacher t WHERE institution_id = ?""").param(draft.institutionId()).update();
        assertThat(paste(draft, row(draft, 1, teacher, ""))).contains("第1行的教师在目录中没有登记，或者有几个同名的");
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons().get(0).teacher()).isEqualTo("？" + teacher);
        String html = mvc.perform(get("/filings/" + draft.number()).param("step", "timetable").with(signedInAs(draft.applicant()))).andReturn().getResponse().getContentAsString();
        assertThat(Jsoup.parse(html).select("select[name=l0.teacher] option").eachText()).as("两位分得清")
                .filteredOn(option -> option.startsWith(teacher)).hasSize(2).doesNotHaveDuplicates().allMatch(option -> option.startsWith(teacher + "（证书"));
    }

    @Test
    @DisplayName("全角数字：日期、时间、课时和人数都认得")
    void fullWidth() throws Exception {
        Draft draft = scenario.aValidDraft();
        String trainees = filings.view(draft.number(), draft.applicant()).value(FilingField.SIZE.key());
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of(FilingField.SIZE.key(), fullWidth(trainees)), draft.applicant()));
        paste(draft, fullWidth(draft.startsOn() + "\t08:30\t11:45\t4") + "\t理论\t第1讲");
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).extracting(Finding::message)
                .noneMatch(text -> text.contains("不是整数") || text.contains("无法识别")).anyMatch(text -> text.startsWith("课程表中理论共4课时"));
    }

    private static String fullWidth(String text) {
        return text.chars().map(c -> c > ' ' ? c + 0xFEE0 : c).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Test
    @DisplayName("粘贴的行数超过上限：不悄悄截断，一行也不导入，粘贴的内容还在")
    void tooMany() throws Exception {
        Draft draft = scenario.aValidDraft();
        String rows = "2026-06-01\t08:30\t11:45\t4\t理论\t讲\n".repeat(1001);
        var flash = mvc.perform(post("/filings/{number}/timetable/paste", draft.number()).param("rows", rows).param("replaced", "20")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf())).andReturn().getFlashMap();
        assertThat(flash.get("refused")).asString().contains("超过1000行");
        assertThat(flash.get("pasted")).isEqualTo(rows);
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons()).hasSize(20);
    }

    @Test
    @DisplayName("粘贴的内容没有可以导入的行：说明每行依次是什么，粘贴的内容还在")
    void nothingToImport() throws Exception {
        Draft draft = scenario.aValidDraft();
        var refused = mvc.perform(post("/filings/{number}/timetable/paste", draft.number()).param("rows", "日期\t开始\t结束")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf())).andReturn();
        assertThat(refused.getFlashMap().get("refused")).asString().contains("没有可以导入的行", "每行依次为日期");
        assertThat(mvc.perform(get("/filings/" + draft.number()).param("step", "timetable").with(signedInAs(draft.applicant()))
                        .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, refused.getFlashMap()))
                .andReturn().getResponse().getContentAsString()).contains(">日期\t开始\t结束</textarea>");
    }

    private static String row(Draft draft, int nth, String teacher, String place) {
        return String.join("\t", draft.startsOn().plusDays(nth).toString(), "08:30", "11:45", "4", "理论", "第" + nth + "讲", teacher, place);
    }

    private String paste(Draft draft, String... rows) throws Exception {
        return (String) mvc.perform(post("/filings/{number}/timetable/paste", draft.number()).param("rows", String.join("\n", rows)).param("replaced", "20")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andReturn().getFlashMap().get("told");
    }
}
