package org.peixun.web;

import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("地址与页面")
class RoutesTest {

    @Autowired MockMvc mvc;

    @ParameterizedTest
    @CsvSource({"/drafts, 200", "/d%72afts, 200", "/%64rafts, 200", "/drafts/none, 404", "/draft, 404",
        "/cases/%E5%BC%80%E7%8F%AD2026-99999, 404"})
    @DisplayName("转义的字母也是这个地址；没有的地址是404")
    void addresses(String address, int answer) throws Exception {
        mvc.perform(get(URI.create(address)).with(signedInAs(actor(Role.COUNTY_CLERK, "371524")))).andExpect(status().is(answer));
    }

    @Test
    @DisplayName("地址对而方法不对是405")
    void method() throws Exception {
        mvc.perform(post("/drafts").with(csrf()).with(signedInAs(actor(Role.COUNTY_CLERK, "371524")))).andExpect(status().isMethodNotAllowed());
    }
}
