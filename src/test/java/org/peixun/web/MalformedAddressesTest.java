package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.web.PageAssertions.assertPolite;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

@IntegrationTest
@DisplayName("到不了程序的请求")
class MalformedAddressesTest {

    private static final String PASSWORD = "Malformed-2021";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/cases/%00", "/%2e%2e%2f%00", "/%c0%af", "/a%5cb"})
    @DisplayName("网址含有不能识别的字符: 中文错误页, 不说英文, 不透露服务器")
    void malformed(String path) {
        var answer = new Browser(port).get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Tomcat", "Bad Request");
        assertPolite(answer.body());
    }

    @Test
    @DisplayName("请求行不成形: 400, 没有英文页面")
    void malformedRequestLine() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("GET /a{b}|c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Type</b>");
        }
    }

    @Test
    @DisplayName("填写的内容超过表单上限: 说的是填写的内容, 不是20 MB的文件")
    void formTooLarge() {
        users.create(new NewUser("malformed.clerk", "某某", null, PASSWORD, Set.of(new Grant(Role.COUNTY_CLERK, "371526", null)), false),
                Actor.SYSTEM);
        var answer = new Browser(port).signIn("malformed.clerk", PASSWORD)
                .submit("/phrases", "/phrases", Map.of("text", "长".repeat(3_000_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("填写的内容过长").doesNotContain("20 MB");
        assertPolite(answer.body());
    }

    @Test
    @DisplayName("文件名有二百多个汉字（Windows 允许的最长文件名）的上传照样收到")
    void longFileName() {
        var answer = signedIn("malformed.desk", Role.HOTLINE, "371500").upload("/complaints/hotline", "/complaints/hotline",
                Map.of("commandId", UUID.randomUUID().toString()), "长".repeat(250) + ".xlsx", new byte[] {1});
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("文件内容不是 Excel 工作簿");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complaints/progress?receipt=%FF", "/login?x=%B5%E7", "/institutions?text=%B5%E7%B9%A4"})
    @DisplayName("网址按 GBK 编码或者含有不成字的字节: 说明, 不是故障")
    void notUtf8(String path) {
        notAFault(new Browser(port).get(path));
    }

    @Test
    @DisplayName("查找的词按 GBK 编码: 说明, 不是故障")
    void searchNotInUtf8() {
        notAFault(signedIn("malformed.finder", Role.COUNTY_CLERK, "371526").get("/search?q=%B5%E7%B9%A4"));
    }

    private static void notAFault(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("故障编号");
        assertPolite(answer.body());
    }

    private Browser signedIn(String userId, Role role, String jurisdiction) {
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(new Grant(role, jurisdiction, null)), false), Actor.SYSTEM);
        return new Browser(port).signIn(userId, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/audit?to=%2B999999999-12-31", "/admin/audit?from=-999999999-01-01", "/admin/audit?to=2026-02-30",
        "/admin/audit/export?to=%2B999999999-12-31", "/admin/audit?from=2099-01-01&page=2147483647", "/brands?year=2147483647", "/published/projects/2147483647",
        "/institutions?page=2147483647", "/notifications?page=2147483647", "/deadlines?month=%2B999999999-12"})
    @DisplayName("日期、年份、页码超出范围: 说明或者空页，不是故障")
    void beyondAllDates(String path) {
        users.create(new NewUser("malformed." + Integer.toHexString(path.hashCode()), "某某", null, PASSWORD, Set.of(new Grant(Role.AUDITOR, "371500", null)), false), Actor.SYSTEM);
        var answer = new Browser(port).signIn("malformed." + Integer.toHexString(path.hashCode()), PASSWORD).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertPolite(answer.body());
    }
}
