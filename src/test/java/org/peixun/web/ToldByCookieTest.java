package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;

@IntegrationTest
@DisplayName("办结提示由封好的 Cookie 带到下一页")
class ToldByCookieTest {

    private static final String PAGE = "/cases/开班2026-00001";

    @Autowired FlashMapManager flash;

    @Test
    @DisplayName("只到该去的那一页，看过即清除；其间打开别的网址不受影响")
    void forItsPageOnce() {
        Cookie told = told("已认领", new MockHttpServletRequest());
        assertThat(told.getValue()).doesNotContain("认领");
        assertThat(told.isHttpOnly()).isTrue();
        assertThat(told.getMaxAge()).isEqualTo(60);

        assertThat(read(told, "/assets/css/site.css", new MockHttpServletResponse())).isNull();
        var response = new MockHttpServletResponse();
        assertThat(read(told, "/cases/%E5%BC%80%E7%8F%AD2026-00001", response)).containsEntry("told", "已认领");
        assertThat(response.getCookie("told").getMaxAge()).isZero();
    }

    @Test
    @DisplayName("改动过的、伪造的：当作没有")
    void forged() {
        Cookie told = told("已认领", new MockHttpServletRequest());
        String value = told.getValue();
        char last = value.charAt(value.length() - 5);
        told.setValue(value.substring(0, value.length() - 5) + (last == 'A' ? 'B' : 'A') + value.substring(value.length() - 4));
        assertThat(read(told, PAGE, new MockHttpServletResponse())).isNull();
        for (String typed : new String[] {"<script>", "x:!", value.substring(0, value.indexOf(':') + 1) + "!", value.substring(0, value.indexOf(':') + 1), ":", ""}) {
            assertThat(read(new Cookie("told", typed), PAGE, new MockHttpServletResponse())).as(typed).isNull();
        }
    }

    @Test
    @DisplayName("经 HTTPS 的只经 HTTPS 送回，名字带 __Host- 前缀；不止一句的留在会话里")
    void secureAndOthers() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        Cookie told = told("已认领", request);
        assertThat(told.getSecure()).isTrue();
        assertThat(told.getName()).isEqualTo("__Host-told");
        assertThat(told.getPath()).isEqualTo("/");

        var map = map("已认领");
        map.put("problems", "请核对");
        var response = new MockHttpServletResponse();
        var sent = new MockHttpServletRequest();
        flash.saveOutputFlashMap(map, sent, response);
        assertThat(response.getCookies()).isEmpty();
        assertThat(sent.getSession(false)).isNotNull();
    }

    private static FlashMap map(String told) {
        var map = new FlashMap();
        map.put("told", told);
        map.setTargetRequestPath(PAGE);
        return map;
    }

    private Cookie told(String sentence, MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        flash.saveOutputFlashMap(map(sentence), request, response);
        assertThat(request.getSession(false)).isNull();
        return response.getCookie(request.isSecure() ? "__Host-told" : "told");
    }

    private Map<String, Object> read(Cookie cookie, String path, MockHttpServletResponse response) {
        var request = new MockHttpServletRequest("GET", path);
        request.setCookies(cookie);
        return flash.retrieveAndUpdate(request, response);
    }
}
