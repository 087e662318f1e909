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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.IdentityProof;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.identity.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("期限日历和订阅")
class DeadlineCalendarTest {

    private static final Actor ADMIN = SignedInAs.actor(Role.SECURITY_ADMIN, "371500");

    @Autowired DeadlineCalendar calendar;
    @Autowired FeedPasswords passwords;
    @Autowired Users users;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    @Test
    @DisplayName("订阅密码只从请求头收，网址中没有；不对的答复401，不透露别的")
    void secretIsNeverInTheAddress() throws Exception {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('feed-user', '某人', 'none') ON CONFLICT DO NOTHING").update();
        String secret = passwords.make(new Actor("feed-user", "某人", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null))));
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
        String first = passwords.make(actor);
        assertThat(calendar.feed("feed-user", first)).hasValueSatisfying(ics -> assertThat(ics).startsWith("BEGIN:VCALENDAR"));
        String second = passwords.make(actor);
        assertThat(calendar.feed("feed-user", first)).isEmpty();
        assertThat(calendar.feed("feed-user", second)).isPresent();
        assertThat(calendar.feed("somebody", second)).isEmpty();
        passwords.revoke(actor);
        assertThat(calendar.feed("feed-user", second)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("重置密码、停用账号、调整角色、本人修改密码：订阅密码随即作废，记入审计并告知本人；停用后再启用的也要重新生成")
    void endsWithTheRights(Change change) {
        String id = "feed-" + change.name().toLowerCase();
        var clerk = Colleagues.join(jdbc, id, "某人", Role.COUNTY_CLERK, "371524");
        try {
            String secret = passwords.make(clerk);
            assertThat(calendar.feed(id, secret)).isPresent();
            SignedInAs.runAs(ADMIN, () -> change.of(users, id));
            assertThat(calendar.feed(id, secret)).isEmpty();
            assertThat(passwords.has(clerk)).isFalse();
            if (change == Change.DISABLED) {
                SignedInAs.runAs(ADMIN, () -> users.setEnabled(id, true, ADMIN));
                assertThat(calendar.feed(id, secret)).isEmpty();
            } else {
                assertThat(jdbc.sql("SELECT title || text FROM notification WHERE recipient = ?").param(id).query(String.class).list())
                        .singleElement().asString().contains("订阅密码已作废", "重新生成");
            }
            assertThat(jdbc.sql("SELECT action FROM audit_entry WHERE (actor_id = :id OR summary LIKE '账号 ' || :id || ' %订阅%') AND action LIKE 'round.feed%' ORDER BY seq")
                    .param("id", id).query(String.class).list()).containsExactly("round.feedPasswordMade", "round.feedPasswordEnded");
            String fresh = passwords.make(clerk);
            assertThat(calendar.feed(id, fresh)).isPresent();
            passwords.revoke(clerk);
            passwords.revoke(clerk);
            assertThat(jdbc.sql("SELECT action FROM audit_entry WHERE actor_id = ? AND action LIKE 'round.feed%' ORDER BY seq").param(id).query(String.class).list())
                    .containsExactly("round.feedPasswordMade", "round.feedPasswordMade", "round.feedPasswordStopped");
        } finally {
            jdbc.sql("DELETE FROM feed_link WHERE user_id = ?").param(id).update();
            jdbc.sql("DELETE FROM notification WHERE recipient = ?").param(id).update();
            Colleagues.leave(jdbc, id);
            time.reset();
        }
    }

    @Test
    @DisplayName("变动的同时生成的订阅密码也不算数：变动以前的权限生成的不能用")
    void madeWhileTheRightsChanged() {
        var clerk = Colleagues.join(jdbc, "feed-race", "某人", Role.COUNTY_CLERK, "371524");
        try {
            String secret = passwords.make(clerk);
            jdbc.sql("UPDATE app_user SET rights_changed_at = (SELECT created_at FROM feed_link WHERE user_id = 'feed-race') + interval '1 second' WHERE user_id = 'feed-race'").update();
            assertThat(calendar.feed("feed-race", secret)).isEmpty();
            passwords.revoke(clerk);
        } finally {
            Colleagues.leave(jdbc, "feed-race");
        }
    }

    enum Change {
        RESET, DISABLED, ROLES, OWN;

        void of(Users users, String id) {
            switch (this) {
                case RESET -> users.resetPassword(id, IdentityProof.values()[0], ADMIN);
                case DISABLED -> users.setEnabled(id, false, ADMIN);
                case ROLES -> users.setGrants(id, Set.of(new Grant(Role.COUNTY_MANAGER, "371524", null)), ADMIN);
                case OWN -> users.changePassword(id, "Bu-Tong-De-Kouling-88");
            }
        }
    }
}
