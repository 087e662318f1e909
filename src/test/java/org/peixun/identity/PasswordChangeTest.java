package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

@IntegrationTest
@DisplayName("修改本人密码")
class PasswordChangeTest {

    private static final String OLD = "Correct-Horse-7";
    private static final String FRESH = "Battery-Staple-8";

    @LocalServerPort int port;
    @Autowired Users users;

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
}
