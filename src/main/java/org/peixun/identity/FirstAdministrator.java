package org.peixun.identity;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens the first account of an empty system: the security administrator named by {@code
 * peixun.sign-in.first-administrator}, who opens all others. The one-time password stands once on the console and has
 * to be changed at the first sign-in. With any account present the setting does nothing.
 */
@Component
@ConditionalOnProperty("peixun.sign-in.first-administrator")
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Users users;
    private final Jurisdictions jurisdictions;
    private final JdbcClient jdbc;
    private final String userId;

    FirstAdministrator(Users users, Jurisdictions jurisdictions, JdbcClient jdbc, Environment environment) {
        this.users = users;
        this.jurisdictions = jurisdictions;
        this.jdbc = jdbc;
        this.userId = environment.getRequiredProperty("peixun.sign-in.first-administrator");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("SELECT EXISTS (SELECT FROM app_user)").query(Boolean.class).single()) {
            return;
        }
        var grant = new Grant(Role.SECURITY_ADMIN, jurisdictions.city().code(), null);
        String password = users.create(new NewUser(userId, "安全管理员", null, null, Set.of(grant), true), Actor.SYSTEM);
        log.warn("已开通第一个账号：安全管理员 {}，一次性口令 {}，登录后须立即修改。", userId, password);
    }
}
