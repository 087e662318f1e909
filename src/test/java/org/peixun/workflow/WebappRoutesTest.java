package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.peixun.workflow.RestRoutes.RestRoute;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every address of the engine's webapps and REST as every role, over HTTP. */
@IntegrationTest
@DisplayName("流程引擎的每一个网址，每一个角色")
class WebappRoutesTest {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ENGINE = "/camunda/api/engine/engine";
    private static final List<RestRoute> PAGES = Stream.of("cockpit", "tasklist", "admin", "welcome")
            .flatMap(app -> Stream.of(new RestRoute("GET", "/camunda/app/" + app + "/default/"),
                    new RestRoute("GET", "/camunda/api/" + app + "/plugin/base/default/x"),
                    new RestRoute("POST", "/camunda/api/admin/auth/user/default/login/" + app),
                    new RestRoute("POST", "/camunda/api/admin/setup/default/user/create"))).distinct().toList();

    @LocalServerPort int port;
    @Autowired Users users;

    private final Map<Role, Browser> people = new EnumMap<>(Role.class);

    @BeforeEach
    void signIn() {
        for (Role role : Role.values()) {
            String userId = role.group() + "." + UUID.randomUUID().toString().substring(0, 8);
            boolean county = Set.of(Role.APPLICANT, Role.COUNTY_CLERK, Role.COUNTY_MANAGER).contains(role);
            users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(new Grant(role, county ? "371526" : "371500",
                    role == Role.APPLICANT ? 1042L : null)), false), Actor.SYSTEM);
            people.put(role, new Browser(port).signIn(userId, PASSWORD));
        }
    }

    @Test
    @DisplayName("清单以外一律403，未登录401或者转到登录页；清单以内的答复不露出程序内部；没有任务列表权限的角色一个也打不开")
    void asTheListSays() {
        List<RestRoute> rest = RestRoutes.all().stream().map(route -> new RestRoute(route.method(), ENGINE + route.path())).toList();
        assertThat(rest).hasSizeGreaterThan(350);
        assertThat(rest).contains(new RestRoute("POST", ENGINE + "/default/deployment/create"), new RestRoute("POST", ENGINE + "/default/task/x/complete"),
                new RestRoute("PUT", ENGINE + "/default/process-instance/x/variables/x"));
        var wrong = new ArrayList<String>();
        var nobody = new Browser(port);
        Stream.concat(PAGES.stream(), rest.stream()).forEach(route -> {
            int anonymous = nobody.json(route.method(), route.path(), "{}").statusCode();
            if (anonymous != 401 && anonymous != 302) {
                wrong.add(route + " anonymous: " + anonymous);
            }
            people.forEach((role, browser) -> judge(route, role, browser, wrong));
        });
        assertThat(wrong).isEmpty();
    }

    private static void judge(RestRoute route, Role role, Browser browser, List<String> wrong) {
        var answer = browser.json(route.method(), route.path(), route.method().equals("GET") ? null : "{}");
        // for an id that it does not know, an empty body and metrics that are not kept the engine's own REST answers 500 by contract
        boolean unknown = answer.statusCode() == 500 && route.path().startsWith(ENGINE) && !answer.body().contains("\tat ");
        boolean ok = allows(role, route) ? answer.statusCode() < 500 || unknown : answer.statusCode() == 403;
        if (!ok) {
            wrong.add(route + " " + role + ": " + answer.statusCode());
        }
    }

    private static boolean allows(Role role, RestRoute route) {
        boolean operator = Action.OPERATE_ENGINE.roles().contains(role);
        boolean officer = !operator && Action.USE_TASKLIST.roles().contains(role);
        return (operator || officer) && WebappRequests.SHARED.allows(route.method(), route.path())
                || operator && WebappRequests.OPERATORS.allows(route.method(), route.path())
                || officer && WebappRequests.OFFICERS.allows(route.method(), route.path());
    }
}
