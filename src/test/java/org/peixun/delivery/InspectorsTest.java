package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("两名以上检查人员：按人数，不按姓名（第12条）")
class InspectorsTest {

    @Autowired ClassScenario scenario;
    @Autowired Inspectors inspectors;
    @Autowired ClassWork work;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private Actor one;
    private RegisteredClass registered;

    @BeforeEach
    void twoOfOneName() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        one = Colleagues.join(jdbc, "tongming-1", "同名某", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        Colleagues.join(jdbc, "tongming-2", "同名某", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        registered = scenario.registered(scenario.running());
    }

    @AfterEach
    void leave() {
        Colleagues.leave(jdbc, "tongming-");
        time.reset();
    }

    @Test
    @DisplayName("两名经办同名的可以一同检查，两人都写明")
    void twoOfOneNameAreTwo() {
        assertThat(all(List.of("同名某", "同名某")).problem()).isEmpty();
        assertThat(all(List.of("同名某", "同名某")).shown()).isEqualTo("同名某、同名某");
        Inspectors.Team team = inspectors.besides(Inspectors.Visit.INSPECTION, registered, one, List.of("同名某"), "otherOfficers");
        assertThat(team.problem()).isEmpty();
        assertThat(team.shown()).isEqualTo("同名某、同名某");
    }

    @Test
    @DisplayName("一人写两遍仍是一人；安排时把本人也写上的，不另算一人")
    void oneNamedTwiceIsOne() {
        String colleague = scenario.colleague();
        assertThat(all(List.of(colleague, colleague)).problem().orElseThrow().message()).contains("须有2名不同的本县区经办人员");
        Actor alone = new Actor("tongming-3", "独名某", one.grants());
        assertThat(inspectors.besides(Inspectors.Visit.INSPECTION, registered, alone, List.of("独名某"), "otherOfficers").problem()).isPresent();
        assertThat(inspectors.besides(Inspectors.Visit.INSPECTION, registered, alone, List.of("独名某", colleague), "otherOfficers").shown())
                .isEqualTo("独名某、" + colleague);
    }

    @Test
    @DisplayName("同名的两名经办写明各自的登录名：选的是哪一位就是哪一位，选两遍仍是一人；页面上分得清，改正时只勾选选了的那一位")
    void namesakesAreToldApart() throws Exception {
        assertThat(all(List.of("同名某（tongming-2）", "同名某（tongming-2）")).names()).containsExactly("同名某");
        assertThat(all(List.of("同名某", "同名某（tongming-1）")).shown()).as("the other one").isEqualTo("同名某、同名某");
        assertThat(all(List.of("同名某")).problem().orElseThrow().message()).contains("同名某（tongming-1）", "同名某（tongming-2）");
        Inspectors.Team team = inspectors.besides(Inspectors.Visit.INSPECTION, registered, one, List.of("同名某（tongming-1）"), "otherOfficers");
        assertThat(team.problem()).as("he is the first himself").isPresent();

        var page = Jsoup.parse(mvc.perform(post("/classes/{n}/inspections", registered.number()).param("officers", "同名某（tongming-2）")
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(one)).with(csrf())).andReturn().getResponse().getContentAsString());
        assertThat(page.select("#officers label").eachText()).contains("同名某（tongming-1）", "同名某（tongming-2）");
        assertThat(page.select("#officers input[checked]").eachAttr("value")).containsExactly("同名某（tongming-2）");
    }

    @Test
    @DisplayName("只写姓名、同名的不止一位的，分不清是哪一位，请写明登录名；写明的，审计里有各自的账号")
    void bareNameOfTwo() {
        String colleague = scenario.colleague();
        assertThat(all(List.of("同名某", colleague)).problem().orElseThrow().message()).contains("姓名是“同名某”的不止一位，请在姓名后用括号写明登录名", "同名某（tongming-2）");
        runAs(one, () -> work.inspect(registered.number(), new Inspections.Typed(registered.startsOn() + " 08:40", List.of("同名某（tongming-2）", colleague), "1", "10",
                List.of(), "秩序良好。", "PASSED", ""), one));
        assertThat(work.inspecting(registered.number(), one).inspections().get(0).officers()).isEqualTo("同名某、" + colleague);
        assertThat(jdbc.sql("SELECT e::text FROM audit_entry e WHERE case_number = ? AND action = 'delivery.visitorsToldApart'").param(registered.number())
                .query(String.class).single()).contains("现场检查人员账号：tongming-2、");
    }

    @Test
    @DisplayName("一同检查的两人各自录入同一次检查：只登记一次，写明已由谁录入；另一时间的检查照常登记")
    void oneVisitEnteredTwice() {
        visit("08:50");
        assertThatThrownBy(() -> visit("08:50")).isInstanceOf(RequestRefused.class).hasMessageContaining("已由同名某录入，没有重复登记");
        assertThat(work.inspecting(registered.number(), one).inspections()).hasSize(1);
        visit("08:55");
        assertThat(work.inspecting(registered.number(), one).inspections()).hasSize(2);
    }

    private void visit(String time) {
        runAs(one, () -> work.inspect(registered.number(), new Inspections.Typed(registered.startsOn() + " " + time, Inspectors.named("同名某　同名某"), "１", "１０",
                List.of(), "秩序良好。", "PASSED", ""), one));
    }

    private Inspectors.Team all(List<String> named) {
        return inspectors.all(Inspectors.Visit.INSPECTION, registered, named, one, "officers");
    }
}
