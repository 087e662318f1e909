package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.registration.RegistrationScenario.GROUND;
import static org.peixun.registration.RegistrationScenario.creditCode;
import static org.peixun.registration.RegistrationScenario.institution;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.Directory;
import org.peixun.directory.Level;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("协议到期与承训范围（第12条）：企业培训本单位职工不受协议限制；更正以前的协议不影响续签的")
class AgreementEndsTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 3, 1);

    @Autowired RegistrationScenario scenario;
    @Autowired Directory directory;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void backToMay() {
        time.reset();
    }

    @Test
    @DisplayName("签过协议的企业，协议到期后仍可以培训本单位职工，也可以核定新的承训范围，页面不说不能开新班")
    void anEnterpriseTrainsOn() throws Exception {
        long id = registered("企业", "2026-12-31");
        scope(id, "五级（初级工）", "2026-01-05");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L5, NEXT_YEAR)).isTrue();
        scope(id, "四级（中级工）", "2027-02-01");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, NEXT_YEAR)).isTrue();
        long school = registered("培训机构", "2026-12-31");
        time.set(NEXT_YEAR.atTime(9, 0));
        assertThat(page(school)).contains("协议已于2026-12-31到期，不能开新班");
        assertThat(page(id)).doesNotContain("不能开新班");
    }

    private String page(long id) throws Exception {
        return mvc.perform(get("/directory/" + id).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("培训机构改为企业的，承训范围不再随协议到期")
    void aSchoolBecomesAnEnterprise() throws Exception {
        long id = registered("培训机构", "2026-12-31");
        scope(id, "五级（初级工）", "2026-01-05");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L5, NEXT_YEAR)).isFalse();
        var typed = new HashMap<>(Map.of("name", directory.institution(id).name(), "shortName", "某职校", "kind", "企业", "creditCode",
                directory.institution(id).creditCode(), "address", "某路1号", "contact", "某老师", "phone", "0635-1234567"));
        change(id, "institutions/" + id, typed);
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L5, NEXT_YEAR)).isTrue();
    }

    @Test
    @DisplayName("已经续签，再更正以前协议填错的终止日期：承训范围至续签协议到期，不随更正缩短")
    void anOldAgreementIsPutRight() throws Exception {
        long id = registered("培训机构", "2028-12-31");
        scope(id, "五级（初级工）", "2026-01-05");
        agreement(id, "续一", "2027-01-01", "2027-12-31");
        correct(id, "东阿培协〔2026〕3号", "2026-01-05", "2026-12-31");
        assertThat(directory.scopes(id)).extracting(Directory.Scope::agreementValidTo).containsExactly(LocalDate.of(2027, 12, 31));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L5, NEXT_YEAR)).isTrue();
    }

    @Test
    @DisplayName("中间断开过的：更正以前的协议，只改以前的一段，后来的一段不变")
    void beforeAGap() throws Exception {
        long id = registered("培训机构", "2026-06-30");
        scope(id, "五级（初级工）", "2026-01-05");
        agreement(id, "续一", "2026-09-01", "2026-12-31");
        correct(id, "东阿培协〔2026〕3号", "2026-01-05", "2026-07-31");
        assertThat(directory.scopes(id)).extracting(Directory.Scope::agreementValidTo)
                .containsExactly(LocalDate.of(2026, 7, 31), LocalDate.of(2026, 12, 31));
    }

    private long registered(String kind, String until) throws Exception {
        var typed = institution(creditCode());
        typed.putAll(Map.of("kind", kind, "agreementTo", until));
        String path = scenario.send(CLERK, "/directory", typed, GROUND).andReturn().getResponse().getRedirectedUrl();
        return Long.parseLong(path.substring("/directory/".length()));
    }

    private void scope(long id, String level, String from) throws Exception {
        scenario.send(CLERK, "/directory/" + id + "/scopes", Map.of("occupation", "6-31-01-03 电工", "levels", level, "validFrom", from), GROUND)
                .andExpect(redirectedUrl("/directory/" + id));
    }

    private void agreement(long id, String number, String from, String to) throws Exception {
        scenario.send(CLERK, "/directory/" + id + "/agreements", Map.of("agreementNo", number, "agreementFrom", from, "agreementTo", to), GROUND)
                .andExpect(redirectedUrl("/directory/" + id));
    }

    private void correct(long id, String number, String from, String to) throws Exception {
        long agreement = directory.agreements(id).stream().filter(each -> each.number().equals(number)).findFirst().orElseThrow().id();
        change(id, "agreements/" + agreement, new HashMap<>(Map.of("agreementNo", number, "agreementFrom", from, "agreementTo", to)));
    }

    private void change(long id, String what, Map<String, String> typed) throws Exception {
        String path = "/directory/" + id + "/" + what;
        typed.put("seen", Jsoup.parse(mvc.perform(get(path).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString())
                .select("input[name=seen]").val());
        scenario.send(CLERK, path, typed, "更正").andExpect(redirectedUrl("/directory/" + id));
    }
}
