package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("品牌机构名单的公众页")
class PublicPagesTest {

    @Autowired MockMvc mvc;

    @Test
    @DisplayName("不登录可以打开，页面完整规范")
    void openToEverybody() throws Exception {
        MockHttpServletResponse response = mvc.perform(get("/brands")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        PageAssertions.assertPolite(response.getContentAsString());
        assertThat(mvc.perform(get("/brands").param("receipt", "nosuchreceipt")).andReturn().getResponse().getContentAsString())
                .contains("没有查到这个回执编号");
    }

    @Test
    @DisplayName("不在公示期的、写得不清楚的异议退回，写的内容不丢；同一地址提交过多的暂停")
    void refusedAndLimited() throws Exception {
        var wrong = object("198.51.100.7", "品牌2026-99999/1", "太短");
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString()).contains("请写10至2000个字");
        assertThat(object("198.51.100.7", "品牌2026-99999/1", "没有这一件但是写得足够长。").getStatus()).isEqualTo(409);
        assertThat(object("198.51.100.7", "../1", "机构编号不对但是写得足够长。").getStatus()).isEqualTo(409);
        for (int n = 0; n < 2; n++) {
            object("198.51.100.7", "", "没有选择机构但是写得足够长。");
        }
        assertThat(object("198.51.100.7", "", "没有选择机构但是写得足够长。").getStatus()).isEqualTo(429);
        assertThat(object("198.51.100.8", "", "没有选择机构但是写得足够长。").getStatus()).isEqualTo(400);
    }

    private MockHttpServletResponse object(String address, String candidate, String text) throws Exception {
        return mvc.perform(post("/brands").param("candidate", candidate).param("text", text).with(csrf()).with(request -> {
            request.setRemoteAddr(address);
            return request;
        })).andReturn().getResponse();
    }

    @Test
    @DisplayName("县区看不到别县的推荐，也不能开启年度任务；专家看不到开班备案")
    void othersCasesStayHidden() throws Exception {
        var clerk = SignedInAs.actor(Role.COUNTY_CLERK, "371503");
        assertThat(mvc.perform(get("/nominations/品牌2026-99999").with(signedInAs(clerk))).andReturn().getResponse().getStatus()).isEqualTo(404);
        assertThat(mvc.perform(post("/rounds/1/open").with(csrf()).with(signedInAs(clerk))).andReturn().getResponse().getStatus()).isEqualTo(403);
        var expert = SignedInAs.actor(Role.EXPERT, "371500");
        assertThat(mvc.perform(get("/rounds").with(signedInAs(expert))).andReturn().getResponse().getStatus()).isEqualTo(403);
    }
}
