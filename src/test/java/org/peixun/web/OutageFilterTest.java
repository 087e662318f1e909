package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.RequestRefused;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("处理途中数据库断开")
class OutageFilterTest {

    private static final ServletException AWAY = new ServletException("Request processing failed", new SQLException("I/O error", "08006"));

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/filings/1/withdraw");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    @DisplayName("拒绝的页面没有做完：答复是503，容器不再把那次拒绝当作故障报告一遍")
    void refusalWhosePageFailed() throws Exception {
        filter((asked, answer) -> {
            // as Spring leaves it for the container
            asked.setAttribute(RequestDispatcher.ERROR_EXCEPTION, RequestRefused.conflict("当前状态：已同意开班。"));
            throw AWAY;
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.isCommitted()).isTrue();
        assertThat(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)).isNull();
    }

    @Test
    @DisplayName("页面写了一半：从头写起，带上安全响应头")
    void halfWritten() throws Exception {
        filter((asked, answer) -> {
            answer.getOutputStream().write("<main>half".getBytes());
            throw AWAY;
        });
        assertThat(response.getContentAsString()).startsWith("<!DOCTYPE html>").contains("数据库暂时没有应答").doesNotContain("half");
        assertThat(response.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    }

    @Test
    @DisplayName("别的故障照旧交给故障页面；已经发出的页面不改")
    void otherFaults() {
        assertThatThrownBy(() -> filter((asked, answer) -> {
            throw new IllegalStateException("a bug");
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> filter((asked, answer) -> {
            answer.flushBuffer();
            throw AWAY;
        })).isSameAs(AWAY);
    }

    private void filter(FilterChain chain) throws Exception {
        new OutageFilter().doFilter(request, response, chain);
    }
}
