package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("安全管理员查看、结束他人的会话，解除统一身份认证关联")
class SessionsOfUserTest {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final Actor SECURITY = SignedInAs.actor(Role.SECURITY_ADMIN, "371500");

    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired SessionEnder ender;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private final String userId = "guarded-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void account() {
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)), false), Actor.SYSTEM);
    }

    @AfterEach
    void remove() {
        time.reset();
        Telephone.remove(jdbc, userId);
    }

    @Test
    @DisplayName("停用、调整角色时正在登录、随后才建立的会话，过几分钟也结束；调整以后登录的不受影响")
    void endsWhatWasOpenedMeanwhile() throws Exception {
        time.set(TimeMachine.START.plusMinutes(1));
        users.setGrants(userId, Set.of(new Grant(Role.COUNTY_CLERK, "371525", null)), SECURITY);
        time.set(TimeMachine.START);
        Cookie meanwhile = signIn("10.7.4.1"); // judged before the change, stored after its sessions were ended
        time.set(TimeMachine.START.plusMinutes(2));
        Cookie later = signIn("10.7.4.2");
        ender.sweep();
        isOut(meanwhile);
        mvc.perform(get("/account").cookie(later)).andExpect(status().isOk());
        jdbc.sql("UPDATE app_user SET enabled = false WHERE user_id = ?").param(userId).update(); // as it is while nobody has ended the sessions yet
        ender.sweep();
        isOut(later);
    }

    private Cookie signIn(String address) throws Exception {
        return mvc.perform(post("/login").with(csrf()).with(request -> {
            request.setRemoteAddr(address);
            return request;
        }).param("username", userId).param("password", PASSWORD)).andReturn().getResponse().getCookie("SESSION");
    }

    private String page() throws Exception {
        String page = mvc.perform(get("/admin/users/" + userId).with(signedInAs(SECURITY))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return page;
    }

    private String endOf(String address) throws Exception {
        return Jsoup.parse(page()).select("tr:contains(" + address + ") form").attr("action");
    }

    private void isOut(Cookie session) throws Exception {
        mvc.perform(get("/account").cookie(session).accept("text/html")).andExpect(redirectedUrl("/login"));
    }

    private List<String> audited(String action) {
        return jdbc.sql("SELECT summary FROM audit_entry WHERE action = ? AND summary LIKE ?").params("identity." + action, "%" + userId + "%")
                .query(String.class).list();
    }

    @Test
    @DisplayName("结束一个、结束全部：该处立即退出，账号仍可用，各记入审计；页面上没有会话号")
    void ends() throws Exception {
        Cookie office = signIn("10.7.1.1");
        Cookie home = signIn("10.7.1.2");
        assertThat(page()).contains("10.7.1.1", "10.7.1.2").doesNotContain(office.getValue(), home.getValue());
        mvc.perform(post(endOf("10.7.1.2")).with(signedInAs(SECURITY)).with(csrf())).andExpect(redirectedUrl("/admin/users/" + userId));
        isOut(home);
        mvc.perform(get("/account").cookie(office)).andExpect(status().isOk());
        signIn("10.7.1.3");
        mvc.perform(post("/admin/users/" + userId + "/sessions/end").with(signedInAs(SECURITY)).with(csrf())).andExpect(redirectedUrl("/admin/users/" + userId));
        isOut(office);
        assertThat(page()).contains("该用户没有登录");
        mvc.perform(get("/account").cookie(signIn("10.7.1.4"))).andExpect(status().isOk());
        assertThat(audited("sessionsEndedBySecurity")).hasSize(2).anyMatch(summary -> summary.contains("10.7.1.2"))
                .anyMatch(summary -> summary.contains("全部会话2个"));
    }

    @Test
    @DisplayName("已经结束的答复不存在；本人的账号由另一名安全管理员办理；其他岗位没有这个权限")
    void refuses() throws Exception {
        signIn("10.7.2.1");
        String end = endOf("10.7.2.1");
        mvc.perform(post(end).with(signedInAs(SignedInAs.actor(Role.SYSTEM_ADMIN, "371500"))).with(csrf())).andExpect(status().isForbidden());
        Actor own = new Actor(userId, "某某", SECURITY.grants());
        mvc.perform(post(end).with(signedInAs(own)).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post("/admin/users/" + userId + "/sessions/end").with(signedInAs(own)).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post(end).with(signedInAs(SECURITY)).with(csrf())).andExpect(redirectedUrl("/admin/users/" + userId));
        mvc.perform(post(end).with(signedInAs(SECURITY)).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("解除统一身份认证关联：该用户退出，记入审计；没有关联的答复409")
    void unlinks() throws Exception {
        String unlink = "/admin/users/" + userId + "/provider/unlink";
        mvc.perform(post(unlink).with(signedInAs(SECURITY)).with(csrf())).andExpect(status().isConflict());
        jdbc.sql("INSERT INTO oidc_account (issuer, subject, user_id, opened, linked_at) VALUES ('https://sso.example', ?, ?, false, ?)")
                .params(userId, userId, java.sql.Timestamp.from(Instant.now())).update();
        Cookie session = signIn("10.7.3.1");
        assertThat(page()).contains("统一身份认证", "解除统一身份认证关联");
        mvc.perform(post(unlink).with(signedInAs(SECURITY)).with(csrf())).andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(jdbc.sql("SELECT count(*) FROM oidc_account WHERE user_id = ?").param(userId).query(Integer.class).single()).isZero();
        isOut(session);
        assertThat(audited("oidcUnlinked")).hasSize(1);
        assertThat(page()).doesNotContain("解除统一身份认证关联");
    }
}
