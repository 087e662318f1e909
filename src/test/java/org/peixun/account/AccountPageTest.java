package org.peixun.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.suspension.SuspensionScenario;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("我的账号：岗位、辖区和培训主体")
class AccountPageTest {

    @Autowired MockMvc mvc;
    @Autowired SuspensionScenario scenario;

    @Test
    @DisplayName("申报人员看到自己代表哪个培训主体；目录中没有的照实写；工作人员的页面没有这一栏")
    void institutionIsNamed() throws Exception {
        long institution = scenario.institution();
        assertThat(page(applicant(SuspensionScenario.COUNTY, institution)).select("td[data-label=培训主体]").eachText()).containsExactly("某暂停培训学校" + institution);
        assertThat(page(applicant(SuspensionScenario.COUNTY, 999_999_999L)).select("td[data-label=培训主体]").text()).isEqualTo("机构目录中没有编号999999999的机构");
        assertThat(page(actor(Role.COUNTY_CLERK, SuspensionScenario.COUNTY)).select("main").text()).doesNotContain("培训主体");
    }

    private Document page(Actor actor) throws Exception {
        return Jsoup.parse(mvc.perform(get("/account").with(signedInAs(actor))).andReturn().getResponse().getContentAsString());
    }
}
