package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("第一个账号")
class FirstAdministratorTest {

    @Autowired Users users;
    @Autowired Jurisdictions jurisdictions;
    @Autowired JdbcClient jdbc;
    @Autowired People people;

    @Test
    @DisplayName("没有任何账号时开通安全管理员，首次登录须改口令；再次启动不再开通")
    void opensTheFirstAccountOnce() {
        jdbc.sql("DELETE FROM user_grant").update();
        jdbc.sql("DELETE FROM app_user").update();

        start("anquan-one");
        start("anquan-two");

        assertThat(people.actor("anquan-one").has(Role.SECURITY_ADMIN)).isTrue();
        assertThat(jdbc.sql("SELECT user_id FROM app_user WHERE must_change_password").query(String.class).list())
                .containsExactly("anquan-one");
        assertThat(people.find("anquan-two")).isEmpty();
    }

    private void start(String userId) {
        var environment = new MockEnvironment().withProperty("peixun.sign-in.first-administrator", userId);
        new FirstAdministrator(users, jurisdictions, jdbc, environment).run(null);
    }
}
