package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.letter.Offices;
import org.peixun.round.CountyExceptions;
import org.peixun.round.Rounds;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.CaseTypes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("县级公示（第6条）：公众看得到，知道向谁提出；赶不上报送截止的不能不声不响地开始")
class CountyPublicityTest {

    private static final String COUNTY = "371525";
    private static final Actor CLERK = clerk(COUNTY);

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired NominationFiles files;
    @Autowired PublicLists lists;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired Offices offices;
    @Autowired CaseTypes types;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("公示页列出全部候选机构，写明县级、公示至哪一天、受理异议的单位；在线提交的退回并指明该单位；期满、停止公示的不再列出")
    void everybodySeesIt() throws Exception {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String number = scenario.filled(scenario.fresh(2026), COUNTY, 2);
        assertThat(nothing(number)).contains("提交县级公示后");
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        assertThat(lists.inPublicity()).filteredOn(entry -> entry.number().equals(number)).hasSize(2).allMatch(PublicLists.Entry::ofCounty);
        String page = mvc.perform(get("/brands")).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        String office = offices.of(COUNTY).name();
        assertThat(page).contains("县级", "2026-04-20", office).doesNotContain(number + "/1");
        var refused = mvc.perform(post("/brands").param("candidate", number + "/1").param("text", "反映该机构招生宣传不实，请核实。").with(csrf())
                .with(request -> {
                    request.setRemoteAddr("198.51.100.31");
                    return request;
                })).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("县级公示期内", office, "反映该机构招生宣传不实");
        assertThat(nothing(number)).contains("名单公示页已列出").doesNotContain("公众可以在名单公示页提出");

        runAs(CLERK, () -> nominations.objectInCounty(number, "有人反映招生宣传不实", CLERK));
        assertThat(lists.inPublicity()).noneMatch(entry -> entry.number().equals(number));
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        assertThat(nominations.sheet(number, CLERK).publicising()).isTrue();
        time.passWorkingDays(6);
        assertThat(lists.inPublicity()).noneMatch(entry -> entry.number().equals(number));
        assertThat(nominations.sheet(number, CLERK).publicising()).as("期满后不再提供登记异议").isFalse();
        assertThat(files.get(number).file().stateLabel()).isEqualTo("待签发");
        assertThatThrownBy(() -> runAs(CLERK, () -> nominations.objectInCounty(number, "迟到的异议", CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("待签发");
        scenario.sign(number, COUNTY);
        var material = (NominationViews.Material) types.ofNumber(number).sections(number, CITY_CLERK).get(0).model();
        assertThat(material.countyFrom()).as("市级看得到公示的起止").isBefore(material.countyTo());
        assertThat(mvc.perform(get("/cases/" + number).with(org.peixun.identity.SignedInAs.signedInAs(CITY_CLERK))).andReturn().getResponse()
                .getContentAsString()).contains("县级公示：", "2026-04-13 09:00");
    }

    @Test
    @DisplayName("公示刚刚期满、定时器还没有执行：不提供登记异议，说明期满时刻")
    void endedBeforeTheTimer() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String number = scenario.publicised(scenario.fresh(2026), COUNTY, 1);
        time.set(LocalDateTime.of(2026, 4, 20, 17, 30));
        assertThat(nominations.sheet(number, CLERK).publicising()).isFalse();
        assertThatThrownBy(() -> runAs(CLERK, () -> nominations.objectInCounty(number, "迟到的异议", CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("2026-04-20 17:30").hasMessageContaining("退回修改");
    }

    private String nothing(String number) {
        return types.ofNumber(number).sections(number, CITY_CLERK).stream().map(section -> section.model())
                .filter(NominationViews.Received.class::isInstance).map(model -> ((NominationViews.Received) model).nothing()).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("5月20日截止，最迟5月13日提交；15日提交的公示至22日，没有说明的退回，说明后开始，县区负责人和市级即时得知要延期")
    void notInTimeForTheDeadline() {
        time.set(LocalDateTime.of(2026, 5, 13, 9, 0));
        long round = scenario.fresh(2026);
        String number = scenario.filled(round, COUNTY, 1);
        scenario.member("late-manager", new Grant(Role.COUNTY_MANAGER, COUNTY, null));
        scenario.member("late-city", new Grant(Role.CITY_MANAGER, "371500", null));
        assertThat(nominations.sheet(number, CLERK).advice()).contains("最迟2026-05-13", "2026-05-20 23:59");

        time.set(LocalDateTime.of(2026, 5, 15, 9, 0));
        assertThat(nominations.sheet(number, CLERK).advice()).contains("已过最迟", "2026-05-22 17:30", "延期");
        assertThatThrownBy(() -> scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("2026-05-22 17:30").hasMessageContaining("2026-05-20 23:59");
        assertThat(files.get(number).state()).isEqualTo(NominationState.SELECTING);
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise", "opinion", "候选机构五月中旬才通过核查"));
        for (String user : new String[] {"late-manager", "late-city"}) {
            assertThat(scenario.told(new Actor(user, "某人", java.util.Set.of()))).first().asString()
                    .contains("公示期满晚于报送截止", "候选机构五月中旬才通过核查", "延期");
        }
        assertThat(nominations.sheet(number, CLERK).advice()).isNull();
    }

    @Test
    @DisplayName("市级已同意延期的，按延期后的截止时间，不需要说明；截止日不是工作日的，最迟日期按公示实际期满推算")
    void extended() {
        time.set(LocalDateTime.of(2026, 5, 15, 9, 0));
        long round = scenario.fresh(2026);
        String number = scenario.filled(round, COUNTY, 1);
        runAs(NominationScenario.CITY_MANAGER, () -> exceptions.extend(round, COUNTY, LocalDate.of(2026, 5, 24), "材料核对", NominationScenario.CITY_MANAGER));
        assertThat(nominations.sheet(number, CLERK).advice()).as("24日是周日，22日期满").contains("最迟2026-05-15");
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        assertThat(files.get(number).state()).isEqualTo(NominationState.PUBLICISING);
    }
}
