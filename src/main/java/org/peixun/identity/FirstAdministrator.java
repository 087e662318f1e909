package org.peixun.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the first account of an empty system: the security administrator named by {@code
 * peixun.sign-in.first-administrator}, who opens all others. The one-time password stands in a file that only the program's own
 * user can read, since logs go to other machines; it has to be changed at the first sign-in. While that account is the only
 * one and has not been used, and the file is gone (a container keeps none over a restart), a start writes a new password.
 * With any other account present the setting does nothing.
 */
@Component
@ConditionalOnProperty("peixun.sign-in.first-administrator")
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    /** Nodes that start together: the password of one of them is not made void by the next. */
    private static final Duration JUST_WRITTEN = Duration.ofMinutes(2);

    private final Users users;
    private final Jurisdictions jurisdictions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String userId;
    private final Path file;

    FirstAdministrator(Users users, Jurisdictions jurisdictions, JdbcClient jdbc, TransactionTemplate transaction,
            Environment environment, Clock clock) {
        this.users = users;
        this.jurisdictions = jurisdictions;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.userId = environment.getRequiredProperty("peixun.sign-in.first-administrator");
        this.file = Path.of(environment.getProperty("peixun.sign-in.first-password-file", "first-password")).toAbsolutePath();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!hasAccounts()) {
            transaction.executeWithoutResult(status -> open());
        } else if (isUnread()) {
            transaction.executeWithoutResult(status -> renew());
        }
    }

    /** Two nodes that start together: the second one waits here, and finds what the first has done. */
    private void inTurn() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('peixun.firstAdministrator'))").query().listOfRows();
    }

    private void renew() {
        inTurn();
        if (isUnread()) {
            write(users.renewFirstPassword(userId));
            log.warn("第一个账号 {} 还没有用过，一次性口令的文件已不在：原来的口令作废，新的在文件 {} 中，登录后须立即修改，并删除该文件。", userId, file);
        }
    }

    /** Only this account, its first password not changed, no file of ours to read it from. */
    private boolean isUnread() {
        return !Files.exists(file) && jdbc.sql("""
                SELECT count(*) = 1 AND bool_and(user_id = :me AND must_change_password) AND NOT EXISTS (SELECT FROM audit_entry
                       WHERE action IN ('identity.userCreated', 'identity.passwordReset') AND actor_id = :system AND at > :since)
                  FROM app_user""").param("me", userId).param("system", Actor.SYSTEM.userId())
                .param("since", clock.instant().minus(JUST_WRITTEN).atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    /** No account without its password in the file. */
    private void open() {
        inTurn();
        if (hasAccounts()) {
            return;
        }
        var grant = new Grant(Role.SECURITY_ADMIN, jurisdictions.city().code(), null);
        write(users.create(new NewUser(userId, "安全管理员", null, null, Set.of(grant), true), Actor.SYSTEM));
        log.warn("已开通第一个账号：安全管理员 {}，一次性口令在文件 {} 中，登录后须立即修改，并删除该文件。", userId, file);
    }

    private void write(String password) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("一次性口令写不进文件 " + file + "，没有开通账号。请把 PEIXUN_SIGNIN_FIRSTPASSWORDFILE 设为程序可以写的文件。", e);
        }
    }

    private boolean hasAccounts() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM app_user)").query(Boolean.class).single();
    }
}
