package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("电话回访反映的问题（第12条）：告知经办和负责人，可以登记为投诉举报，培训主体看不到")
class CallConcernTest {

    private static final String WARNING = "电话回访中有2名学员反映";

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private Draft draft;

    @BeforeEach
    void called() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        officer("zeren", Role.COUNTY_MANAGER);
        officer("huifang", Role.COUNTY_CLERK);
        draft = scenario.trained();
        answer(Map.of(1, new CallAnswers("yes", "yes", "yes", "yes", "no", "收了资料费"),
                2, new CallAnswers("yes", "no", "no", "yes", "no", ""),
                3, new CallAnswers("yes", "yes", "yes", "no", "no", "")));
    }

    @AfterEach
    void backToNow() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id IN ('zeren', 'huifang')").update();
        time.reset();
    }

    private void officer(String id, Role role) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某某', 'x') ON CONFLICT DO NOTHING").param(id).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, ?, ?, ?)")
                .params(id, role.name(), FilingScenario.COUNTY, role.in(FilingScenario.COUNTY)).update();
    }

    @Test
    @DisplayName("只写几人、不写是谁；经办和负责人收到通知；已经登记过的不再告知，新的再告知")
    void toldOnce() {
        assertThat(timeline()).containsExactly("电话回访有2名学员反映问题：被收费2人，没有参加培训1人（第12条）。");
        assertThat(jdbc.sql("SELECT for_applicant FROM timeline_entry WHERE case_number = ? AND text LIKE '电话回访有%'")
                .param(draft.number()).query(Boolean.class).list()).containsExactly(false);
        for (String officer : List.of("zeren", "huifang")) {
            assertThat(told(officer)).singleElement().asString().contains("被收费2人", "由县区经办在“登记投诉举报”中登记（来源：电话回访）");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE case_number = ? AND title LIKE '回访反映问题：%'"
                + " AND recipient NOT IN (SELECT user_id FROM user_grant WHERE role IN ('COUNTY_CLERK', 'COUNTY_MANAGER'))")
                .param(draft.number()).query(Integer.class).single()).as("the institution hears nothing").isZero();
        answer(Map.of(1, new CallAnswers("yes", "yes", "yes", "yes", "no", "收了资料费300元")));
        assertThat(timeline()).hasSize(1);
        answer(Map.of(1, new CallAnswers("yes", "yes", "yes", "yes", "yes", "")));
        assertThat(timeline()).hasSize(2).last().isEqualTo("电话回访有1名学员反映问题：被许诺补贴1人（第12条）。");
    }

    @Test
    @DisplayName("回访页、回访栏可以登记为投诉举报，来源、县区、机构和问题已经填好；没有登记权的岗位看不到")
    void toTheComplaint() throws Exception {
        String to = "/complaints/new?source=CALLBACK&filing=" + draft.number() + "&topic=FEE";
        for (String page : List.of("/classes/" + draft.number() + "/calls", "/cases/" + draft.number())) {
            assertThat(page(page, scenario.clerk).select("a:contains(登记为投诉举报)").eachAttr("href")).contains(to);
        }
        assertThat(page("/cases/" + draft.number(), scenario.manager).select("a:contains(登记为投诉举报)")).isEmpty();
        Document form = page(to, scenario.clerk);
        assertThat(form.select("#source option[selected]").val()).isEqualTo("CALLBACK");
        assertThat(form.select("#topic option[selected]").val()).isEqualTo("FEE");
        assertThat(form.select("#county option[selected]").val()).isEqualTo(FilingScenario.COUNTY);
        assertThat(form.select("#institution").val()).isEqualTo(scenario.registered(draft).institutionName());
        mvc.perform(get(to).with(signedInAs(actor(Role.COUNTY_CLERK, "371525")))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("审核结业的人在“考核”看到提醒，不妨碍认定；培训主体看不到提醒和进展")
    void warned() throws Exception {
        assertThat(page("/cases/" + draft.number(), scenario.clerk).text()).contains(WARNING);
        assertThat(page("/cases/" + draft.number(), draft.applicant()).text()).doesNotContain(WARNING, "名学员反映问题", "登记为投诉举报");
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).noneMatch(block -> block.contains("回访"));
    }

    private void answer(Map<Integer, CallAnswers> answers) {
        runAs(scenario.clerk, () -> work.answer(draft.number(), answers, Map.of(), scenario.clerk));
    }

    private List<String> timeline() {
        return jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '电话回访有%' ORDER BY id").param(draft.number())
                .query(String.class).list();
    }

    private List<String> told(String recipient) {
        return jdbc.sql("SELECT text FROM notification WHERE recipient = ? AND case_number = ? AND title LIKE '回访反映问题：%'")
                .params(recipient, draft.number()).query(String.class).list();
    }

    private Document page(String path, Actor reader) throws Exception {
        String page = mvc.perform(get(path).with(signedInAs(reader))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return Jsoup.parse(page);
    }
}
