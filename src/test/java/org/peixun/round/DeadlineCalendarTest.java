package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("期限日历和订阅")
class DeadlineCalendarTest {

    @Autowired DeadlineCalendar calendar;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    @Test
    @DisplayName("订阅密码只从请求头收，网址中没有；不对的答复401，不透露别的")
    void secretIsNeverInTheAddress() throws Exception {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('feed-user', '某人', 'none') ON CONFLICT DO NOTHING").update();
        String secret = calendar.newLink(new Actor("feed-user", "某人", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null))));
        mvc.perform(get("/feeds/deadlines.ics").with(httpBasic("feed-user", secret))).andExpect(status().isOk())
                .andExpect(content().contentType("text/calendar;charset=UTF-8")).andExpect(header().string("Cache-Control", "private, no-store"));
        for (var refused : List.of(get("/feeds/deadlines.ics"), get("/feeds/deadlines.ics").param("secret", secret),
                get("/feeds/deadlines.ics").with(httpBasic("feed-user", "wrong")), get("/feeds/deadlines.ics").header("Authorization", "Basic !"))) {
            mvc.perform(refused).andExpect(status().isUnauthorized()).andExpect(header().exists("WWW-Authenticate"));
        }
        assertThat(mvc.perform(get("/feeds/" + secret)).andReturn().getResponse().getStatus()).isNotEqualTo(200);
    }

    @Test
    @DisplayName("日历格式：转义、折行不超过75字节、世界时")
    void format() {
        var entry = new DeadlineCalendar.Entry("t1", Instant.parse("2026-05-20T15:59:00Z"), "审核材料;甲,乙", "品牌2026-00001", "某".repeat(60), "东阿县", "/cases/x");
        String ics = Ics.of(List.of(entry), Instant.parse("2026-05-06T01:00:00Z"));
        assertThat(ics).contains("DTSTART:20260520T155900Z\r\n").contains("审核材料\\;甲\\,乙").endsWith("END:VCALENDAR\r\n");
        assertThat(ics.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }

    @Test
    @DisplayName("凭本人的订阅密码订阅；重新生成或者停用后原密码失效，别人的用户名不能用")
    void secretLink() {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('feed-user', '某人', 'none') ON CONFLICT DO NOTHING").update();
        var actor = new Actor("feed-user", "某人", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)));
        String first = calendar.newLink(actor);
        assertThat(calendar.feed("feed-user", first)).hasValueSatisfying(ics -> assertThat(ics).startsWith("BEGIN:VCALENDAR"));
        String second = calendar.newLink(actor);
        assertThat(calendar.feed("feed-user", first)).isEmpty();
        assertThat(calendar.feed("feed-user", second)).isPresent();
        assertThat(calendar.feed("somebody", second)).isEmpty();
        calendar.revoke(actor);
        assertThat(calendar.feed("feed-user", second)).isEmpty();
    }
}
