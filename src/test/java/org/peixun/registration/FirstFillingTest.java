package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.registration.RegistrationScenario.GROUND;
import static org.peixun.registration.RegistrationScenario.creditCode;
import static org.peixun.registration.RegistrationScenario.place;
import static org.peixun.registration.RegistrationScenario.teacher;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.shared.FictitiousCitizenId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** As the handbook says, with nothing but the first administrator's account: every number comes from a page. */
@IntegrationTest
@DisplayName("新装的正式系统：从第一个账号到第一件备案")
class FirstFillingTest {

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Autowired RegistrationScenario scenario;
    @Autowired FilingScenario filings;
    @Autowired Users users;
    @Autowired People people;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    @Test
    @DisplayName("安全管理员开通经办账号，市级录入补贴标准，县（市、区）登记机构、承训范围、教师、场地，开通申报账号，机构填报并报送备案")
    void fromTheFirstAccountToTheFirstFiling() throws Exception {
        time.reset();
        users.create(new NewUser("first-" + suffix, "安全管理员", null, null, Set.of(new Grant(Role.SECURITY_ADMIN, "371500", null)), true), Actor.SYSTEM);
        Actor administrator = people.actor("first-" + suffix);
        Actor cityClerk = account(administrator, "shi-" + suffix, "CITY_CLERK", "371500", "");
        Actor clerk = account(administrator, "donge-" + suffix, "COUNTY_CLERK", "371524", "");

        scenario.send(cityClerk, "/standards", Map.of("code", "6-31-01-03", "name", "电工", "kind", "职业", "level", "四级（中级工）",
                "validFrom", "2026-01-01", "amount", "1500", "minHours", "80"), GROUND).andExpect(redirectedUrl("/standards"));
        long institution = scenario.registered(clerk, creditCode());
        String home = "/directory/" + institution;
        scenario.send(clerk, home + "/scopes", Map.of("occupation", "电工", "levels", "四级（中级工）", "validFrom", "2026-01-05"), GROUND).andExpect(redirectedUrl(home));
        String id = FictitiousCitizenId.other(LocalDate.of(1979, 5, 6), suffix.hashCode() & 0x1ff).value();
        scenario.send(clerk, home + "/teachers", teacher(id, "ZS-F-" + suffix), GROUND).andExpect(redirectedUrl(home));
        scenario.send(clerk, home + "/places", place(), GROUND).andExpect(redirectedUrl(home));
        Actor applicant = account(administrator, "jigou-" + suffix, "APPLICANT", "371524", String.valueOf(institution));

        String path = mvc.perform(post("/filings/new").with(signedInAs(applicant)).with(csrf()).param("institution", String.valueOf(institution))
                .param("commandId", UUID.randomUUID().toString())).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        String number = URLDecoder.decode(path, StandardCharsets.UTF_8).substring("/filings/".length()).replaceAll("\\?.*", "");
        var basic = Jsoup.parse(step(applicant, number, "basic"));
        assertThat(basic.select("#scope option").eachText()).contains("电工　四级（中级工）");
        var teaching = Jsoup.parse(step(applicant, number, "teaching"));
        long teacher = Long.parseLong(teaching.select("input[name=teachers]").val());
        long place = Long.parseLong(teaching.select("#field-placeId option").last().val());
        filings.fill(number, applicant, teacher, place, 10, 10);
        mvc.perform(post("/filings/{n}/submit", number).with(signedInAs(applicant)).with(csrf()).param("commitment", "true")
                .param("commandId", UUID.randomUUID().toString())).andExpect(status().is3xxRedirection());
        assertThat(mvc.perform(get("/todo").param("q", number).with(signedInAs(clerk))).andReturn().getResponse().getContentAsString()).contains("href=\"/cases/" + number);
    }

    @Test
    @DisplayName("教师病休：县区经办登记代课教师以后，机构即可选择；终止任职的教师不再列出")
    void aSubstituteCanBeChosen() throws Exception {
        time.reset();
        var draft = filings.aValidDraft();
        Actor clerk = org.peixun.identity.SignedInAs.actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        String id = FictitiousCitizenId.other(LocalDate.of(1978, 5, 6), suffix.hashCode() & 0x1ff).value();
        String home = "/directory/" + draft.institutionId();
        Map<String, String> ended = new LinkedHashMap<>(teacher("", "ZS" + draft.institutionId()));
        ended.put("validTo", "2026-05-05");
        ended.put("seen", Jsoup.parse(mvc.perform(get(home + "/teachers/" + draft.institutionId()).with(signedInAs(clerk))).andReturn().getResponse()
                .getContentAsString()).select("input[name=seen]").val());
        scenario.send(clerk, home + "/teachers/" + draft.institutionId(), ended, "教师病休").andExpect(redirectedUrl(home));
        scenario.send(clerk, home + "/teachers", teacher(id, "ZS-S-" + suffix), "教师病休，机构申请增加").andExpect(redirectedUrl(home));

        assertThat(step(draft.applicant(), draft.number(), "timetable")).contains("登记的任职期间为“自2026-01-05起，至2026-05-05”");
        assertThat(Jsoup.parse(step(draft.applicant(), draft.number(), "teaching")).select("input[name=teachers]").eachAttr("value")).hasSize(2);
        String fresh = mvc.perform(post("/filings/new").with(signedInAs(draft.applicant())).with(csrf()).param("institution", String.valueOf(draft.institutionId()))
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse().getRedirectedUrl();
        String number = URLDecoder.decode(fresh, StandardCharsets.UTF_8).substring("/filings/".length()).replaceAll("\\?.*", "");
        assertThat(Jsoup.parse(step(draft.applicant(), number, "teaching")).select("input[name=teachers]").eachAttr("value")).hasSize(1)
                .doesNotContain(String.valueOf(draft.institutionId()));
    }

    private String step(Actor applicant, String number, String step) throws Exception {
        return mvc.perform(get("/filings/{n}", number).param("step", step).with(signedInAs(applicant))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
    }

    private Actor account(Actor administrator, String userId, String role, String jurisdiction, String institution) throws Exception {
        mvc.perform(post("/admin/users").with(signedInAs(administrator)).with(csrf()).param("commandId", UUID.randomUUID().toString())
                .param("userId", userId).param("name", "王某").param("role", role).param("jurisdiction", jurisdiction).param("institution", institution))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        return people.actor(userId);
    }
}
