package org.peixun.notification.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("通知页面")
class NotificationPagesTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcTemplate jdbc;

    private final Actor li = new Actor("li-" + UUID.randomUUID(), "李某",
            Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)));

    @Test
    @DisplayName("没有通知：说明原因")
    void empty() throws Exception {
        mvc.perform(get("/notifications").with(signedInAs(li)))
                .andExpect(status().isOk()).andExpect(content().string(containsString("没有通知")));
    }

    @Test
    @DisplayName("列出未读；点开转到案件并成为已读；再点一次结果相同")
    void opens() throws Exception {
        long id = jdbc.queryForObject("""
                INSERT INTO notification (recipient, title, text, link, case_number, created_at)
                VALUES (?, '待审核临期', '请于今日办理。', '/cases/开班2026-00412', '开班2026-00412', now()) RETURNING id
                """, Long.class, li.userId());
        mvc.perform(get("/notifications").with(signedInAs(li)))
                .andExpect(content().string(allOf(containsString("待审核临期"), containsString("未读 1 条"))));

        String command = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            mvc.perform(post("/notifications/{id}/open", id).param("commandId", command).with(signedInAs(li)).with(csrf()))
                    .andExpect(redirectedUrl("/cases/%E5%BC%80%E7%8F%AD2026-00412"));
        }
        mvc.perform(get("/notifications").with(signedInAs(li)))
                .andExpect(content().string(allOf(containsString("待审核临期"), containsString("已读"))));
    }

    @Test
    @DisplayName("全部标为已读")
    void marksAllRead() throws Exception {
        mvc.perform(post("/notifications/read").param("commandId", UUID.randomUUID().toString())
                        .with(signedInAs(li)).with(csrf()))
                .andExpect(redirectedUrl("/notifications"));
    }
}
