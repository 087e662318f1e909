package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("被拒绝的访问记入审计")
class AccessRefusalsTest {

    private static final String PASSWORD = "Correct-Horse-7";

    @LocalServerPort int port;
    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired FilingScenario scenario;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private final String userId = "refused-" + UUID.randomUUID().toString().substring(0, 8);
    private final Actor clerk = new Actor(userId, "某某", Set.of(new Grant(Role.COUNTY_CLERK, "371525", null)));

    @BeforeEach
    void stopTheClock() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void remove() {
        Telephone.remove(jdbc, userId);
        time.reset();
    }

    private List<String> audited() {
        return jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'identity.accessRefused' AND actor_id = ? ORDER BY seq")
                .param(userId).query(String.class).list();
    }

    @Test
    @DisplayName("没有权限的页面403：记一条，审计管理员看得到")
    void forbidden() throws Exception {
        mvc.perform(get("/admin/users").with(signedInAs(clerk))).andExpect(status().isForbidden());
        assertThat(audited()).containsExactly("访问 GET /admin/users 被拒绝：本人的角色没有此项权限。");
        mvc.perform(get("/admin/audit").param("person", userId).with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(content().string(containsString("访问被拒"))).andExpect(content().string(containsString("GET /admin/users")));
    }

    @Test
    @DisplayName("外县的备案按不存在答复404：同样记一条；确实不存在的不记")
    void hidden() throws Exception {
        var filing = scenario.submitted();
        mvc.perform(get("/cases/" + filing.number()).with(signedInAs(clerk))).andExpect(status().isNotFound());
        assertThat(audited()).hasSize(1).allMatch(summary -> summary.endsWith("不属于本人的辖区或者机构，按不存在答复。"));
        mvc.perform(get("/cases/no-such-case").with(signedInAs(clerk))).andExpect(status().isNotFound());
        mvc.perform(get("/no-such-page").with(signedInAs(clerk))).andExpect(status().isNotFound());
        assertThat(audited()).hasSize(1);
    }

    @Test
    @DisplayName("没有页面令牌的提交、流程引擎的页面和接口：同样记")
    void filters() throws Exception {
        mvc.perform(post("/account/sessions/others/end").with(signedInAs(clerk))).andExpect(status().isForbidden());
        users.create(new NewUser(userId, "某某", null, PASSWORD, clerk.grants(), false), Actor.SYSTEM);
        var browser = new Browser(port).signIn(userId, PASSWORD);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/engine/engine/default/user").statusCode()).isEqualTo(403);
        assertThat(audited()).hasSize(3).allMatch(summary -> summary.endsWith("没有权限，或者页面已失效。"));
    }

    @Test
    @DisplayName("一分钟内至多10条，最后一条注明其后不再记；他人的和下一分钟的另计；办成的不记")
    void bounded() throws Exception {
        for (int i = 0; i < 30; i++) {
            mvc.perform(get("/admin/users").with(signedInAs(clerk))).andExpect(status().isForbidden());
        }
        assertThat(audited()).hasSize(10);
        assertThat(audited().get(9)).endsWith("本分钟内其后的拒绝不再逐条记录。");
        time.set(LocalDateTime.of(2026, 5, 6, 9, 1));
        mvc.perform(get("/admin/users").with(signedInAs(clerk))).andExpect(status().isForbidden());
        mvc.perform(get("/todo").with(signedInAs(clerk))).andExpect(status().isOk());
        assertThat(audited()).hasSize(11);
    }
}
