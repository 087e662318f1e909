package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("流程引擎页面的攻击面")
class WebappAttackTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String PASSWORD = "Correct-Horse-7";

    @LocalServerPort int port;
    @Autowired Users users;
    @Autowired TaskService tasks;
    @Autowired FilterService filters;
    @Autowired AuthorizationService authorizations;
    @Autowired JdbcClient jdbc;
    @Autowired EngineRights rights;

    private String suffix;
    private Task task;

    @BeforeEach
    void aTaskOfDonge() {
        suffix = UUID.randomUUID().toString().substring(0, 8);
        task = tasks.newTask("task-" + suffix);
        task.setName("审核备案");
        task.setTenantId("371526");
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "countyClerk-371526");
    }

    @AfterEach
    void remove() {
        tasks.deleteTask(task.getId(), true);
    }

    private Browser as(Role role, String jurisdiction) {
        return as(new Grant(role, jurisdiction, role == Role.APPLICANT ? 1042L : null));
    }

    private Browser as(Grant grant) {
        String userId = grant.role().group() + "." + suffix;
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(grant), false), Actor.SYSTEM);
        var browser = new Browser(port).signIn(userId, PASSWORD);
        browser.get("/camunda/api/admin/auth/user/default");
        browser.get(ENGINE + "/task");
        return browser;
    }

    @Test
    @DisplayName("未登录：页面转到登录，接口401，没有开放的引擎接口")
    void anonymous() {
        var nobody = new Browser(port);
        assertThat(nobody.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(nobody.get(ENGINE + "/task").statusCode()).isEqualTo(401);
        assertThat(nobody.json("POST", "/camunda/api/admin/setup/default/user/create", "{}").statusCode()).isIn(401, 403);
        assertThat(as(Role.OPERATOR, "371500").get("/engine-rest/task").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "APPLICANT, 371526, /camunda/app/tasklist/default/, 403", "AUDITOR, 371500, /camunda/app/tasklist/default/, 403",
        "SECURITY_ADMIN, 371500, /camunda/app/admin/default/, 403", "SYSTEM_ADMIN, 371500, /camunda/app/cockpit/default/, 403",
        "COUNTY_CLERK, 371526, /camunda/app/tasklist/default/, 200", "CITY_MANAGER, 371500, /camunda/app/tasklist/default/, 200",
        "COUNTY_CLERK, 371526, /camunda/app/cockpit/default/, 403", "COUNTY_MANAGER, 371526, /camunda/app/admin/default/, 403",
        "CITY_CLERK, 371500, /camunda/app/welcome/default/, 403", "COUNTY_CLERK, 371526, /webjars/camunda/app/admin/index.html, 403",
        "OPERATOR, 371500, /camunda/app/cockpit/default/, 200", "OPERATOR, 371500, /camunda/app/admin/default/, 200",
        "OPERATOR, 371500, /camunda/app/tasklist/default/, 200", "OPERATOR, 371500, /camunda/app/welcome/default/, 200"})
    @DisplayName("各角色能打开的引擎页面")
    void whoSeesWhat(Role role, String jurisdiction, String path, int status) {
        assertThat(as(role, jurisdiction).get(path).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("经办只看到本辖区本组的任务；外县看不到、认领不了")
    void onlyOwnQueue() {
        var donge = as(Role.COUNTY_CLERK, "371526");
        assertThat(donge.get(ENGINE + "/task").body()).contains(task.getId());
        assertThat(donge.get(ENGINE + "/task/" + task.getId()).statusCode()).isEqualTo(200);

        suffix += "x";
        var guan = as(Role.COUNTY_CLERK, "371525");
        assertThat(guan.get(ENGINE + "/task").body()).doesNotContain(task.getId(), "\"tenantId\":\"371526\"");
        assertThat(guan.get(ENGINE + "/task/" + task.getId()).statusCode()).isIn(403, 404);
        assertThat(claim(guan, "countyClerk." + suffix)).isGreaterThanOrEqualTo(400);

        var manager = as(Role.COUNTY_MANAGER, "371526");
        assertThat(manager.get(ENGINE + "/task").body()).as("same county, other queue").isEqualTo("[]");
    }

    @Test
    @DisplayName("认领外县的任务: 403和一句中文, 不是系统故障; 办理被拒时只有中文一句, 前面没有英文")
    void refusedInChinese() {
        suffix += "y";
        var guan = as(Role.COUNTY_CLERK, "371525");
        for (String verb : new String[] {"claim", "complete", "submit-form", "unclaim"}) {
            var answer = guan.json("POST", ENGINE + "/task/" + task.getId() + "/" + verb, "{\"userId\":\"countyClerk." + suffix + "\"}");
            assertThat(answer.statusCode()).as(verb).isEqualTo(403);
            assertThat(answer.body()).contains("\"message\":\"没有找到该待办，可能已经办结，或者不属于您的辖区和岗位。");
        }
        suffix += "z";
        var clerk = as(Role.COUNTY_CLERK, "371526");
        var unknown = clerk.json("POST", ENGINE + "/task/no-such-task/claim", "{\"userId\":\"countyClerk." + suffix + "\"}");
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(unknown.body()).contains("\"message\":\"没有找到该待办");
    }

    @Test
    @DisplayName("委派中的任务: 受委派人在Tasklist看到, 从引擎接口不能办结、不能退回待认领")
    void lentTask() {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        String delegate = "countyClerk." + suffix;
        tasks.setAssignee(task.getId(), "somebody");
        tasks.delegateTask(task.getId(), delegate);
        assertThat(inFilter(clerk, EngineRights.MINE)).contains(task.getId());
        assertThat(clerk.get(ENGINE + "/task/" + task.getId()).body()).contains("\"delegationState\":\"PENDING\"", "\"owner\":\"somebody\"");
        var complete = clerk.json("POST", ENGINE + "/task/" + task.getId() + "/complete", "{\"variables\":{}}");
        assertThat(complete.statusCode()).isEqualTo(400);
        assertThat(complete.body()).contains("\"message\":\"本事项已委派他人准备意见");
        var unclaim = clerk.json("POST", ENGINE + "/task/" + task.getId() + "/unclaim", "{}");
        assertThat(unclaim.statusCode()).isEqualTo(403);
        assertThat(unclaim.body()).contains("不能退回待认领");
    }

    @Test
    @DisplayName("办理组去掉又加回：还是原来的权限，不出故障")
    void queueGivenAgain() {
        tasks.deleteCandidateGroup(task.getId(), "countyClerk-371526");
        tasks.addCandidateGroup(task.getId(), "countyClerk-371526");
        tasks.addCandidateGroup(task.getId(), "countyClerk-371526");
        assertThat(authorizations.createAuthorizationQuery().resourceId(task.getId()).groupIdIn("countyClerk-371526").count()).isEqualTo(1);
        assertThat(claim(as(Role.COUNTY_CLERK, "371526"), "countyClerk." + suffix)).isEqualTo(204);
    }

    @Test
    @DisplayName("经办可以认领、退回待认领")
    void claimsAndGivesBack() {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        assertThat(claim(clerk, "countyClerk." + suffix)).isEqualTo(204);
        assertThat(clerk.json("POST", ENGINE + "/task/" + task.getId() + "/unclaim", "{}").statusCode()).isEqualTo(204);
    }

    private int claim(Browser browser, String userId) {
        return browser.json("POST", ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"" + userId + "\"}")
                .statusCode();
    }

    @Test
    @DisplayName("不得以他人名义认领")
    void claimsForNobodyElse() {
        users.create(new NewUser("other." + suffix, "某某", null, PASSWORD,
                Set.of(new Grant(Role.COUNTY_CLERK, "371526", null)), false), Actor.SYSTEM);
        assertThat(claim(as(Role.COUNTY_CLERK, "371526"), "other." + suffix)).isGreaterThanOrEqualTo(400);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /task/ID/assignee | {\"userId\":\"x\"}", "POST | /task/ID/delegate | {\"userId\":\"x\"}",
        "POST | /task/ID/resolve | {}", "POST | /task/ID/bpmnError | {\"errorCode\":\"x\"}",
        "POST | /task/ID/bpmnEscalation | {\"escalationCode\":\"x\"}", "PUT | /task/ID | {\"name\":\"x\"}",
        "DELETE | /task/ID | {}", "PUT | /task/ID/variables/x | {\"value\":\"1\"}",
        "PUT | /task/ID/localVariables/x | {\"value\":\"1\"}", "POST | /task/ID/variables | {}",
        "GET | /task/ID/variables | {}",
        "POST | /task/ID/identity-links | {\"groupId\":\"x\",\"type\":\"candidate\"}", "POST | /task/create | {}",
        "POST | /deployment/create | {}", "POST | /message | {\"messageName\":\"x\"}", "POST | /signal | {\"name\":\"x\"}",
        "POST | /process-definition/key/classFiling/start | {}", "POST | /process-instance/x/modification | {}",
        "PUT | /process-instance/x/variables/y | {\"value\":\"1\"}", "DELETE | /process-instance/x | {}",
        "POST | /filter/create | {\"name\":\"x\",\"resourceType\":\"Task\",\"query\":{}}",
        "PUT | /filter/x | {\"name\":\"x\",\"resourceType\":\"Task\",\"query\":{}}",
        "POST | /authorization/create | {}", "POST | /user/create | {}", "POST | /identity/verify | {}",
        "GET | /process-definition/statistics | {}", "GET | /task/report | {}",
        "GET | /user | {}", "GET | /history/task | {}", "GET | /process-instance | {}", "GET | /variable-instance | {}",
        "POST | /external-task/fetchAndLock | {}", "POST | /batch/x | {}", "POST | /modification/execute | {}"})
    @DisplayName("经办：清单以外的引擎接口一律403")
    void officersAllowList(String method, String path, String body) {
        assertThat(as(Role.COUNTY_CLERK, "371526").json(method, ENGINE + path.replace("ID", task.getId()), body)
                .statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /task/ID/complete | {}", "POST | /task/ID/submit-form | {}", "POST | /task/ID/claim | {}",
        "PUT | /task/ID/variables/x | {\"value\":\"1\"}", "PUT | /process-instance/x/variables/y | {\"value\":\"1\"}",
        "POST | /deployment/create | {}", "POST | /message | {\"messageName\":\"x\"}", "POST | /filter/create | {}",
        "POST | /process-instance/x/modification | {}", "POST | /authorization/create | {}", "POST | /user/create | {}",
        "POST | /group/create | {}", "PUT | /user/x/credentials | {}",
        "POST | /process-definition/key/classFiling/start | {}", "DELETE | /process-instance/x | {}",
        "PUT | /process-instance/x/suspended | {\"suspended\":false}", "PUT | /process-instance/suspended | {\"suspended\":false}",
        "PUT | /process-definition/x/suspended | {\"suspended\":true}", "PUT | /process-definition/suspended | {\"suspended\":true}",
        "PUT | /job/x/suspended | {\"suspended\":true}", "PUT | /job-definition/suspended | {\"suspended\":true}",
        "PUT | /incident/x/annotation | {\"annotation\":\"x\"}"})
    @DisplayName("运维：不得办理任务、改变量、部署、建用户、授权，不得暂停、恢复案件、模型和作业")
    void operatorsAllowList(String method, String path, String body) {
        assertThat(as(Role.OPERATOR, "371500").json(method, ENGINE + path.replace("ID", task.getId()), body)
                .statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"job", "job-definition"})
    @DisplayName("运维：不得在 Cockpit 中重试作业，告知在“故障作业”中办理：那里记入审计")
    void retriesWhereTheyAreAudited(String of) {
        var answer = as(Role.OPERATOR, "371500").json("PUT", ENGINE + "/" + of + "/x/retries", "{\"retries\":3}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("请在系统的“故障作业”页面点“重试”");
    }

    @Test
    @DisplayName("Cockpit“人工任务”页按组统计：运维看得到")
    void tasksByGroup() {
        assertThat(as(Role.OPERATOR, "371500").get(ENGINE + "/task/report/candidate-group-count").body()).contains("countyClerk-371526");
    }

    @Test
    @DisplayName("CVE-2026-77226：初始化接口不能建立管理员，引擎用户表为空")
    void setup() {
        String admin = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"a\",\"lastName\":\"b\"},"
                + "\"credentials\":{\"password\":\"Intruder-1234\"}}";
        for (Role role : new Role[] {Role.COUNTY_CLERK, Role.OPERATOR}) {
            String jurisdiction = role == Role.OPERATOR ? "371500" : "371526";
            assertThat(as(role, jurisdiction).json("POST", "/camunda/api/admin/setup/default/user/create", admin)
                    .statusCode()).isEqualTo(403);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM act_id_user").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM act_id_membership").query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"assigneeExpression\":\"${dateTime().toString()}\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${dateTime().toString()}\"}]}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass().forName('java.lang.Runtime')}\"}]}",
        "{\"orQueries\":[{\"createdBeforeExpression\":\"${now()}\"},{\"assigneeExpression\":\"${dataSource}\"}]}"})
    @DisplayName("CVE-2026-109432：任务查询（含 orQueries）中的表达式被拒绝")
    void queryExpressions(String query) {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        assertThat(clerk.json("POST", ENGINE + "/task", query).statusCode()).isEqualTo(400);
        assertThat(clerk.json("POST", ENGINE + "/task/count", query).statusCode()).isEqualTo(400);
        String filter = filters.createTaskFilterQuery().filterName(EngineRights.MY_QUEUES).singleResult().getId();
        assertThat(clerk.json("POST", ENGINE + "/filter/" + filter + "/list", query).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("三个现成筛选可用：我的待办、本组待认领、按期限先后")
    void readyFilters() {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        assertThat(clerk.get(ENGINE + "/filter?resourceType=Task").body())
                .contains(EngineRights.MINE, EngineRights.MY_QUEUES, EngineRights.BY_DUE_DATE);
        assertThat(inFilter(clerk, EngineRights.MINE)).doesNotContain(task.getId());
        assertThat(inFilter(clerk, EngineRights.MY_QUEUES)).contains(task.getId());
        claim(clerk, "countyClerk." + suffix);
        assertThat(inFilter(clerk, EngineRights.MINE)).contains(task.getId());
        assertThat(inFilter(clerk, EngineRights.MY_QUEUES)).doesNotContain(task.getId());
        assertThat(inFilter(clerk, EngineRights.BY_DUE_DATE)).contains(task.getId());
    }

    @Test
    @DisplayName("暂停办理的不在筛选中，与本系统的待办相同；以前的程序建的筛选，启动时改过来")
    void pausedApart() {
        filters.saveFilter(filters.createTaskFilterQuery().filterName(EngineRights.MINE).singleResult()
                .setQuery((Query<?, ?>) tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        rights.run(null);
        var clerk = as(Role.COUNTY_CLERK, "371526");
        claim(clerk, "countyClerk." + suffix);
        assertThat(inFilter(clerk, EngineRights.MINE)).contains(task.getId());
        jdbc.sql("UPDATE act_ru_task SET suspension_state_ = 2 WHERE id_ = ?").param(task.getId()).update();
        assertThat(inFilter(clerk, EngineRights.MINE)).doesNotContain(task.getId());
        assertThat(inFilter(clerk, EngineRights.BY_DUE_DATE)).doesNotContain(task.getId());
        var unclaim = clerk.json("POST", ENGINE + "/task/" + task.getId() + "/unclaim", "{}");
        assertThat(unclaim.statusCode()).isEqualTo(403);
        assertThat(unclaim.body()).contains("\"message\":\"“审核备案”所属的事项已暂停办理、停止计时");
        jdbc.sql("UPDATE act_ru_task SET suspension_state_ = 1 WHERE id_ = ?").param(task.getId()).update();
    }

    private String inFilter(Browser browser, String name) {
        String id = filters.createTaskFilterQuery().filterName(name).singleResult().getId();
        return browser.json("POST", ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=15", "{}").body();
    }

    @Test
    @DisplayName("重启不重复授权、不重复建筛选")
    void restart() {
        long grants = authorizations.createAuthorizationQuery().count();
        rights.run(null);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(3);
    }

    @Test
    @DisplayName("以前的程序多给的权限，启动时收回：运维不能在引擎中暂停、恢复案件，不能重试作业")
    void takenBack() {
        Authorization earlier = authorizations.createAuthorizationQuery().groupIdIn(EngineGroups.OPERATORS)
                .resourceType(Resources.PROCESS_INSTANCE).resourceId(Authorization.ANY).singleResult();
        earlier.addPermission(ProcessInstancePermissions.SUSPEND);
        earlier.addPermission(ProcessInstancePermissions.RETRY_JOB);
        authorizations.saveAuthorization(earlier);
        rights.run(null);
        for (Resource resource : new Resource[] {Resources.PROCESS_INSTANCE, Resources.PROCESS_DEFINITION}) {
            Authorization now = authorizations.createAuthorizationQuery().groupIdIn(EngineGroups.OPERATORS)
                    .resourceType(resource).resourceId(Authorization.ANY).singleResult();
            assertThat(now.isPermissionGranted(Permissions.READ)).isTrue();
            for (Permission right : resource == Resources.PROCESS_INSTANCE ? new Permission[] {ProcessInstancePermissions.SUSPEND, ProcessInstancePermissions.RETRY_JOB}
                    : new Permission[] {ProcessDefinitionPermissions.SUSPEND, ProcessDefinitionPermissions.SUSPEND_INSTANCE, ProcessDefinitionPermissions.RETRY_JOB}) {
                assertThat(now.isPermissionGranted(right)).as(right.getName()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("经办只看得到同组人员：外县和机构人员的姓名、邮箱、岗位看不到，运维看得到")
    void onlyColleagues() {
        String ours = user(new Grant(Role.COUNTY_CLERK, "371526", null));
        String foreign = user(new Grant(Role.COUNTY_CLERK, "371525", null));
        String applicant = user(new Grant(Role.APPLICANT, "371526", 1042L));
        var clerk = as(Role.COUNTY_CLERK, "371526");
        assertThat(clerk.get(ENGINE + "/user/countyClerk." + suffix + "/profile").body()).contains("某某");
        assertThat(clerk.get(ENGINE + "/user/" + ours + "/profile").body()).contains("同某");
        assertThat(clerk.get(ENGINE + "/identity/groups?userId=" + ours).body()).contains("countyClerk-371526", "\"name\":\"任务列表使用人员\"");
        for (String other : new String[] {foreign, applicant}) {
            assertThat(clerk.get(ENGINE + "/user/" + other + "/profile").statusCode()).isEqualTo(404);
            assertThat(clerk.get(ENGINE + "/identity/groups?userId=" + other).body()).doesNotContain("countyClerk", "applicant", "同某");
        }
        assertThat(as(Role.OPERATOR, "371500").get(ENGINE + "/user/" + foreign + "/profile").statusCode()).isEqualTo(200);
    }

    private String user(Grant grant) {
        String userId = "seen." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(userId, "同某", userId + "@example.org", PASSWORD, Set.of(grant), false), Actor.SYSTEM);
        return userId;
    }

    @Test
    @DisplayName("没有跨站令牌的引擎调用被拒绝")
    void engineCsrf() {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        var answer = clerk.submit("/login", ENGINE + "/task", java.util.Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("列表至多500条，不加上限的也是")
    void longestList() {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        for (String limit : new String[] {"", "?maxResults=500", "?maxResults=2000"}) {
            assertThat(clerk.get(ENGINE + "/task" + limit).statusCode()).isEqualTo(200);
        }
        String filter = filters.createTaskFilterQuery().filterName(EngineRights.MINE).singleResult().getId();
        assertThat(clerk.json("POST", ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=501", "{}")
                .statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("引擎页面的脚本令牌与本次响应头一致")
    void nonce() {
        var page = as(Role.OPERATOR, "371500").get("/camunda/app/cockpit/default/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        var nonce = java.util.regex.Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
    }

    @Test
    @DisplayName("在任务列表中退出，即退出本系统")
    void signsOutEverywhere() {
        var clerk = as(Role.COUNTY_CLERK, "371526");
        assertThat(clerk.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(204);
        assertThat(clerk.get("/password").statusCode()).isEqualTo(302);
    }
}
