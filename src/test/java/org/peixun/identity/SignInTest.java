package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("登录")
class SignInTest {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);

    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void openAccount() {
        time.set(MORNING);
        users.create(new NewUser("sign-in-test", "某某", null, PASSWORD,
                Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)), false), Actor.SYSTEM);
    }

    @AfterEach
    void closeAccount() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'sign-in-test'").update();
        jdbc.sql("DELETE FROM app_user WHERE user_id = 'sign-in-test'").update();
        time.reset();
    }

    @Test
    @DisplayName("用户名不区分大小写，密码正确即登录，会话中是本人及其角色")
    void signsIn() throws Exception {
        mvc.perform(formLogin("/login").user("Sign-In-Test").password(PASSWORD))
                .andExpect(authenticated().withUsername("sign-in-test").withAuthenticationPrincipal(new Actor(
                        "sign-in-test", "某某", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)))));
    }

    @Test
    @DisplayName("密码错误、没有此用户、账号停用，答复完全相同")
    void tellsNothing() throws Exception {
        fail("sign-in-test");
        fail("nobody-of-this-name");
        users.setEnabled("sign-in-test", false, Actor.SYSTEM);
        mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD))
                .andExpect(unauthenticated()).andExpect(redirectedUrl("/login?error"));
    }

    @Test
    @DisplayName("15分钟内输错5次锁定30分钟，锁定期内密码正确也不能登录")
    void locks() throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            fail("sign-in-test");
        }
        time.set(MORNING.plusMinutes(29));
        mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD)).andExpect(unauthenticated());
        time.set(MORNING.plusMinutes(30));
        mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD)).andExpect(authenticated());
    }

    @Test
    @DisplayName("一个账号一分钟内的失败，记入审计的至多十条，最后一条写明其后不再逐条记录；下一分钟照常记")
    void failuresDoNotFillTheTrail() throws Exception {
        int before = failures().size();
        for (int attempt = 0; attempt < 20; attempt++) {
            fail("sign-in-test");
        }
        assertThat(failures()).hasSize(before + 11).first().asString().contains("其后的失败不再逐条记录");
        time.set(MORNING.plusMinutes(1));
        fail("sign-in-test");
        assertThat(failures()).hasSize(before + 12);
    }

    /** The lock among them, the latest first. */
    private List<String> failures() {
        return jdbc.sql("SELECT summary FROM audit_entry WHERE actor_id = 'sign-in-test' AND action IN "
                + "('identity.signInFailed', 'identity.signInRefused', 'identity.accountLocked') ORDER BY seq DESC").query(String.class).list();
    }

    @Test
    @DisplayName("15分钟以前的输错不计")
    void forgetsOldFailures() throws Exception {
        for (int attempt = 0; attempt < 4; attempt++) {
            fail("sign-in-test");
        }
        time.set(MORNING.plusMinutes(16));
        fail("sign-in-test");
        mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD)).andExpect(authenticated());
    }

    @Test
    @DisplayName("初始密码登录后，除修改密码外任何页面都转到修改密码")
    void firstPassword() throws Exception {
        String oneTime = users.resetPassword("sign-in-test", IdentityProof.IN_PERSON, Actor.SYSTEM);
        var session = mvc.perform(formLogin("/login").user("sign-in-test").password(oneTime))
                .andExpect(authenticated()).andReturn().getResponse().getCookie("SESSION");
        mvc.perform(get("/todo").cookie(session)).andExpect(redirectedUrl("/password"));
        mvc.perform(get("/camunda/app/tasklist/").cookie(session)).andExpect(redirectedUrl("/password"));
        assertThat(mvc.perform(get("/password").cookie(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString())
                .as("会拒绝的都写在前面").contains("不得包含用户名、系统和地区名");
    }

    @Test
    @DisplayName("登录更换会话号")
    void changesSessionId() throws Exception {
        var before = mvc.perform(get("/todo")).andReturn().getResponse().getCookie("SESSION");
        var after = mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD))
                .andReturn().getResponse().getCookie("SESSION");
        assertThat(after.getValue()).isNotEqualTo(before == null ? null : before.getValue());
    }

    @Test
    @DisplayName("停用账号，已打开的会话立即失效")
    void disablingEndsSessions() throws Exception {
        var session = mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD))
                .andReturn().getResponse().getCookie("SESSION");
        mvc.perform(get("/password").cookie(session)).andExpect(status().isOk());
        users.setEnabled("sign-in-test", false, Actor.SYSTEM);
        mvc.perform(get("/password").cookie(session)).andExpect(status().is3xxRedirection());
    }

    @Test
    @DisplayName("会话最长8小时")
    void longestSession() throws Exception {
        var session = mvc.perform(formLogin("/login").user("sign-in-test").password(PASSWORD))
                .andReturn().getResponse().getCookie("SESSION");
        time.set(MORNING.plusHours(8).plusMinutes(1));
        mvc.perform(get("/password").cookie(session)).andExpect(redirectedUrl("/login?expired"));
    }

    @Test
    @DisplayName("没有跨站令牌的提交一律拒绝")
    void refusesWithoutToken() throws Exception {
        mvc.perform(post("/login").param("username", "sign-in-test").param("password", PASSWORD))
                .andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("登录页不含内联脚本，带内容安全策略，禁止嵌入")
    void headers() throws Exception {
        mvc.perform(get("/login"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY_POLICY))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"));
        mvc.perform(get("/login").secure(true)).andExpect(header().exists("Strict-Transport-Security"));
    }

    @Test
    @DisplayName("未登录只能看到登录页和静态文件")
    void onlyPublicPaths() throws Exception {
        for (String path : new String[] {"/", "/todo", "/admin/users", "/camunda/app/tasklist/", "/engine-rest/task"}) {
            mvc.perform(get(path).accept("text/html")).andExpect(redirectedUrl("/login"));
        }
        mvc.perform(get("/assets/css/identity.css")).andExpect(status().isOk());
    }

    @Test
    @DisplayName("没有设置统一身份认证：登录页没有入口，也没有这个网址")
    void noProvider() throws Exception {
        mvc.perform(get("/login")).andExpect(content().string(not(containsString("统一身份认证"))));
        mvc.perform(get("/oauth2/authorization/unified").accept("text/html")).andExpect(redirectedUrl("/login"));
    }

    @Test
    @DisplayName("系统管理员、安全管理员、审计管理员不得一人兼任，也不得兼任业务角色")
    void separatesAdministrators() {
        assertThatThrownBy(() -> users.setGrants("sign-in-test",
                        Set.of(new Grant(Role.AUDITOR, "371500", null), new Grant(Role.SECURITY_ADMIN, "371500", null)),
                        Actor.SYSTEM))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("须由不同人员担任");
    }

    private void fail(String user) throws Exception {
        mvc.perform(formLogin("/login").user(user).password("wrong-Password-1"))
                .andExpect(unauthenticated()).andExpect(redirectedUrl("/login?error"));
    }
}
