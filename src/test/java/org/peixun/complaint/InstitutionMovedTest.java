package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.COUNTY;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Actor;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Findings;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Which institution a complaint is about, and what that institution may know. */
@IntegrationTest
@DisplayName("被投诉机构：改定以后不牵连原机构；决定以前机构不知道查实")
class InstitutionMovedTest {

    @Autowired MockMvc mvc;
    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired Complaints complaints;
    @Autowired Findings findings;
    @Autowired Progress progress;
    @Autowired SuspensionScenario suspensions;
    @Autowired Directory directory;
    @Autowired CasePath path;
    @Autowired Clock clock;

    @Test
    @DisplayName("先行暂停以后改定机构：原机构随即解除，可以就改定的机构再提请；并入件随主件改定")
    void theWrongOneIsSetFree() {
        String wrong = scenario.institution();
        String main = scenario.accepted(scenario.intake(Source.REPORT, wrong, "", "")).number();
        String merged = scenario.registered(scenario.intake(Source.REPORT, "东街拐角的电工班", "", "")).number();
        scenario.merge(merged, main);
        assertThat(files.get(merged).institutionName()).as("并入件的机构未定，以主件的为准").isEqualTo(wrong);
        scenario.verify(main, "urgent");
        String suspension = findings.of(main).orElseThrow().number();
        suspensions.submit(suspension, "decideUrgentSuspension", SuspensionScenario.CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
        long suspended = files.get(main).institutionId();
        assertThat(status(suspended)).isEqualTo(DirectoryStatus.SUSPENDED);
        String right = scenario.institution();
        runAs(CLERK, () -> complaints.assign(main, right, CLERK));
        path.of(suspension).passed("endEvent_urgentSuspensionLifted").ended();
        assertThat(status(suspended)).isEqualTo(DirectoryStatus.NORMAL);
        assertThat(files.get(merged).institutionName()).isEqualTo(right);
        scenario.verify(main, "urgent");
        assertThat(findings.of(main).orElseThrow().number()).isNotEqualTo(suspension);
    }

    @Test
    @DisplayName("在“投诉办理”页确定机构以后，回到事项页，写明已经确定")
    void toldAfterwards() throws Exception {
        String number = scenario.accepted(scenario.intake(Source.REPORT, "北街拐角的电工班", "", "")).number();
        var flash = mvc.perform(post("/complaints/" + number + "/institution").param("institution", scenario.institution())
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(CLERK)).with(csrf())).andReturn().getFlashMap();
        assertThat(flash.get("told")).isEqualTo("被投诉机构已确定。");
    }

    @Test
    @DisplayName("查实仍然有效的，不能改定为其他机构")
    void notAfterAFinding() {
        var complaint = scenario.accepted(Source.REPORT);
        String name = files.get(complaint.number()).institutionName();
        found(complaint);
        assertThatThrownBy(() -> runAs(CLERK, () -> complaints.assign(complaint.number(), scenario.institution(), CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("仍然有效").hasMessageContaining("不成立");
        assertThat(files.get(complaint.number()).institutionName()).isEqualTo(name);
        runAs(CLERK, () -> complaints.assign(complaint.number(), name, CLERK));
    }

    @Test
    @DisplayName("市级决定暂停以前，机构在自己的目录页看不到有投诉查实；经办看得到")
    void theInstitutionDoesNotKnowYet() throws Exception {
        String number = scenario.accepted(Source.REPORT).number();
        scenario.verify(number, "found");
        long institution = files.get(number).institutionId();
        Actor applicant = SignedInAs.applicant(COUNTY, institution);
        assertThat(page(institution, applicant)).contains("培训质量").doesNotContain("投诉");
        assertThat(page(institution, CLERK)).contains("查实的投诉举报");
    }

    @Test
    @DisplayName("机构用编号试探：有这件和没有这件的投诉举报、暂停事项，答复一字不差")
    void numbersTellNothing() throws Exception {
        var complaint = scenario.accepted(Source.REPORT);
        scenario.verify(complaint.number(), "found");
        Actor institution = SignedInAs.applicant(COUNTY, files.get(complaint.number()).institutionId());
        assertThat(seenBy(institution, "/cases/" + complaint.number())).isEqualTo(seenBy(institution, "/cases/投诉2026-99999"));
        String suspension = findings.of(complaint.number()).orElseThrow().number();
        assertThat(seenBy(institution, "/cases/" + suspension)).isEqualTo(seenBy(institution, "/cases/暂停2026-99999")).contains("没有找到");
        assertThat(seenBy(institution, "/suspensions/" + suspension)).isEqualTo(seenBy(institution, "/suspensions/暂停2026-99999"));
    }

    private String seenBy(Actor reader, String path) throws Exception {
        var answer = mvc.perform(get(path).accept("text/html").with(signedInAs(reader))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(404);
        return Jsoup.parse(answer.getContentAsString()).select("main").text();
    }

    private void found(Complaints.Registered complaint) {
        scenario.verify(complaint.number(), "found");
        scenario.answer(complaint.number());
        progress.rate(complaint.receipt(), false, "没有退还收取的三百元");
    }

    private String page(long institution, Actor reader) throws Exception {
        String page = mvc.perform(get("/directory/" + institution).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
        return org.jsoup.Jsoup.parse(page).select("main").text();
    }

    private DirectoryStatus status(long institution) {
        return directory.statusOn(institution, LocalDate.now(clock));
    }
}
