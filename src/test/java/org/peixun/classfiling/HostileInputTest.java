package org.peixun.classfiling;

import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("恶意的请求")
class HostileInputTest {

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired Attachments attachments;

    @Test
    @DisplayName("空字符不能保存：任何表单项中出现，答复400并说明，不是系统故障")
    void nul() throws Exception {
        var draft = scenario.aValidDraft();
        for (String step : new String[] {"basic", "timetable", "submit"}) {
            mvc.perform(post("/filings/{number}/draft/{step}", draft.number(), step)
                            .param("head", "某\0人").param("l0.content", "第\0讲").param("reason:x", "因\0为")
                            .with(signedInAs(draft.applicant())).with(csrf()))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("不能保存的控制字符")));
        }
        mvc.perform(get("/search").param("q", "电\0工").with(signedInAs(draft.applicant())))
                .andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("表单项的名称带控制字符：答复400，不是系统故障")
    void controlCharactersInNames() throws Exception {
        var draft = scenario.aValidDraft();
        mvc.perform(post("/filings/{number}/steps/submit", draft.number()).param("reason:a\u0001", "x")
                        .with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("草稿的材料：只有本机构能下载，受理部门要等到报送以后")
    void documentsOfADraft() throws Exception {
        var draft = scenario.aValidDraft();
        var document = attachments.of(draft.number()).get(0).id();
        var clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        mvc.perform(get("/attachments/{id}", document).with(signedInAs(clerk))).andExpect(status().isNotFound());
        mvc.perform(get("/attachments/{id}", document).with(signedInAs(draft.applicant()))).andExpect(status().isOk());
        var submitted = scenario.submitted();
        mvc.perform(get("/attachments/{id}", attachments.of(submitted.number()).get(0).id()).with(signedInAs(clerk)))
                .andExpect(status().isOk());
    }
}
