package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.delivery.ClassScenario;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("班期的归档案卷：备案、课程表、考勤、检查、考核、就业都在，学员不在")
class ClassArchiveTest {

    @Autowired ClassScenario scenario;
    @Autowired RetentionSweep sweep;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("从报送到就业跟踪结束：各份材料按次序，写明每次课出勤几人、检查结论、考核结果、证书份数、各时点有没有报送")
    void fromFilingToEmployment() throws Exception {
        Draft draft = closed();
        time.set(LocalDateTime.of(2027, 9, 1, 3, 0));
        sweep.sweep();
        byte[] zip = mvc.perform(get("/archives/" + draft.number()).with(signedInAs(actor(Role.CITY_MANAGER, "371500")))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray();
        Map<String, String> papers = papers(zip);
        assertThat(papers.keySet()).containsSubsequence("文书/01-备案内容（第1次报送）.html", "文书/03-考勤和视频.html", "文书/04-检查、回访和考核.html", "文书/05-就业跟踪.html");
        assertThat(papers.keySet()).anyMatch(name -> name.startsWith("文书/02-备案回执"));
        String lesson = scenario.registered(draft).sessions().get(0).content();
        assertThat(papers.get("文书/01-备案内容（第1次报送）.html")).contains(lesson, "授课教师", "项通过").doesNotContain("负责人电话");
        assertThat(papers.get("文书/03-考勤和视频.html")).contains("学员人数 10人", "班期出勤率 100%", "第1次课", "出勤10人", "课堂录像，180分钟，存放于本校服务器");
        assertThat(papers.get("文书/04-检查、回访和考核.html")).contains("第1次检查", "秩序良好。", "清点人数 10人", "人中已回访", "结果 合格10人", "证书 10份");
        assertThat(papers.get("文书/05-就业跟踪.html")).contains("结业后第1个月 没有报送", "结业后第6个月 没有报送");
        for (Map<String, Object> person : jdbc.sql("SELECT name, person_index FROM roster_trainee WHERE case_number = ? AND submission_no = 1")
                .param(draft.number()).query().listOfRows()) {
            papers.forEach((name, text) -> assertThat(text).as(name).doesNotContain((String) person.get("name")));
        }
    }

    private Draft closed() {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        LocalDate completed = time.today();
        for (int months : new int[] {1, 3, 6}) {
            time.passTo(completed.plusMonths(months).atTime(9, 0));
            time.passWorkingDays(16);
        }
        assertThat(scenario.registered(draft).state()).isEqualTo(FilingState.CLOSED);
        return draft;
    }

    private static Map<String, String> papers(byte[] zip) throws Exception {
        var papers = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().startsWith("文书/")) {
                    papers.put(entry.getName(), Jsoup.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).text());
                }
            }
        }
        return papers;
    }
}
