package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("修改本人密码")
class PasswordChangeTest {

    private static final String OLD = "Correct-Horse-7";
    private static final String FRESH = "Battery-Staple-8";

    @LocalServerPort int port;
    @Autowired Users users;
    @Autowired People people;
    @Autowired SecondFactors factors;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private final String userId = "change." + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void account() {
        users.create(new NewUser(userId, "某某", null, OLD, Set.of(new Grant(Role.OPERATOR, "371500", null)), false), Actor.SYSTEM);
    }

    @Test
    @DisplayName("须填原密码和新密码：原密码不符、没有填的不改")
    void needsTheOldOne() {
        var person = new Browser(port).signIn(userId, OLD);
        for (String wrong : new String[] {"", "Correct-Horse-8"}) {
            var answer = person.submit("/password", "/password", Map.of("old", wrong, "fresh", FRESH, "again", FRESH));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("原密码：与当前密码不一致");
        }
        assertThat(person.submit("/password", "/password", Map.of("fresh", FRESH, "again", FRESH)).statusCode()).isEqualTo(400);
        new Browser(port).signIn(userId, OLD);
    }

    @Test
    @DisplayName("填对的改成，原密码不再能登录；新密码两次不一致、与原密码相同的不改")
    void changes() {
        var person = new Browser(port).signIn(userId, OLD);
        assertThat(person.submit("/password", "/password", Map.of("old", OLD, "fresh", FRESH, "again", OLD)).statusCode()).isEqualTo(400);
        assertThat(person.submit("/password", "/password", Map.of("old", OLD, "fresh", OLD, "again", OLD)).statusCode()).isEqualTo(400);
        assertThat(person.submit("/password", "/password", Map.of("old", OLD, "fresh", FRESH, "again", FRESH)).headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).endsWith("/login?password"));
        new Browser(port).signIn(userId, FRESH);
        assertThatThrownBy(() -> new Browser(port).signIn(userId, OLD)).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("猜原密码与登录一样计数：五次锁定，记入审计；其后原密码正确也不改")
    void guessesCount() {
        var person = new Browser(port).signIn(userId, OLD);
        for (int i = 0; i < 5; i++) {
            person.submit("/password", "/password", Map.of("old", "wrong-Password-1", "fresh", FRESH, "again", FRESH));
        }
        var answer = person.submit("/password", "/password", Map.of("old", OLD, "fresh", FRESH, "again", FRESH));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("账号暂时不能使用");
        assertThat(jdbc.sql("SELECT action FROM audit_entry WHERE actor_id = ? AND action IN ('identity.signInFailed', 'identity.accountLocked') ORDER BY seq")
                .param(userId).query(String.class).list()).hasSize(5).last().isEqualTo("identity.accountLocked");
    }

    @Test
    @DisplayName("绑定了动态口令的，改密码还要填动态口令，没有填或者不对的不改")
    void needsTheCode() throws Exception {
        var person = new Browser(port).signIn(userId, OLD);
        var actor = people.actor(userId);
        var enrolment = factors.begin(actor);
        String secret = enrolment.secret().replace(" ", "");
        var recoveryCodes = factors.enrol(actor, OLD, enrolment.sealed(), OneTimeCode.at(secret, clock.instant()));
        assertThat(person.get("/password").body()).contains("动态口令或者恢复码");
        var answer = person.submit("/password", "/password", Map.of("old", OLD, "fresh", FRESH, "again", FRESH));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("动态口令：不正确");
        assertThat(person.submit("/password", "/password", Map.of("old", OLD, "fresh", FRESH, "again", FRESH, "code", recoveryCodes.get(0)))
                .headers().firstValue("Location")).hasValueSatisfying(target -> assertThat(target).endsWith("/login?password"));
    }
}
