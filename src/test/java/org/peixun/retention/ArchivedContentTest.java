package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.TEXT;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.peixun.nomination.NominationScenario.expert;
import static org.peixun.nomination.NominationScenario.manager;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.peixun.identity.Actor;
import org.peixun.nomination.NominationScenario;
import org.peixun.nomination.Nominations;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.round.CountyExceptions;
import org.peixun.round.DueRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("归档案卷中的内容：离开系统也看得到报了什么、查了什么、定了什么")
class ArchivedContentTest {

    private static final String COUNTY = "371525";
    private static final String OBJECTION = "该机构2025年曾被通报招生宣传不实，请核实。";
    private static final String CORRECTED = "补正以后写的品牌特色，写明了与岗位需要、特色产业结合的做法。";
    private static final String REMARK = "两家都平平，典型案例不如邻县。";

    @Autowired MockMvc mvc;
    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired ComplaintScenario complaints;
    @Autowired ProjectListScenario lists;
    @Autowired CountyExceptions exceptions;
    @Autowired RetentionSweep sweep;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        lists.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("品牌机构推荐（第6条）：历次报送的材料、两级公示、异议和决定都在案卷中；专家的评分不在：县区负责人可以下载案卷，看不到评分")
    void nomination() throws Exception {
        time.set(LocalDateTime.of(2026, 4, 6, 9, 0));
        String number = scenario.filled(scenario.fresh(2026), COUNTY, 2);
        scenario.submit(number, "selectCandidates", clerk(COUNTY), Map.of("decision", "publicise"));
        runAs(clerk(COUNTY), () -> nominations.objectInCounty(number, OBJECTION, clerk(COUNTY)));
        scenario.submit(number, "selectCandidates", clerk(COUNTY), Map.of("decision", "publicise"));
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.submit(number, "checkMaterials", CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN"), "opinion", "典型案例写明人数和成效"));
        runAs(clerk(COUNTY), () -> scenario.write(number, new Nominations.Texts(1, CORRECTED + "\n另见附件。", TEXT, TEXT), clerk(COUNTY)));
        scenario.submit(number, "correctNomination", clerk(COUNTY), Map.of("confirmation", true));
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            var sheet = new HashMap<>(NominationScenario.sheet(2, 7));
            sheet.put("opinion", REMARK);
            scenario.submit(number, "scoreNomination", expert(n), sheet);
        }
        scenario.decide(number, "decline");
        time.set(LocalDateTime.of(2027, 4, 1, 9, 0));
        sweep.sweep();
        Map<String, String> files = archive(number, manager(COUNTY));
        assertThat(files.keySet()).contains("文书/01-推荐材料（第1次报送）.html", "文书/02-推荐材料（第2次报送）.html", "文书/03-公示和决定情况.html")
                .filteredOn(name -> name.startsWith("附件/")).anyMatch(name -> name.endsWith("-会议纪要.pdf")).anyMatch(name -> name.endsWith("-证明材料.pdf"));
        assertThat(files.get("文书/01-推荐材料（第1次报送）.html")).contains("候选机构1：某品牌培训学校", TEXT, "证明材料.pdf").doesNotContain(CORRECTED);
        assertThat(files.get("文书/02-推荐材料（第2次报送）.html")).contains(CORRECTED, "另见附件。", "候选机构2：");
        assertThat(files.get("文书/03-公示和决定情况.html")).contains(number, "县级公示", "典型案例写明人数和成效", "没有入选", "综合评分较低", OBJECTION);
        assertThat(String.join("", files.values())).doesNotContain(REMARK);
    }

    @Test
    @DisplayName("投诉举报（第12条）：登记的内容、核查结论、答复和评价都在案卷中，投诉人的姓名和电话不在")
    void complaint() throws Exception {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        String number = complaints.accepted(complaints.intake(Source.HOTLINE, complaints.institution(), "司马某某", "13800000002")).number();
        complaints.verify(number, "unfounded");
        complaints.submit(number, "answerComplaint", Map.of("channel", "hotline", "opinion", "经核查，没有发现反映的情况。不服的可以向市人社局反映。"));
        time.passTo(LocalDateTime.of(2026, 8, 3, 9, 0));
        time.set(LocalDateTime.of(2027, 4, 1, 9, 0));
        sweep.sweep();
        Map<String, String> files = archive(number, ComplaintScenario.MANAGER);
        assertThat(files.get("文书/01-投诉举报登记和办理情况.html")).contains(ComplaintScenario.CONTENT, "市民热线", "2026年5月6日", "不属实", "回复热线",
                "没有发现反映的情况");
        assertThat(String.join("", files.values())).doesNotContain("司马某某", "13800000002");
    }

    @Test
    @DisplayName("项目清单（第7条）：历次报送的项目、退回补正的内容和办结的理由都在案卷中")
    void projectList() throws Exception {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        long round = lists.open(2026, DueRule.FIXED);
        String number = lists.numberOf(2026, COUNTY);
        lists.sent(number, COUNTY, 2026);
        lists.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("PROGRESS_MISSING"), "opinion", "请写明摸底的村数"));
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, COUNTY, "机构调整，本年度不再实施", CITY_MANAGER));
        time.set(LocalDateTime.of(2027, 4, 1, 9, 0));
        sweep.sweep();
        Map<String, String> files = archive(number, manager(COUNTY));
        assertThat(files.get("文书/01-项目清单（第1次报送）.html")).contains("家庭烹饪班", "鲁菜师傅", "20000", "已完成需求摸底");
        assertThat(files.get("文书/02-补正、进展和调整情况.html")).contains("请写明摸底的村数", "机构调整，本年度不再实施");
    }

    private Map<String, String> archive(String number, Actor reader) throws Exception {
        byte[] zip = mvc.perform(get("/archives/" + number).with(signedInAs(reader))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray();
        var files = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
