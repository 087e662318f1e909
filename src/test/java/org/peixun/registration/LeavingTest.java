package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.registration.RegistrationScenario.creditCode;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Relisting;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("主动退出机构目录（第12条）")
class LeavingTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor MANAGER = actor(Role.CITY_MANAGER, "371500");

    @Autowired RegistrationScenario scenario;
    @Autowired Directory directory;
    @Autowired Relisting relisting;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void backToMay() {
        time.reset();
    }

    @Test
    @DisplayName("市级负责人凭机构书面申请登记退出：只有“机构书面申请退出”一种事由，没有违规的说法；退出以后随时可以重新列入")
    void leaves() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        String path = "/directory/" + id + "/standing/leave";
        mvc.perform(get(path).with(signedInAs(CLERK))).andExpect(status().isForbidden());
        String html = mvc.perform(get(path).with(signedInAs(MANAGER))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(html);
        Document page = Jsoup.parse(html);
        assertThat(page.select("input[name=reason] + label").eachText()).containsExactly("机构书面申请退出");
        assertThat(page.select("main").text()).contains("主动退出机构目录", "机构的书面申请").doesNotContain("查明", "违规");
        scenario.send(MANAGER, path, Map.of("facts", " ", "documentNo", "聊人社字〔2026〕9号"), "LEFT_BY_ITSELF").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请写明机构书面申请的日期和退出的理由")));
        scenario.send(MANAGER, path, Map.of("facts", "2026年5月6日申请，不再办学。", "documentNo", "聊人社退9号"), "LEFT_BY_ITSELF").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("同意退出的文号：“聊人社退9号”中没有用〔〕括起的四位年份"))).andExpect(content().string(containsString("value=\"聊人社退9号\"")));
        scenario.send(MANAGER, path, Map.of("facts", "2026年5月6日申请，不再办学。", "documentNo", "聊人社字[2026]9号"), "LEFT_BY_ITSELF")
                .andExpect(redirectedUrl("/directory/" + id));
        assertThat(directory.standingOn(id, time.today()).documentNo()).isEqualTo("聊人社字〔2026〕9号");
        assertThat(directory.statusOn(id, time.today())).isEqualTo(DirectoryStatus.LEFT);
        assertThat(relisting.against(id)).as("没有限制承训期").isEmpty();
        mvc.perform(get(path).with(signedInAs(MANAGER))).andExpect(status().isConflict());
    }
}
