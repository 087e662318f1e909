package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** Asked as the proxy asks that ends TLS. */
@IntegrationTest
@DisplayName("安全响应头")
class SecurityHeadersTest {

    private static final String PASSWORD = "Correct-Horse-7";

    @LocalServerPort int port;
    @Autowired Users users;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "本系统页面, /account, OPERATOR, 200", "公众页面, /institutions, , 200", "登录页, /login, , 200", "静态文件, /assets/css/peixun.css, , 200",
        "脚本, /assets/js/peixun.js, , 200", "图标, /assets/images/favicon.svg, , 200", "样式库, /webjars/bootstrap/css/bootstrap.min.css, , 200",
        "引擎脚本, /camunda/lib/deps.js, OPERATOR, 200", "引擎样式, /camunda/app/cockpit/styles/user-styles.css, OPERATOR, 200",
        "引擎插件, /camunda/api/cockpit/plugin/cockpitPlugins/static/app/plugin.js, OPERATOR, 200",
        "订阅, /feeds/deadlines.ics, , 401",
        "漏洞报告, /.well-known/security.txt, , 200", "探针, /actuator/health, , 200", "流程引擎页面, /camunda/app/cockpit/default/, OPERATOR, 200",
        "引擎接口, /camunda/api/engine/engine/default/task, OPERATOR, 200", "没有的页面, /nowhere, OPERATOR, 404",
        "无权的页面, /admin/users, OPERATOR, 403", "引擎接口被拒, /camunda/api/engine/engine/default/user, COUNTY_CLERK, 403",
        "不成形的网址, /%00, , 400"})
    @DisplayName("每一种答复：只走加密、不许嵌入、不猜类型、不带来源、不说服务器")
    void onEveryKind(String kind, String path, Role role, int status) {
        var answer = role == null ? get(path) : as(role, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        // what Tomcat refuses never reaches the valve that knows of TLS
        if (status != 400) {
            assertThat(header(answer, "Strict-Transport-Security")).contains("max-age=31536000", "includeSubDomains");
        }
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(header(answer, "Content-Type")).isNotEmpty();
        if (header(answer, "Content-Type").matches("(text/|[^;]*[+/]xml|application/javascript).*")) {
            assertThat(header(answer, "Content-Type")).matches("(?i).*; ?charset=utf-8.*");
        }
        if (header(answer, "Content-Type").startsWith("text/html")) {
            assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'", "base-uri 'none'")
                    .containsAnyOf("object-src 'none'", "default-src 'none'");
        }
        if (header(answer, "Content-Type").startsWith("text/html") && !path.startsWith("/camunda")) {
            assertThat(header(answer, "Content-Security-Policy")).doesNotContain("unsafe");
        }
        if (path.startsWith("/camunda/app")) {
            String scripts = header(answer, "Content-Security-Policy").replaceAll(".*(script-src [^;]*);.*", "$1");
            assertThat(scripts).matches("script-src 'nonce-[\\w+/=-]{20,}' 'strict-dynamic' 'unsafe-eval'");
        }
    }

    @Test
    @DisplayName("会话和跨站令牌的Cookie：加密连接、同站；会话的脚本读不到")
    void cookies() {
        as(Role.OPERATOR, "/camunda/app/cockpit/default/");
        var all = setCookies;
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(all).allMatch(one -> one.contains("SameSite"));
        assertThat(all).allMatch(one -> one.contains("Secure"));
        assertThat(all).filteredOn(one -> !one.contains("XSRF-TOKEN")).isNotEmpty().allMatch(one -> one.contains("HttpOnly"));
        assertThat(all).filteredOn(one -> one.contains("XSRF-TOKEN")).singleElement().asString().matches("__Host-XSRF-TOKEN=\\w+;.*")
                .contains(";Path=/;").doesNotContain("/camunda", "Domain");
        var production = new YamlPropertiesFactoryBean();
        production.setResources(new ClassPathResource("application-production.yaml"));
        assertThat(production.getObject()).containsEntry("camunda.bpm.webapp.csrf.enable-secure-cookie", true)
                .containsEntry("server.servlet.session.cookie.secure", true)
                .containsEntry("server.servlet.session.cookie.name", "__Host-SESSION").containsEntry("server.servlet.session.cookie.path", "/")
                .doesNotContainKey("server.servlet.session.cookie.domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/assets/css/peixun.css", "/camunda/api/engine/engine/default/task", "/nowhere"})
    @DisplayName("TRACE 一律不受理，不回送请求")
    void noTrace(String path) {
        var answer = send(request(path).header("X-Secret", "echoed-back").method("TRACE", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body() + answer.headers().map()).doesNotContain("echoed-back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("流程引擎的页面经加密连接按带前缀的名字读跨站令牌")
    void webappsReadThatCookie(String app) throws IOException {
        assertThat(new ClassPathResource("META-INF/resources/webjars/camunda/app/" + app + "/scripts/config.js").getContentAsString(StandardCharsets.UTF_8))
                .contains("csrfCookieName: window.location.protocol === 'https:' ? '__Host-XSRF-TOKEN' : 'XSRF-TOKEN',");
    }

    @Test
    @DisplayName("漏洞报告的联系方式可以查到，没有过期")
    void securityTxt() {
        assertThat(get("/.well-known/security.txt").body()).contains("Contact: mailto:anquan@peixun.example.org\n", "Preferred-Languages: zh\n")
                .containsPattern("Expires: 2026-1\\d-\\d\\dT00:00:00Z\n");
    }

    private final List<String> setCookies = new ArrayList<>();

    private HttpResponse<String> as(Role role, String path) {
        String userId = "headers." + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(userId, "某某", null, PASSWORD,
                Set.of(new Grant(role, role == Role.COUNTY_CLERK ? "371526" : "371500", null)), false), Actor.SYSTEM);
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        var signedIn = send(request("/login").header("Content-Type", "application/x-www-form-urlencoded").POST(
                HttpRequest.BodyPublishers.ofString("username=" + userId + "&password=" + PASSWORD + "&_csrf=" + token.group(1))));
        assertThat(signedIn.statusCode()).isEqualTo(302);
        return get(path);
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("X-Forwarded-Proto", "https")
                .header("Accept", "text/html,*/*");
        // the cookies are for TLS only, and here there is none
        String kept = String.join("; ", setCookies.stream().map(one -> one.substring(0, one.indexOf(';'))).toList());
        return kept.isEmpty() ? request : request.header("Cookie", kept);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(fresh -> {
                setCookies.removeIf(old -> old.startsWith(fresh.substring(0, fresh.indexOf('=') + 1)));
                setCookies.add(fresh);
            });
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
