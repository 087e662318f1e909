package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;

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

@IntegrationTest
@DisplayName("期限日历和订阅")
class DeadlineCalendarTest {

    @Autowired DeadlineCalendar calendar;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("日历格式：转义、折行不超过75字节、世界时")
    void format() {
        var entry = new DeadlineCalendar.Entry("t1", Instant.parse("2026-05-20T15:59:00Z"), "审核材料;甲,乙", "品牌2026-00001", "某".repeat(60), "东阿县", "/cases/x");
        String ics = Ics.of(List.of(entry), Instant.parse("2026-05-06T01:00:00Z"));
        assertThat(ics).contains("DTSTART:20260520T155900Z\r\n").contains("审核材料\\;甲\\,乙").endsWith("END:VCALENDAR\r\n");
        assertThat(ics.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }

    @Test
    @DisplayName("凭密址订阅；重新生成或者停用后原地址失效")
    void secretLink() {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('feed-user', '某人', 'none') ON CONFLICT DO NOTHING").update();
        var actor = new Actor("feed-user", "某人", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null)));
        String first = calendar.newLink(actor);
        assertThat(calendar.feed(first)).hasValueSatisfying(ics -> assertThat(ics).startsWith("BEGIN:VCALENDAR"));
        String second = calendar.newLink(actor);
        assertThat(calendar.feed(first)).isEmpty();
        assertThat(calendar.feed(second)).isPresent();
        calendar.revoke(actor);
        assertThat(calendar.feed(second)).isEmpty();
    }
}
