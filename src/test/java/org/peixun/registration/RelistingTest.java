package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.registration.RegistrationScenario.GROUND;
import static org.peixun.registration.RegistrationScenario.creditCode;
import static org.peixun.registration.RegistrationScenario.place;
import static org.peixun.registration.RegistrationScenario.teacher;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.directory.StandingChanged;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@RecordApplicationEvents
@DisplayName("重新列入机构目录（第12条）")
class RelistingTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor CITY_CLERK = actor(Role.CITY_CLERK, "371500");
    private static final LocalDate TODAY = TimeMachine.START.toLocalDate();

    @Autowired RegistrationScenario scenario;
    @Autowired SuspensionScenario suspensions;
    @Autowired FilingScenario filings;
    @Autowired DirectoryRegister register;
    @Autowired Directory directory;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;
    @Autowired ApplicationEvents heard;

    @BeforeEach
    @AfterEach
    void backToMay() {
        time.reset();
        jdbc.sql("DELETE FROM user_grant WHERE user_id LIKE 'relisting-%'").update();
    }

    /** Somebody who is told what the group is told. */
    private void account(String userId, Role role, String jurisdiction, Long institution, String group) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某某', 'x') ON CONFLICT DO NOTHING").param(userId).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, institution_id, group_id) VALUES (:user, :role, :county, :institution, :group)")
                .param("user", userId).param("role", role.name()).param("county", jurisdiction).param("institution", institution).param("group", group).update();
    }

    private static Map<String, String> listing(String from, String to) {
        return Map.of("documentNo", "聊人社字〔2026〕6号", "agreementNo", "重新培协1号", "agreementFrom", from, "agreementTo", to);
    }

    private String page(Actor actor, String path) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    /** Registered long ago, with everything a class needs; removed by hand so that its ban, 24 months, ends on the given day. */
    private long removed(LocalDate lastDayOfBan) throws Exception {
        String code = creditCode();
        Map<String, String> typed = RegistrationScenario.institution(code);
        typed.putAll(Map.of("listedOn", "2024-01-05", "agreementFrom", "2024-01-05", "agreementTo", "2024-12-31"));
        String home = scenario.send(CLERK, "/directory", typed, GROUND).andReturn().getResponse().getRedirectedUrl();
        scenario.send(CLERK, home + "/scopes", Map.of("occupation", "电工", "levels", "中级", "validFrom", "2024-01-05"), GROUND).andExpect(redirectedUrl(home));
        scenario.send(CLERK, home + "/teachers", teacher(FictitiousCitizenId.other(LocalDate.of(1977, 5, 6), code.hashCode() & 0x1ff).value(), "ZS-L-" + code), GROUND)
                .andExpect(redirectedUrl(home));
        scenario.send(CLERK, home + "/places", place(), GROUND).andExpect(redirectedUrl(home));
        long id = Long.parseLong(home.substring("/directory/".length()));
        register.event(id, DirectoryStatus.REMOVED, lastDayOfBan.minusMonths(24), "擅自开班：查实", "聊人社监字〔2024〕3号");
        return id;
    }

    @Test
    @DisplayName("暂停案件决定移出的：限制期内和最后一天不能重新列入，次日起凭新文号和新协议列入；记入目录状态、登记记录和审计，告知机构和市级负责人")
    void afterTheBanOfACase() throws Exception {
        var opened = suspensions.toDecision("GRAVE", StandingReason.FALSE_MATERIAL);
        suspensions.decide(opened, "remove", Map.of());
        long id = opened.institutionId();
        account("relisting-jigou", Role.APPLICANT, SuspensionScenario.COUNTY, id, Role.applicantsOf(id));
        account("relisting-fuzeren", Role.CITY_MANAGER, "371500", null, Role.CITY_MANAGER.in("371500"));
        String path = "/directory/" + id + "/relisting";
        LocalDate last = time.today().plusMonths(24);
        String sentence = "该机构限制承训至" + last + "（含当日），期满以前不能重新列入机构目录（第12条）。请在" + last.plusDays(1) + "或者以后办理";
        Map<String, String> typed = listing(last.plusDays(1).toString(), last.plusMonths(12).toString());

        scenario.send(SuspensionScenario.CLERK, path, typed, GROUND).andExpect(status().isConflict()).andExpect(content().string(containsString(sentence)));
        mvc.perform(get(path).with(signedInAs(SuspensionScenario.CLERK))).andExpect(status().isConflict());
        assertThat(page(SuspensionScenario.CLERK, "/directory/" + id)).contains(sentence).doesNotContain(path);
        time.set(last.atTime(23, 30));
        scenario.send(SuspensionScenario.CLERK, path, typed, GROUND).andExpect(status().isConflict()).andExpect(content().string(containsString(sentence)));
        assertThat(directory.statusOn(id, last)).isEqualTo(DirectoryStatus.REMOVED);
        assertThat(directory.agreements(id)).isEmpty();

        time.set(last.plusDays(1).atTime(0, 30));
        assertThat(page(SuspensionScenario.CLERK, "/directory/" + id)).contains(path).doesNotContain("限制承训至");
        assertThat(page(SuspensionScenario.CLERK, path)).contains("登记当日重新列入", "登记依据");
        scenario.send(CLERK, path, typed, GROUND).andExpect(status().isNotFound());
        scenario.send(SuspensionScenario.CITY, path, typed, GROUND).andExpect(status().isForbidden());
        scenario.send(opened.institution(), path, typed, GROUND).andExpect(status().isForbidden());
        scenario.send(SuspensionScenario.CLERK, path, typed, GROUND).andExpect(redirectedUrl("/directory/" + id));

        assertThat(directory.standingOn(id, last.plusDays(1))).isEqualTo(
                new Directory.Standing(DirectoryStatus.NORMAL, last.plusDays(1), "重新列入机构目录", "聊人社字〔2026〕6号"));
        assertThat(directory.agreements(id)).extracting(Directory.Agreement::number).containsExactly("重新培协1号");
        assertThat(heard.stream(StandingChanged.class).filter(one -> one.institutionId() == id && one.before() == DirectoryStatus.REMOVED)).singleElement()
                .satisfies(one -> assertThat(one.now().status()).isEqualTo(DirectoryStatus.NORMAL));
        assertThat(directory.changes(id).get(0).what()).contains("重新列入机构目录（自" + last.plusDays(1) + "起，聊人社字〔2026〕6号；协议重新培协1号");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'directory.relisted' AND strpos(summary, ?) > 0")
                .param(directory.institution(id).name()).query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT DISTINCT recipient FROM notification WHERE link = ? AND text LIKE '重新列入机构目录（%'")
                .param("/directory/" + id).query(String.class).list()).contains("relisting-jigou", "relisting-fuzeren");
        scenario.send(SuspensionScenario.CLERK, path, typed, GROUND).andExpect(status().isConflict())
                .andExpect(content().string(containsString("该机构当前的目录状态为“正常”，只有移出目录或者主动退出的机构才能重新列入")));
    }

    @Test
    @DisplayName("没有暂停案件、直接移出的，限制期同样计算；重新列入以后承训范围随新协议延续，教师、场地照原登记，机构另行申报")
    void filesAgain() throws Exception {
        long id = removed(TODAY);
        String home = "/directory/" + id;
        Actor institution = applicant("371524", id);
        scenario.send(CLERK, home + "/relisting", listing("2026-05-07", "2027-05-06"), GROUND).andExpect(status().isConflict())
                .andExpect(content().string(containsString("该机构限制承训至2026-05-06（含当日）")));
        time.set(TODAY.plusDays(1).atTime(9, 0));
        scenario.send(CITY_CLERK, home + "/relisting", listing("2026-05-07", "2027-05-06"), GROUND).andExpect(redirectedUrl(home));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 5, 6))).as("限制期内").isFalse();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 5, 7))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2027, 5, 7))).as("新协议到期").isFalse();

        String path = mvc.perform(post("/filings/new").with(signedInAs(institution)).with(csrf()).param("institution", String.valueOf(id))
                .param("commandId", UUID.randomUUID().toString())).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        String number = URLDecoder.decode(path, StandardCharsets.UTF_8).substring("/filings/".length()).replaceAll("\\?.*", "");
        filings.fill(number, institution, directory.teachers(id).get(0).id(), directory.places(id).get(0).id(), 10, 10);
        mvc.perform(post("/filings/{n}/submit", number).with(signedInAs(institution)).with(csrf()).param("commitment", "true")
                .param("commandId", UUID.randomUUID().toString())).andExpect(status().is3xxRedirection());
        assertThat(mvc.perform(get("/todo").param("q", number).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString()).contains("href=\"/cases/" + number);
    }

    @Test
    @DisplayName("退出时尚未到期的协议不再有效：重新列入以后到新协议开始以前不能承训，退出时还没有开始的范围自其生效日期起随新协议承训")
    void theAgreementItLeftWithDoesNotCount() throws Exception {
        String home = scenario.send(CLERK, "/directory", RegistrationScenario.institution(creditCode()), GROUND).andReturn().getResponse().getRedirectedUrl();
        long id = Long.parseLong(home.substring("/directory/".length()));
        scenario.send(CLERK, home + "/scopes", Map.of("occupation", "电工", "levels", "中级", "validFrom", "2026-01-05"), GROUND).andExpect(redirectedUrl(home));
        scenario.send(CLERK, home + "/scopes", Map.of("occupation", "焊工", "levels", "中级", "validFrom", "2026-09-01"), GROUND).andExpect(redirectedUrl(home));
        scenario.send(CLERK, home + "/agreements", Map.of("agreementNo", "续一", "agreementFrom", "2027-03-01", "agreementTo", "2027-12-31"), GROUND)
                .andExpect(redirectedUrl(home));
        register.event(id, DirectoryStatus.LEFT, TODAY.minusDays(1), "申请退出", "聊人社字〔2026〕9号");
        scenario.send(CLERK, home + "/relisting", listing("2026-08-01", "2027-07-31"), GROUND).andExpect(redirectedUrl(home));

        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, TODAY.minusDays(2))).as("退出以前").isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, TODAY)).as("退出时的协议").isFalse();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 7, 31))).as("新协议开始以前").isFalse();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 8, 1))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2027, 7, 31))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2027, 8, 1))).as("退出时已续签的协议").isFalse();
        assertThat(directory.mayTrain(id, "6-18-02-04", Level.L4, LocalDate.of(2026, 8, 31))).isFalse();
        assertThat(directory.mayTrain(id, "6-18-02-04", Level.L4, LocalDate.of(2026, 9, 1))).isTrue();
        assertThat(page(CLERK, home)).contains("（因退出目录，自2026-05-05起不再有效）").doesNotContain("协议已于");
    }

    @Test
    @DisplayName("以前的限制承训早已期满、后来主动退出的：新协议不能早于退出之日")
    void leftAfterAnOldBan() throws Exception {
        var opened = suspensions.toDecision("GRAVE", StandingReason.FALSE_MATERIAL);
        suspensions.decide(opened, "remove", Map.of());
        long id = opened.institutionId();
        LocalDate left = LocalDate.of(2031, 3, 5);
        time.set(left.plusDays(1).atTime(9, 0));
        register.event(id, DirectoryStatus.NORMAL, LocalDate.of(2028, 6, 1), "重新列入", "聊人社字〔2028〕6号");
        register.event(id, DirectoryStatus.LEFT, left, "申请退出", "聊人社字〔2031〕9号");
        String path = "/directory/" + id + "/relisting";
        scenario.send(SuspensionScenario.CLERK, path, listing(left.minusDays(1).toString(), "2031-12-31"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请填写" + left + "或者以后的日期。")));
    }

    @Test
    @DisplayName("须有文号、登记依据和限制期满以后的有效协议，缺的逐项指出；企业没有签订协议的可以不填")
    void asksForANewAgreement() throws Exception {
        long id = removed(TODAY.minusMonths(1));
        String path = "/directory/" + id + "/relisting";
        PageAssertions.assertPolite(page(CLERK, path));
        scenario.send(CLERK, path, Map.of(), "").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("重新列入文号：没有填写。")))
                .andExpect(content().string(containsString("协议编号：没有填写。")))
                .andExpect(content().string(containsString("登记依据：须写明文号或者事由")));
        Map<String, String> old = new LinkedHashMap<>(listing("2026-04-06", "2026-05-05"));
        old.put("agreementNo", "东阿培协〔2026〕3号");
        scenario.send(CLERK, path, old, GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("该机构已登记编号为“东阿培协〔2026〕3号”的协议")))
                .andExpect(content().string(containsString("协议起始日期：2026-04-06在退出目录或者限制承训期满以前。重新列入须签订新的协议（第12条），请填写2026-04-07或者以后的日期。")))
                .andExpect(content().string(containsString("协议终止日期：2026-05-05早于今天")));
        assertThat(directory.statusOn(id, TODAY)).isEqualTo(DirectoryStatus.REMOVED);
        scenario.send(CLERK, "/directory", RegistrationScenario.institution(directory.institution(id).creditCode()), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("已移出目录或者退出的，在该机构的页面重新列入")));

        Map<String, String> enterprise = RegistrationScenario.institution(creditCode());
        enterprise.putAll(Map.of("kind", "企业", "agreementNo", "", "agreementFrom", "", "agreementTo", ""));
        String home = scenario.send(CLERK, "/directory", enterprise, GROUND).andReturn().getResponse().getRedirectedUrl();
        long left = Long.parseLong(home.substring("/directory/".length()));
        register.event(left, DirectoryStatus.LEFT, TODAY, "申请退出", "聊人社字〔2026〕9号");
        scenario.send(CLERK, home + "/relisting", Map.of("documentNo", "聊人社10号"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("重新列入文号：“聊人社10号”中没有用〔〕括起的四位年份")));
        scenario.send(CLERK, home + "/relisting", Map.of("documentNo", "聊人社字（2026）10号"), GROUND).andExpect(redirectedUrl(home));
        assertThat(directory.standingOn(left, TODAY).documentNo()).isEqualTo("聊人社字〔2026〕10号");
        Map<String, String> unnumbered = RegistrationScenario.institution(creditCode());
        unnumbered.put("documentNo", "首批目录");
        scenario.send(CLERK, "/directory", unnumbered, GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("列入目录文号：“首批目录”中没有用〔〕括起的四位年份")));
        assertThat(directory.statusOn(left, TODAY)).isEqualTo(DirectoryStatus.NORMAL);
        assertThat(directory.agreements(left)).isEmpty();
    }
}
