package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("账号停用的同时转办、委派、领取：事项不会留在已停用的人手中")
class GoneHoldersTest {

    private static final Actor HOLDER = clerk("gone-holder", "某在岗");
    private static final Actor LEAVES = clerk("gone-leaves", "某离岗");
    private static final Actor SECURITY = actor(Role.SECURITY_ADMIN, "371500");

    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired Delegations delegations;
    @Autowired GoneHolders holders;
    @Autowired TaskService engine;
    @Autowired Users users;
    @Autowired Beside beside;
    @Autowired JdbcClient jdbc;

    private String task;

    private static Actor clerk(String id, String name) {
        return new Actor(id, name, Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)));
    }

    @BeforeEach
    void held() {
        for (Actor person : Set.of(HOLDER, LEAVES)) {
            jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, 'x')").params(person.userId(), person.name()).update();
            jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, 'COUNTY_CLERK', ?, ?)")
                    .params(person.userId(), FilingScenario.COUNTY, Role.COUNTY_CLERK.in(FilingScenario.COUNTY)).update();
        }
        task = tasks.open(scenario.submitted().number(), "acceptFiling").orElseThrow();
    }

    @AfterEach
    void leave() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id LIKE 'gone-%'").update();
        jdbc.sql("DELETE FROM app_user WHERE user_id LIKE 'gone-%'").update();
    }

    @Test
    @DisplayName("正在停用的，转给他、委派给他都不行")
    void disabledFirst() {
        runAs(HOLDER, () -> tasks.claim(task, HOLDER));
        assertThat(beside.second(this::disable, this::transfer)).isInstanceOf(RequestRefused.class).hasMessageContaining("接办人不在本环节的办理人员之中");
        users.setEnabled(LEAVES.userId(), true, SECURITY);
        assertThat(beside.second(this::disable, () -> runAs(HOLDER, () -> delegations.delegate(task, LEAVES.userId(), "请核对课程表。", HOLDER))))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("受委派人不在本环节的办理人员之中");
        assertThat(holder()).isEqualTo(HOLDER.userId());
    }

    @Test
    @DisplayName("正在转给他的，停用等转办办完，随即退回待领取")
    void transferredFirst() {
        runAs(HOLDER, () -> tasks.claim(task, HOLDER));
        assertThat(beside.second(this::transfer, this::disable)).isNull();
        assertThat(holder()).isNull();
    }

    @Test
    @DisplayName("他正在领取的，停用不等：稍后的清理退回待领取，在岗的人手中的不动")
    void claimedMeanwhile() {
        String other = tasks.open(scenario.submitted().number(), "acceptFiling").orElseThrow();
        runAs(HOLDER, () -> tasks.claim(other, HOLDER));
        assertThat(beside.second(() -> runAs(LEAVES, () -> tasks.claim(task, LEAVES)), this::disable)).isNull();
        assertThat(holder()).isEqualTo(LEAVES.userId());
        holders.sweep();
        assertThat(holder()).isNull();
        assertThat(engine.createTaskQuery().taskId(other).singleResult().getAssignee()).isEqualTo(HOLDER.userId());
    }

    private void transfer() {
        runAs(HOLDER, () -> tasks.transfer(task, LEAVES.userId(), "外出培训三天", HOLDER));
    }

    private void disable() {
        runAs(SECURITY, () -> users.setEnabled(LEAVES.userId(), false, SECURITY));
    }

    private String holder() {
        return engine.createTaskQuery().taskId(task).singleResult().getAssignee();
    }
}
