package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("班期负责人电话")
class HeadPhoneTest {

    private static final String PHONE = "13800000000";
    private static final String MASKED = "138****0000";
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired Snapshots snapshots;
    @Autowired JdbcClient jdbc;

    private FilingScenario.Draft filing;

    @BeforeEach
    void submitted() {
        filing = scenario.submitted();
    }

    private String page(Actor reader) throws Exception {
        return mvc.perform(get("/cases/" + filing.number() + "?section=application").with(signedInAs(reader))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("库中没有明文，填报人再打开仍是原来的号码")
    void stored() {
        assertThat(jdbc.sql("SELECT form::text FROM class_filing WHERE number = :n UNION ALL SELECT content::text FROM filing_snapshot WHERE number = :n")
                .param("n", filing.number()).query(String.class).list()).hasSize(2).noneMatch(row -> row.contains(PHONE));
        assertThat(filings.view(filing.number(), filing.applicant()).form().value(FilingField.HEAD_PHONE)).isEqualTo(PHONE);
        assertThat(snapshots.of(filing.number(), 1).snapshot().form().value(FilingField.HEAD_PHONE)).isEqualTo(PHONE);
    }

    @Test
    @DisplayName("案件页遮盖；县区经办点开看得到全部，记入审计；市级经办、申报单位没有这个按钮，也看不到")
    void shownOnRecord() throws Exception {
        assertThat(page(CLERK)).contains(MASKED, "显示负责人完整电话").doesNotContain(PHONE);
        String path = "/filings/" + filing.number() + "/head-phone";
        String full = mvc.perform(post(path).with(signedInAs(CLERK)).with(csrf())).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store")).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(full);
        assertThat(full).contains(PHONE);
        assertThat(jdbc.sql("SELECT actor_id FROM audit_entry WHERE action = 'classFiling.headPhoneSeen' AND case_number = ?")
                .param(filing.number()).query(String.class).list()).containsExactly(CLERK.userId());
        Actor city = actor(Role.CITY_CLERK, "371500");
        for (Actor other : new Actor[] {city, filing.applicant()}) {
            assertThat(page(other)).doesNotContain(PHONE, "显示负责人完整电话");
            mvc.perform(post(path).with(signedInAs(other)).with(csrf())).andExpect(status().isForbidden());
        }
        mvc.perform(post(path).with(signedInAs(actor(Role.COUNTY_CLERK, "371525"))).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("只看遮盖看不出的改动，对照中写明号码已更改")
    void changeIsTold() {
        Snapshot before = snapshots.of(filing.number(), 1).snapshot();
        Snapshot after = before.withForm(before.form().withValues(Map.of("headPhone", "13811110000")));
        assertThat(Description.differences(before, after)).containsExactly(
                new Description.Difference("负责人电话", MASKED, MASKED + "（号码已更改）"));
    }
}
