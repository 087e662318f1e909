package org.peixun.users.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.identity.UserFacts;
import org.peixun.identity.Users;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.web.Commands;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@IntegrationTest
@DisplayName("用户管理")
class UserPagesTest {

    private static final Actor SECURITY = actor(Role.SECURITY_ADMIN, "371500");

    @Autowired MockMvc mvc;
    @Autowired Commands commands;
    @Autowired People people;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired SuspensionScenario suspensions;

    private final String userId = "u-" + UUID.randomUUID().toString().substring(0, 8);

    private MockHttpServletRequestBuilder change(String path, Object... variables) {
        return post(path, variables).with(signedInAs(SECURITY)).with(csrf()).param("commandId", commands.next());
    }

    private MockHttpServletRequestBuilder opening() {
        return change("/admin/users").param("userId", userId).param("name", "王某")
                .param("role", "COUNTY_CLERK", "").param("jurisdiction", "371524", "").param("institution", "", "");
    }

    private int audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = :action AND actor_id = :by AND strpos(summary, :user) > 0")
                .param("action", action).param("by", SECURITY.userId()).param("user", userId)
                .query(Integer.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "System", "PUBLIC", "anonymous"})
    @DisplayName("系统自身使用的用户名不能开通账号，不区分大小写")
    void reservedNames(String name) {
        var user = new NewUser(name, "某某", null, null, Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)), true);
        assertThatThrownBy(() -> users.create(user, SECURITY)).isInstanceOf(RequestRefused.class).hasMessageContaining("用户名：“" + name + "”由系统自身使用");
        assertThat(people.find(name)).isEmpty();
    }

    @Test
    @DisplayName("开通账号：一次性密码只给一次，首次登录须修改，记入审计")
    void opens() throws Exception {
        mvc.perform(opening()).andExpect(redirectedUrl("/admin/users/" + userId))
                .andExpect(flash().attributeExists("oneTimePassword"));
        assertThat(people.actor(userId).groups()).containsExactly("countyClerk-371524");
        mvc.perform(get("/admin/users/{id}", userId).with(signedInAs(SECURITY)))
                .andExpect(status().isOk()).andExpect(content().string(containsString("初始密码，下次登录须修改")));
        assertThat(audited("identity.userCreated")).isOne();
    }

    @Test
    @DisplayName("同名账号（不区分大小写）：退回原表单，填写的内容保留")
    void refusesTakenName() throws Exception {
        mvc.perform(opening());
        mvc.perform(change("/admin/users").param("userId", userId.toUpperCase()).param("name", "赵某")
                        .param("role", "COUNTY_CLERK").param("jurisdiction", "371524").param("institution", ""))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("已有同名账号")))
                .andExpect(content().string(containsString("赵某")));
    }

    @Test
    @DisplayName("调整角色、停用、重置密码：各记一条审计")
    void changes() throws Exception {
        mvc.perform(opening());
        mvc.perform(change("/admin/users/{id}/grants", userId)
                        .param("role", "COUNTY_MANAGER").param("jurisdiction", "371525").param("institution", ""))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(people.actor(userId).groups()).containsExactly("countyManager-371525");
        mvc.perform(change("/admin/users/{id}/enabled", userId).param("enabled", "false"))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(people.membersOf("countyManager-371525")).noneMatch(person -> person.userId().equals(userId));
        mvc.perform(change("/admin/users/{id}/password", userId).param("proof", "")).andExpect(status().isBadRequest());
        mvc.perform(change("/admin/users/{id}/password", userId).param("proof", "IN_PERSON")).andExpect(flash().attributeExists("oneTimePassword"));
        assertThat(audited("identity.rolesChanged")).isOne();
        assertThat(audited("identity.userDisabled")).isOne();
        assertThat(audited("identity.passwordReset")).isOne();
    }

    @Test
    @DisplayName("打开页面以后角色已由他人调整的，不覆盖：写明现有的角色，填写保留；核对后可以再次保存")
    void changedMeanwhile() throws Exception {
        mvc.perform(opening());
        String seen = Grant.asSeen(people.actor(userId).grants());
        users.setGrants(userId, Set.of(new Grant(Role.COUNTY_CLERK, "371526", null)), Actor.SYSTEM);
        String now = Grant.asSeen(people.actor(userId).grants());
        var again = change("/admin/users/{id}/grants", userId).param("role", "COUNTY_MANAGER").param("jurisdiction", "371525").param("institution", "");
        mvc.perform(again.param("seen", seen)).andExpect(status().isConflict())
                .andExpect(content().string(containsString("现为县区经办")))
                .andExpect(content().string(containsString("value=\"" + now + "\"")));
        assertThat(people.actor(userId).groups()).containsExactly("countyClerk-371526");
        mvc.perform(change("/admin/users/{id}/grants", userId).param("role", "COUNTY_MANAGER").param("jurisdiction", "371525")
                        .param("institution", "").param("seen", now))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(people.actor(userId).groups()).containsExactly("countyManager-371525");
    }

    @Test
    @DisplayName("三员不得兼任，县区角色不得授在市级：指出哪条不符，填写保留")
    void refusesWrongRoles() throws Exception {
        mvc.perform(change("/admin/users").param("userId", userId).param("name", "王某")
                        .param("role", "AUDITOR", "SYSTEM_ADMIN").param("jurisdiction", "371500", "371500")
                        .param("institution", "", ""))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("须由不同人员担任")));
        mvc.perform(change("/admin/users").param("userId", userId).param("name", "王某")
                        .param("role", "COUNTY_CLERK").param("jurisdiction", "371500").param("institution", ""))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("只能在县（市、区）")));
        assertThat(people.find(userId)).isEmpty();
    }

    @Test
    @DisplayName("已有四个角色的账号，还有一个空行可以再授一个")
    void oneMoreLine() throws Exception {
        mvc.perform(opening());
        users.setGrants(userId, Set.of(new Grant(Role.COUNTY_CLERK, "371524", null), new Grant(Role.COUNTY_CLERK, "371525", null),
                new Grant(Role.COUNTY_CLERK, "371526", null), new Grant(Role.COUNTY_MANAGER, "371524", null)), Actor.SYSTEM);
        mvc.perform(get("/admin/users/{id}", userId).with(signedInAs(SECURITY)))
                .andExpect(content().string(containsString("第5行 角色"))).andExpect(content().string(not(containsString("第6行 角色"))));
    }

    @Test
    @DisplayName("更正姓名、邮箱：审计写明原来的和现在的；填错的退回，填写保留；没有改动的不记")
    void correctsFacts() throws Exception {
        mvc.perform(opening());
        var correct = "/admin/users/{id}/facts";
        mvc.perform(change(correct, userId).param("name", "汪某").param("email", "不是邮箱")).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("电子邮箱：格式不正确"))).andExpect(content().string(containsString("value=\"汪某\"")))
                .andExpect(content().string(containsString("value=\"不是邮箱\"")));
        mvc.perform(change(correct, userId).param("name", " ").param("email", "")).andExpect(status().isBadRequest());
        mvc.perform(change(correct, userId).param("name", "汪某").param("email", "wang@example.org"))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        mvc.perform(change(correct, userId).param("name", "汪某").param("email", "wang@example.org"));
        assertThat(people.find(userId)).contains(new People.Person(userId, "汪某", "wang@example.org"));
        assertThat(audited("identity.factsCorrected")).isOne();
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE action = 'identity.factsCorrected' AND strpos(summary, ?) > 0")
                .param(userId).query(String.class).single()).contains("王某", "汪某", "wang@example.org");
        mvc.perform(change(correct, "nobody").param("name", "汪某").param("email", "")).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("打开页面以后姓名、邮箱已由他人更正的，不覆盖：写明现在的，填写保留；核对后可以再次保存")
    void factsChangedMeanwhile() throws Exception {
        mvc.perform(opening());
        var correct = "/admin/users/{id}/facts";
        String seen = UserFacts.asSeen("王某", null);
        mvc.perform(change(correct, userId).param("name", "汪某").param("email", "").param("seen", seen)).andExpect(redirectedUrl("/admin/users/" + userId));
        mvc.perform(change(correct, userId).param("name", "王某").param("email", "wang@example.org").param("seen", seen))
                .andExpect(status().isConflict()).andExpect(content().string(containsString("已由他人更正为“汪某”")))
                .andExpect(content().string(containsString("value=\"wang@example.org\"")))
                .andExpect(content().string(containsString("value=\"" + UserFacts.asSeen("汪某", null) + "\"")));
        assertThat(people.find(userId)).contains(new People.Person(userId, "汪某", null));
        mvc.perform(change(correct, userId).param("name", "汪某").param("email", "wang@example.org").param("seen", UserFacts.asSeen("汪某", null)))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(people.find(userId)).contains(new People.Person(userId, "汪某", "wang@example.org"));
    }

    @Test
    @DisplayName("停用账号、重置密码以前先确认")
    void asksFirst() throws Exception {
        mvc.perform(opening());
        mvc.perform(get("/admin/users/{id}", userId).with(signedInAs(SECURITY)))
                .andExpect(content().string(containsString("确定停用吗？"))).andExpect(content().string(containsString("确定重置密码吗？")));
        mvc.perform(change("/admin/users/{id}/enabled", userId).param("enabled", "false"));
        mvc.perform(get("/admin/users/{id}", userId).with(signedInAs(SECURITY))).andExpect(content().string(not(containsString("确定停用吗？"))));
    }

    @Test
    @DisplayName("不得变更本人账号")
    void notOneself() throws Exception {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (:id, '本人', 'x') ON CONFLICT DO NOTHING")
                .param("id", SECURITY.userId()).update();
        mvc.perform(change("/admin/users/{id}/enabled", SECURITY.userId()).param("enabled", "false"))
                .andExpect(status().isForbidden());
        mvc.perform(change("/admin/users/{id}/facts", SECURITY.userId()).param("name", "汪某").param("email", ""))
                .andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("只有安全管理员能打开用户管理")
    void onlySecurity() throws Exception {
        for (Role role : Role.values()) {
            if (role != Role.APPLICANT) {
                mvc.perform(get("/admin/users").with(signedInAs(actor(role, "371500"))))
                        .andExpect(status().is(role == Role.SECURITY_ADMIN ? 200 : 403));
            }
        }
    }

    @Test
    @DisplayName("申报人员属于哪家机构，列表和账号页写机构名称，不只写编号")
    void namesTheInstitution() throws Exception {
        long institution = suspensions.institution();
        mvc.perform(change("/admin/users").param("userId", userId).param("name", "王某")
                .param("role", "APPLICANT").param("jurisdiction", SuspensionScenario.COUNTY).param("institution", String.valueOf(institution)));
        for (String path : List.of("/admin/users?text=" + userId, "/admin/users/" + userId)) {
            mvc.perform(get(path).with(signedInAs(SECURITY))).andExpect(content().string(containsString("某暂停培训学校" + institution)));
        }
        int one = listStatements();
        mvc.perform(change("/admin/users").param("userId", userId + "b").param("name", "王某")
                .param("role", "APPLICANT").param("jurisdiction", SuspensionScenario.COUNTY).param("institution", String.valueOf(suspensions.institution())));
        assertThat(listStatements()).as("不随行数增加").isEqualTo(one);
    }

    private int listStatements() {
        return Statements.of(() -> {
            try {
                mvc.perform(get("/admin/users?text=" + userId).with(signedInAs(SECURITY))).andExpect(status().isOk());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }).size();
    }

    @Test
    @DisplayName("按用户名、姓名的一部分查询")
    void searches() throws Exception {
        mvc.perform(opening());
        mvc.perform(get("/admin/users").param("text", userId.substring(2)).with(signedInAs(SECURITY)))
                .andExpect(content().string(containsString(userId)));
        mvc.perform(get("/admin/users").param("text", "没有这个人").with(signedInAs(SECURITY)))
                .andExpect(content().string(containsString("没有符合条件的账号")));
    }
}
