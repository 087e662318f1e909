package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IntegrationTest
@DisplayName("动态口令（工作人员必须）：没有填写以前什么也打不开")
class HalfSignedInTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort int port;
    @Autowired MockMvc mvc;
    @Autowired Users users;
    @Autowired SecondFactors factors;
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final String userId = "half-" + UUID.randomUUID().toString().substring(0, 8);

    private SignInSettings usual;

    /** Not by a context of its own: a second engine would take the name of the first from the webapps of other tests. */
    @BeforeEach
    void requireOfOfficers() {
        usual = (SignInSettings) ReflectionTestUtils.getField(target(), "settings");
        require(SecondFactorUse.REQUIRED_FOR_OFFICERS);
    }

    private void require(SecondFactorUse use) {
        ReflectionTestUtils.setField(target(), "settings", new SignInSettings(usual.attempts(), usual.window(), usual.lock(),
                usual.longestSession(), use, usual.secondStep(), usual.clockTolerance(),
                usual.recoveryCodes(), usual.sessions(), usual.perAddress(), usual.perAddressRefill()));
    }

    @AfterEach
    void remove() {
        ReflectionTestUtils.setField(target(), "settings", usual);
        Telephone.remove(jdbc, userId);
    }

    private SecondFactors target() {
        return AopTestUtils.getTargetObject(factors);
    }

    @TestFactory
    @DisplayName("每一个页面和提交：转到填写动态口令")
    Stream<DynamicTest> everyRoute() throws Exception {
        var clerk = new Telephone(userId, Role.COUNTY_CLERK, users, mvc);
        clerk.enrol(factors);
        Cookie half = clerk.password();
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> !PublicPaths.PAGES.contains(pattern))
                        .flatMap(pattern -> methods(mapping.getMethodsCondition().getMethods()).map(method -> Map.entry(method, pattern))))
                .distinct()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> mvc.perform(
                                request(HttpMethod.valueOf(route.getKey()), route.getValue().replaceAll("\\{[^}]*}", "1"))
                                        .cookie(half).with(csrf()))
                        .andExpect(redirectedUrl("/second-factor"))));
    }

    private static Stream<String> methods(java.util.Set<RequestMethod> methods) {
        return methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name);
    }

    @Test
    @DisplayName("流程引擎的页面、接口，附件，健康检查以外的一切，公开页面也不例外；运维人员同样")
    void engineAndFiles() {
        for (Role role : new Role[] {Role.COUNTY_CLERK, Role.OPERATOR}) {
            var person = new Telephone(userId, role, users, mvc);
            person.enrol(factors);
            var half = new Browser(port);
            var answer = half.submit("/login", "/login", Map.of("username", userId, "password", Telephone.PASSWORD));
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/second-factor");
            for (String path : new String[] {
                "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
                "/camunda/api/admin/auth/user/default", ENGINE + "/task", ENGINE + "/process-definition", ENGINE + "/user",
                "/camunda/lib/deps.js", "/engine-rest/task", "/attachments/" + UUID.randomUUID(), "/actuator/env", "/todo",
                "/account", "/password", "/notifications", "/institutions", "/webjars/camunda/x"}) {
                var refused = half.get(path);
                boolean toTheStep = refused.statusCode() == 302
                        && refused.headers().firstValue("Location").orElse("").endsWith("/second-factor");
                assertThat(toTheStep || refused.statusCode() == 403 || refused.statusCode() == 404)
                        .as(path + " " + refused.statusCode()).isTrue();
                assertThat(refused.body()).as(path).doesNotContain(userId);
            }
            assertThat(half.json("POST", ENGINE + "/task/1/claim", "{\"userId\":\"" + userId + "\"}").statusCode()).isIn(302, 403);
            assertThat(half.get("/second-factor").body()).doesNotContain("frame-menu");
            Telephone.remove(jdbc, userId);
        }
    }

    @Test
    @DisplayName("尚未绑定的工作人员：登录先绑定，绑定后进入，恢复码只显示一次")
    void enrolsFirst() throws Exception {
        var clerk = new Telephone(userId, Role.COUNTY_CLERK, users, mvc);
        Cookie half = clerk.password();
        mvc.perform(get("/todo").cookie(half)).andExpect(redirectedUrl("/second-factor"));
        mvc.perform(get("/second-factor").cookie(half)).andExpect(redirectedUrl("/second-factor/enrolment"));
        var page = org.jsoup.Jsoup.parse(mvc.perform(get("/second-factor/enrolment").cookie(half))
                .andExpect(content().string(containsString("您的岗位须使用动态口令"))).andReturn().getResponse().getContentAsString());
        clerk.secret = page.select(".sign-in-secret").text().replace(" ", "");
        var session = mvc.perform(post("/second-factor/enrolment").cookie(half).with(csrf())
                        .param("sealed", page.select("input[name=sealed]").val()).param("code", clerk.code()))
                .andExpect(status().isOk()).andExpect(content().string(containsString("只显示这一次")))
                .andReturn().getResponse().getCookie("SESSION");
        mvc.perform(get("/todo").cookie(session)).andExpect(status().isOk());
    }

    @Test
    @DisplayName("知道密码的人不能借绑定页面换掉已绑定的手机")
    void noSecondTelephone() throws Exception {
        var clerk = new Telephone(userId, Role.COUNTY_CLERK, users, mvc);
        clerk.enrol(factors);
        Cookie half = clerk.password();
        mvc.perform(get("/second-factor/enrolment").cookie(half)).andExpect(redirectedUrl("/"));
        var made = factors.begin(clerk.actor);
        clerk.secret = made.secret().replace(" ", "");
        mvc.perform(post("/second-factor/enrolment").cookie(half).with(csrf())
                .param("sealed", made.sealed()).param("code", clerk.code())).andExpect(status().isConflict());
        mvc.perform(get("/todo").cookie(half)).andExpect(redirectedUrl("/second-factor"));
    }

    @Test
    @DisplayName("密码之后、动态口令之前角色调整了的：不以原来的角色登录，须重新登录")
    void changedInBetween() throws Exception {
        var clerk = new Telephone(userId, Role.COUNTY_CLERK, users, mvc);
        clerk.enrol(factors);
        Cookie half = clerk.password();
        jdbc.sql("UPDATE app_user SET rights_changed_at = ? WHERE user_id = ?")
                .params(Timestamp.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(1)), userId).update();
        assertThat(clerk.types(clerk.recoveryCodes.get(0), half).getRedirectedUrl()).isEqualTo("/login?error");
    }

    @Test
    @DisplayName("三员同样必须；申报人员可以不用，设为人人须用的先绑定")
    void whoMust() throws Exception {
        for (Role role : new Role[] {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR, Role.EXPERT, Role.HOTLINE}) {
            var person = new Telephone(userId, role, users, mvc);
            mvc.perform(get("/account").cookie(person.password())).andExpect(redirectedUrl("/second-factor"));
            Telephone.remove(jdbc, userId);
        }
        var applicant = new Telephone(userId, Role.APPLICANT, users, mvc);
        mvc.perform(get("/account").cookie(applicant.password())).andExpect(status().isOk());
        require(SecondFactorUse.REQUIRED);
        mvc.perform(get("/account").cookie(applicant.password())).andExpect(redirectedUrl("/second-factor"));
        mvc.perform(get("/second-factor").cookie(applicant.password())).andExpect(redirectedUrl("/second-factor/enrolment"));
    }
}
