package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import jakarta.servlet.http.Cookie;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;

@IntegrationTest
@DisplayName("退出以后浏览器里不留东西")
class SignOutTest {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 8, 0);
    private static final ResultMatcher CLEARED = header().string("Clear-Site-Data", "\"cache\", \"storage\"");

    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private final String userId = "out." + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void account() {
        time.set(MORNING);
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(new Grant(Role.OPERATOR, "371500", null)), false), Actor.SYSTEM);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    private Cookie session() throws Exception {
        return mvc.perform(formLogin("/login").user(userId).password(PASSWORD)).andReturn().getResponse().getCookie("SESSION");
    }

    @Test
    @DisplayName("点“退出”、修改密码、超过最长时间、在任务列表退出：都清除浏览器的缓存和存储，各记入审计")
    void cleared() throws Exception {
        mvc.perform(post("/logout").secure(true).cookie(session()).with(csrf())).andExpect(redirectedUrl("/login?logout")).andExpect(CLEARED);
        mvc.perform(post("/camunda/api/admin/auth/user/default/logout").secure(true).cookie(session())).andExpect(CLEARED);
        mvc.perform(post("/password").secure(true).cookie(session()).with(csrf()).param("old", PASSWORD).param("fresh", "Battery-Staple-8")
                .param("again", "Battery-Staple-8")).andExpect(redirectedUrl("/login?password")).andExpect(CLEARED);
        var late = mvc.perform(formLogin("/login").user(userId).password("Battery-Staple-8")).andReturn().getResponse().getCookie("SESSION");
        time.set(MORNING.plusHours(9));
        mvc.perform(get("/account").secure(true).cookie(late)).andExpect(redirectedUrl("/login?expired")).andExpect(CLEARED);
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'identity.signedOut' AND actor_id = ? ORDER BY seq").param(userId)
                .query(String.class).list()).containsExactly("退出登录。", "退出登录。", "修改密码，退出登录。", "登录超过最长时间，自动退出。");
    }

    @Test
    @DisplayName("没有退出、自己到期的：打开登录页即清除浏览器的存储，任务列表暂存的表单不留给下一个人")
    void clearedBeforeTheNext() throws Exception {
        mvc.perform(get("/login?logout").secure(true)).andExpect(header().string("Clear-Site-Data", "\"storage\""));
    }

    @Test
    @DisplayName("退出以前的页面也不缓存：连不上服务器时“后退”看不到")
    void neverKept() throws Exception {
        for (String path : new String[] {"/account", "/admin/failed-jobs", "/notifications"}) {
            mvc.perform(get(path).secure(true).with(signedInAs(actor(Role.OPERATOR, "371500"))))
                    .andExpect(header().string("Cache-Control", org.hamcrest.Matchers.containsString("no-store")));
        }
    }
}
