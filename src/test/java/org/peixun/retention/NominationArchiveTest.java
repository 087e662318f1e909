package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
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
import org.peixun.nomination.NominationScenario;
import org.peixun.nomination.Nominations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("品牌机构推荐的归档案卷（第6条）")
class NominationArchiveTest {

    private static final String COUNTY = "371525";
    private static final String OBJECTION = "该机构2025年曾被通报招生宣传不实，请核实。";
    private static final String CORRECTED = "补正以后写的品牌特色，写明了与岗位需要、特色产业结合的做法。";
    private static final String REMARK = "两家都平平，典型案例不如邻县。";

    @Autowired MockMvc mvc;
    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired RetentionSweep sweep;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("历次报送的材料、两级公示、异议和决定都在案卷中；专家的评分不在：县区负责人可以下载案卷，看不到评分")
    void whatWasSentAndDecided() throws Exception {
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
        Map<String, String> files = archive(number);
        assertThat(files.keySet()).contains("文书/01-推荐材料（第1次报送）.html", "文书/02-推荐材料（第2次报送）.html", "文书/03-公示和决定情况.html")
                .filteredOn(name -> name.startsWith("附件/")).anyMatch(name -> name.endsWith("-会议纪要.pdf")).anyMatch(name -> name.endsWith("-证明材料.pdf"));
        assertThat(files.get("文书/01-推荐材料（第1次报送）.html")).contains("候选机构1：某品牌培训学校", TEXT, "证明材料.pdf").doesNotContain(CORRECTED);
        assertThat(files.get("文书/02-推荐材料（第2次报送）.html")).contains(CORRECTED, "另见附件。", "候选机构2：");
        assertThat(files.get("文书/03-公示和决定情况.html")).contains(number, "县级公示", "典型案例写明人数和成效", "没有入选", "综合评分较低", OBJECTION);
        assertThat(String.join("", files.values())).doesNotContain(REMARK);
    }

    private Map<String, String> archive(String number) throws Exception {
        byte[] zip = mvc.perform(get("/archives/" + number).with(signedInAs(manager(COUNTY)))).andExpect(status().isOk())
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
