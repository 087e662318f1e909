package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("在任务列表（Tasklist）中认领、退回待认领")
class TasklistHolderTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @LocalServerPort int port;
    @Autowired Users users;
    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired AuthorizationService authorizations;
    @Autowired JdbcClient jdbc;

    private String number;
    private String task;

    @BeforeEach
    void submitted() {
        number = scenario.submitted().number();
        task = tasks.open(number, "acceptFiling").orElseThrow();
    }

    @Test
    @DisplayName("转办以后，原办理人不能替接办人退回待认领，自己也不再有该任务的权限")
    void formerHolder() {
        String first = clerk("先");
        String second = clerk("后");
        Browser browser = signedIn(first);
        assertThat(send(browser, "claim", first)).isEqualTo(204);
        runAs(MANAGER, () -> tasks.transfer(task, second, "某先外出", MANAGER));
        assertThat(authorizations.createAuthorizationQuery().resourceId(task).userIdIn(first).count()).isZero();
        assertThat(send(browser, "unclaim", first)).isEqualTo(403);
        assertThat(holder()).isEqualTo(second);

        jdbc.sql("UPDATE act_ru_authorization SET user_id_ = ? WHERE resource_id_ = ? AND user_id_ = ?").params(first, task, second).update();
        var answer = browser.json("POST", ENGINE + "/task/" + task + "/unclaim", "{}");
        assertThat(answer.statusCode()).as("a right that an earlier program left").isEqualTo(403);
        assertThat(answer.body()).contains("该待办不在您的手中，不能由您退回待认领");
        assertThat(holder()).isEqualTo(second);
    }

    @Test
    @DisplayName("认领和退回都记入审计和流转记录，由本人所为")
    void journalled() {
        String clerk = clerk("记录");
        Browser browser = signedIn(clerk);
        assertThat(send(browser, "claim", clerk)).isEqualTo(204);
        assertThat(send(browser, "unclaim", clerk)).isEqualTo(204);
        assertThat(jdbc.sql("SELECT action FROM audit_entry WHERE case_number = ? AND actor_id = ? ORDER BY seq").params(number, clerk)
                .query(String.class).list()).containsExactly("task.claimed", "task.givenBack");
        assertThat(jdbc.sql("SELECT kind FROM timeline_entry WHERE case_number = ? AND kind IN ('CLAIMED', 'GIVEN_BACK') ORDER BY id").param(number)
                .query(String.class).list()).containsExactly("CLAIMED", "GIVEN_BACK");
    }

    @Test
    @DisplayName("任务列表中每项待办写着案件编号；待办清单、流转记录和审计仍只写环节")
    void tellsTheCase() {
        String clerk = clerk("列表");
        Browser browser = signedIn(clerk);
        assertThat(browser.get(ENGINE + "/task/" + task).body()).contains("\"name\":\"受理备案 · " + number + "\"");
        assertThat(send(browser, "claim", clerk)).isEqualTo(204);
        assertThat(jdbc.sql("SELECT step_label FROM work_item WHERE task_id = ?").param(task).query(String.class).single()).isEqualTo("受理备案");
        assertThat(jdbc.sql("SELECT step FROM timeline_entry WHERE case_number = ? AND kind = 'CLAIMED'").param(number).query(String.class).single())
                .isEqualTo("受理备案");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE case_number = ? AND action = 'task.claimed'").param(number).query(String.class).single())
                .isEqualTo("某列表认领了“受理备案”。");
    }

    private String clerk(String name) {
        String userId = "holder." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(userId, "某" + name, null, PASSWORD,
                Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)), false), Actor.SYSTEM);
        return userId;
    }

    private Browser signedIn(String userId) {
        Browser browser = new Browser(port).signIn(userId, PASSWORD);
        browser.get("/camunda/api/admin/auth/user/default");
        browser.get(ENGINE + "/task");
        return browser;
    }

    private int send(Browser browser, String verb, String userId) {
        return browser.json("POST", ENGINE + "/task/" + task + "/" + verb, "{\"userId\":\"" + userId + "\"}").statusCode();
    }

    private String holder() {
        return jdbc.sql("SELECT assignee_ FROM act_ru_task WHERE id_ = ?").param(task).query(String.class).single();
    }
}
