package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.identity.SecondFactorUse;
import org.peixun.identity.SignInSettings;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("登录按来访地址限次")
class SignInLimitTest {

    private final SignInLimit limit = new SignInLimit(new SignInSettings(5, Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(8),
            SecondFactorUse.OPTIONAL, Duration.ofMinutes(10), Duration.ZERO, 10, 3, 3, Duration.ofMinutes(1)),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private MockHttpServletResponse post(String path, String address, String ledTo) throws Exception {
        var request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answer) {
                if (ledTo == null) {
                    response.setStatus(400);
                } else {
                    response.setStatus(302);
                    response.setHeader("Location", ledTo);
                }
            }
        });
        return response;
    }

    @Test
    @DisplayName("密码和动态口令合计失败三次以后，第四次不再核对，答复429和一句话；别的地址不受影响，别的页面也不受影响")
    void stops() throws Exception {
        post("/login", "192.0.2.1", "/login?error");
        post("/%6cogin", "192.0.2.1", "/login?error");
        post("/second-factor", "192.0.2.1", null);
        var stopped = post("/login", "192.0.2.1", "/");
        assertThat(stopped.getStatus()).isEqualTo(429);
        assertThat(stopped.getContentAsString()).contains("登录尝试过于频繁", "请过几分钟再试");
        assertThat(stopped.getHeader("Retry-After")).isEqualTo("60");
        assertThat(post("/second-factor", "192.0.2.1", "/").getStatus()).isEqualTo(429);
        assertThat(post("/login", "192.0.2.2", "/").getStatus()).isEqualTo(302);
        assertThat(post("/complaints/progress", "192.0.2.1", "/").getStatus()).isEqualTo(302);
    }

    @Test
    @DisplayName("登录成功的不计：一个单位同用一个地址，早上一起登录不受限制")
    void successesDoNotCount() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(post("/login", "192.0.2.3", "/second-factor").getStatus()).isEqualTo(302);
            assertThat(post("/second-factor", "192.0.2.3", "/todo").getStatus()).isEqualTo(302);
        }
    }
}
