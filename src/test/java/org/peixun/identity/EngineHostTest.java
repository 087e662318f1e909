package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

/** Asked as the proxy asks; with nginx itself: the drill of two nodes. */
@IntegrationTest
@DisplayName("流程引擎的页面在自己的主机名上")
class EngineHostTest {

    private static final String OURS = "peixun.example.org";
    private static final String ENGINES = "engine.peixun.example.org";
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);

    @LocalServerPort int port;
    @Autowired @Qualifier("engineHost") Object engineHost;
    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired SecondFactors factors;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private Object usual;
    private Telephone operator;

    @BeforeEach
    void apart() {
        usual = ReflectionTestUtils.getField(engineHost, "address");
        at("https://" + ENGINES);
        operator = person(Role.OPERATOR);
    }

    @AfterEach
    void together() {
        at(usual);
        time.reset();
    }

    private void at(Object address) {
        ReflectionTestUtils.setField(engineHost, "address", address);
    }

    private Telephone person(Role role) {
        return new Telephone("host-" + UUID.randomUUID().toString().substring(0, 8), role, users, mvc);
    }

    private Browser signedIn(String host, Telephone who) {
        return new Browser(port, host).signIn(who.userId, Telephone.PASSWORD);
    }

    @ParameterizedTest(name = "{0}{1}")
    @CsvSource({
        "peixun.example.org, /admin/failed-jobs, 200", "peixun.example.org, /account, 200", "peixun.example.org, /institutions, 200",
        "peixun.example.org, /camunda, 404", "peixun.example.org, /camunda/, 404", "peixun.example.org, /camunda/app/cockpit/default/, 404",
        "peixun.example.org, /camunda/lib/deps.js, 404", "peixun.example.org, /%63amunda/app/cockpit/default/, 404",
        "peixun.example.org, /assets/../camunda/app/cockpit/default/, 404",
        "peixun.example.org, /camunda/api/engine/engine/default/task/count, 404", "peixun.example.org, /camunda/api/cockpit/plugin/cockpitPlugins/static/app/plugin.js, 404",
        "engine.peixun.example.org, /camunda/app/cockpit/default/, 200", "Engine.Peixun.Example.Org, /camunda/app/cockpit/default/, 200",
        "engine.peixun.example.org, /camunda/lib/deps.js, 200", "engine.peixun.example.org, /camunda/api/engine/engine/default/task/count, 200",
        "engine.peixun.example.org, /camunda/app/welcome/default/, 200", "engine.peixun.example.org, /assets/css/identity.css, 200",
        "engine.peixun.example.org, /password, 200", "engine.peixun.example.org, /admin/failed-jobs, 404", "engine.peixun.example.org, /account, 404",
        "engine.peixun.example.org, /todo, 404", "engine.peixun.example.org, /institutions, 404", "engine.peixun.example.org, /complaints/report, 404",
        "engine.peixun.example.org, /feeds/deadlines.ics, 404", "engine.peixun.example.org, /actuator/health, 404",
        "engine.peixun.example.org, /loginx, 404", "engine.peixun.example.org, /webjars/camunda/app/cockpit/index.html, 403"})
    @DisplayName("各主机名只有自己的页面，别的一律404；写法换一换也一样")
    void eachItsOwn(String host, String path, int status) {
        assertThat(signedIn(host, operator).get(path).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("在引擎的主机名上单独登录：密码、动态口令，然后直接到引擎页面；两处的会话互不相干，退出也各退各的")
    void signsInThere() {
        time.set(MORNING);
        operator.enrol(factors);
        time.set(MORNING.plusMinutes(1));
        var there = new Browser(port, ENGINES);
        assertThat(location(there.get("/camunda/app/cockpit/default/"))).endsWith("/login");
        assertThat(there.get("/login").body()).contains("name=\"username\"").doesNotContain("公众服务", "/institutions");
        var password = there.submit("/login", "/login", Map.of("username", operator.userId, "password", Telephone.PASSWORD));
        assertThat(location(password)).endsWith("/second-factor");
        assertThat(there.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(302);
        assertThat(there.submit("/second-factor", "/second-factor", Map.of("code", operator.code())).statusCode()).isEqualTo(302);
        assertThat(location(there.get("/"))).endsWith("/camunda/app/cockpit/");
        assertThat(there.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

        assertThat(location(new Browser(port, OURS).get("/admin/failed-jobs"))).endsWith("/login");
        assertThat(there.json("POST", "/camunda/api/admin/auth/user/default/logout", null).statusCode()).isEqualTo(204);
        assertThat(there.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("我们的菜单链到引擎的主机名；那里的页面只列引擎的三项，不链到那里没有的页面")
    void links() {
        var menu = Jsoup.parse(signedIn(OURS, operator).get("/admin/failed-jobs").body()).select("nav.frame-menu a").eachAttr("href");
        assertThat(menu).contains("/admin/failed-jobs", "https://" + ENGINES + "/camunda/app/cockpit/").noneMatch(link -> link.startsWith("/camunda"));
        var refused = signedIn(ENGINES, person(Role.AUDITOR)).get("/camunda/app/tasklist/");
        assertThat(refused.statusCode()).isEqualTo(403);
        var clerk = signedIn(ENGINES, person(Role.COUNTY_CLERK));
        assertThat(location(clerk.get("/"))).endsWith("/camunda/app/tasklist/");
        var page = Jsoup.parse(clerk.get("/todo").body());
        assertThat(page.select("nav.frame-menu a").eachAttr("href")).containsExactly("/camunda/app/tasklist/");
        assertThat(page.select("body a, body form").eachAttr("href")).filteredOn(link -> link.startsWith("/"))
                .containsOnly("/", "/password", "/camunda/app/tasklist/");
        assertThat(page.select("form").eachAttr("action")).containsExactly("/logout");
    }

    @Test
    @DisplayName("设为不提供的（正式环境没有设网址时）：哪里都没有，菜单也不列；演示城市在同一主机名")
    void nowhere() {
        at("none");
        var here = signedIn(OURS, operator);
        assertThat(here.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(404);
        assertThat(here.get("/admin/failed-jobs").body()).contains("故障作业").doesNotContain("/camunda");
        at("same-host");
        assertThat(here.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(here.get("/admin/failed-jobs").body()).contains("href=\"/camunda/app/cockpit/\"");
        var production = new YamlPropertiesFactoryBean();
        production.setResources(new ClassPathResource("application-production.yaml"));
        assertThat(production.getObject()).containsEntry("peixun.engine-address", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine.peixun.example.org", "https://", "https://engine.example.org/camunda", "samehost"})
    @DisplayName("网址写错的不启动，并说明怎么写")
    void wrongAddress(String address) {
        assertThatThrownBy(() -> {
            var constructor = engineHost.getClass().getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            constructor.newInstance(address);
        }).hasRootCauseMessage("流程引擎页面的网址（peixun.engine-address）须写成 https://主机名，或者 none（不提供）、same-host（与本系统同一主机，只供试用）：" + address);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
