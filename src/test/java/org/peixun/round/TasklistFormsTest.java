package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.project;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.projectlist.ProjectReports;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** As Tasklist calls its REST: the deployed form, claim, submit-form; each step by its own role and refused to another. */
@IntegrationTest
@DisplayName("品牌推荐和项目清单的表单在任务列表（Tasklist）中")
class TasklistFormsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String COUNTY = "371526";
    private static final String CITY = "371500";

    @LocalServerPort int port;
    @Autowired NominationScenario nominations;
    @Autowired ProjectListScenario lists;
    @Autowired ProjectReports reports;
    @Autowired Users users;
    @Autowired Tasks tasks;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    private record Officer(String userId, Browser browser) {}

    @AfterEach
    void backToNow() {
        nominations.putAway(2026);
        lists.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("推选、签发、退回补正、补正、组织评分：各岗位打开自己的表单办结，别的岗位和外县打不开")
    void nomination() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        nominations.accounts();
        String number = nominations.filled(nominations.fresh(2026), COUNTY, 1);
        Officer clerk = officer(Role.COUNTY_CLERK, COUNTY);
        Officer manager = officer(Role.COUNTY_MANAGER, COUNTY);
        Officer city = officer(Role.CITY_CLERK, CITY);
        for (int expert = 0; expert < 4; expert++) {
            officer(Role.EXPERT, CITY);
        }

        refused(number, "selectCandidates", officer(Role.COUNTY_CLERK, "371525"), manager, city);
        completes(clerk, "brandNomination", number, "selectCandidates", text("decision", "publicise"));
        time.passWorkingDays(6);
        clerk = again(clerk);
        manager = again(manager);
        city = again(city);
        refused(number, "signNomination", clerk, city);
        completes(manager, "brandNomination", number, "signNomination", text("decision", "send"));
        refused(number, "checkMaterials", manager, officer(Role.CITY_MANAGER, CITY));
        completes(city, "brandNomination", number, "checkMaterials", text("decision", "return"), text("opinion", "案例缺少佐证"),
                "\"reasons\":{\"type\":\"Json\",\"value\":\"[\\\"EXAMPLE_THIN\\\"]\"}");
        refused(number, "correctNomination", city, manager);
        completes(clerk, "brandNomination", number, "correctNomination", "\"confirmation\":{\"type\":\"Boolean\",\"value\":true}");

        String task = open(number, "checkMaterials");
        city.browser().json("POST", ENGINE + task + "/claim", "{\"userId\":\"" + city.userId() + "\"}");
        var tooFew = submit(city, task, text("decision", "pass"), "\"experts\":{\"type\":\"Integer\",\"value\":2}");
        assertThat(tooFew.statusCode()).isEqualTo(400);
        assertThat(tooFew.body()).contains("\"message\":\"评审专家人数：请填写3至7的整数");
        assertThat(submit(city, task, text("decision", "pass"), "\"experts\":{\"type\":\"Integer\",\"value\":4}").statusCode()).isEqualTo(204);
        path.of(number).passed("endEvent_materialsReturned", "endEvent_nominationCorrected");
        assertThat(tasks.open(number, "scoreNomination")).isPresent();
        assertThat(officer(Role.EXPERT, CITY).browser().get("/camunda/app/tasklist/default/").statusCode())
                .as("专家只在案件页评分").isEqualTo(403);
    }

    @Test
    @DisplayName("填报、签发、退回补正、补正、核对通过、报送进展：各岗位打开自己的表单办结，别的岗位和外县打不开")
    void projectList() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        lists.open(2026, DueRule.FIXED);
        String number = lists.numberOf(2026, COUNTY);
        lists.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        Officer clerk = officer(Role.COUNTY_CLERK, COUNTY);
        Officer manager = officer(Role.COUNTY_MANAGER, COUNTY);
        Officer city = officer(Role.CITY_CLERK, CITY);

        refused(number, "fillList", officer(Role.COUNTY_CLERK, "371525"), manager, city);
        completes(clerk, "projectTrainingList", number, "fillList");
        refused(number, "signList", clerk, city);
        completes(manager, "projectTrainingList", number, "signList", text("decision", "sign"));
        refused(number, "checkList", manager, officer(Role.CITY_MANAGER, CITY));
        completes(city, "projectTrainingList", number, "checkList", text("decision", "return"), text("opinion", "请补充进展"),
                "\"reasons\":{\"type\":\"Json\",\"value\":\"[\\\"PROGRESS_MISSING\\\"]\"}");
        refused(number, "correctList", city, manager);
        completes(clerk, "projectTrainingList", number, "correctList");
        completes(manager, "projectTrainingList", number, "signList", text("decision", "sign"));
        completes(city, "projectTrainingList", number, "checkList", text("decision", "pass"));
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        clerk = again(clerk);
        refused(number, "reportProgress", again(city), again(manager));
        runAs(clerk(COUNTY), () -> reports.report(number, number + "-01", "组织中", "0", "正在组织第一期报名工作。", clerk(COUNTY)));
        completes(clerk, "projectTrainingList", number, "reportProgress", text("opinion", "进度正常"));
        path.of(number).passed("serviceTask_sendReturnNotice", "endEvent_listChecked").waitsAt();
    }

    /** Opens the deployed form, meets its refusal where it asks for a decision, claims, hands it in. */
    private void completes(Officer officer, String process, String number, String step, String... values) {
        String task = open(number, step);
        var form = officer.browser().get(ENGINE + task + "/deployed-form");
        assertThat(form.statusCode()).as(step).isEqualTo(200);
        assertThat(form.body()).contains("\"" + process + "_" + step + "\"", "事项编号：" + number);
        assertThat(officer.browser().get(ENGINE + task + "/form-variables?deserializeValues=false").body())
                .as("nothing chosen beforehand at " + step).isEqualTo("{}");
        assertThat(officer.browser().json("POST", ENGINE + task + "/claim", "{\"userId\":\"" + officer.userId() + "\"}").statusCode())
                .as("claim " + step).isEqualTo(204);
        if (form.body().contains("\"decision\"")) {
            var missing = submit(officer, task);
            assertThat(missing.statusCode()).as("without decision").isEqualTo(400);
            assertThat(missing.body()).contains("尚未选择");
        }
        var answer = submit(officer, task, values);
        assertThat(answer.statusCode()).as(step + " " + answer.body()).isEqualTo(204);
        assertThat(tasks.open(number, step)).as(step).isEmpty();
    }

    private void refused(String number, String step, Officer... others) {
        String task = open(number, step);
        for (Officer other : others) {
            assertThat(other.browser().get(ENGINE + task + "/deployed-form").statusCode()).as(step + " " + other.userId()).isGreaterThanOrEqualTo(400);
            assertThat(other.browser().json("POST", ENGINE + task + "/claim", "{\"userId\":\"" + other.userId() + "\"}").statusCode())
                    .as("claim " + step + " " + other.userId()).isEqualTo(403);
            assertThat(submit(other, task).statusCode()).as(step + " " + other.userId()).isEqualTo(403);
        }
        assertThat(tasks.open(number, step)).hasValue(task);
    }

    private String open(String number, String step) {
        return tasks.open(number, step).orElseThrow();
    }

    private static java.net.http.HttpResponse<String> submit(Officer officer, String task, String... values) {
        return officer.browser().json("POST", ENGINE + task + "/submit-form", "{\"variables\":{" + String.join(",", values) + "}}");
    }

    private static String text(String key, String value) {
        return "\"" + key + "\":{\"type\":\"String\",\"value\":\"" + value + "\"}";
    }

    private Officer officer(Role role, String jurisdiction) {
        String userId = role.group() + "." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(new Grant(role, jurisdiction, null)), false), Actor.SYSTEM);
        return new Officer(userId, signIn(userId));
    }

    /** Days later the session has ended. */
    private Officer again(Officer officer) {
        return new Officer(officer.userId(), signIn(officer.userId()));
    }

    private Browser signIn(String userId) {
        var browser = new Browser(port).signIn(userId, PASSWORD);
        browser.get("/camunda/api/admin/auth/user/default");
        browser.get("/camunda/api/engine/engine/default/task");
        return browser;
    }
}
