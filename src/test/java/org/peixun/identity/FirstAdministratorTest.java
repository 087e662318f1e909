package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@Transactional
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("第一个账号")
class FirstAdministratorTest {

    @Autowired Users users;
    @Autowired Jurisdictions jurisdictions;
    @Autowired JdbcClient jdbc;
    @Autowired People people;
    @Autowired PasswordEncoder passwords;
    @Autowired TransactionTemplate transaction;
    @TempDir Path folder;
    @Autowired DataSource database;
    @Autowired Clock clock;

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

    @Test
    @DisplayName("一次性口令只在本用户可读的文件里，不在日志里")
    void passwordInAFileOfItsOwn(CapturedOutput output) throws IOException {
        jdbc.sql("DELETE FROM user_grant").update();
        jdbc.sql("DELETE FROM app_user").update();
        Path file = folder.resolve("password");
        start("anquan-three", file);

        String password = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(passwords.matches(password, jdbc.sql("SELECT password_hash FROM app_user").query(String.class).single())).isTrue();
        assertThat(output.getAll()).contains(file.toString()).doesNotContain(password);
    }

    @Test
    @DisplayName("口令还没有取用文件就没了（容器重启）：再次启动写新的口令；一起启动的另一个节点不改；已改过密码、有别的账号的不动")
    void lostBeforeItWasRead() throws IOException {
        jdbc.sql("DELETE FROM user_grant").update();
        jdbc.sql("DELETE FROM app_user").update();
        Path file = folder.resolve("lost");
        start("anquan-five", file);
        String lost = Files.readString(file).strip();
        TransactionSynchronizationUtils.triggerBeforeCommit(false); // when the audit trail is written
        start("anquan-five", folder.resolve("other-node"));
        assertThat(folder.resolve("other-node")).doesNotExist();

        Files.delete(file);
        clock = Clock.offset(clock, Duration.ofMinutes(3));
        start("anquan-five", file);
        String fresh = Files.readString(file).strip();
        String hash = jdbc.sql("SELECT password_hash FROM app_user").query(String.class).single();
        assertThat(passwords.matches(fresh, hash)).isTrue();
        assertThat(passwords.matches(lost, hash)).isFalse();

        Files.delete(file);
        clock = Clock.offset(clock, Duration.ofMinutes(6));
        jdbc.sql("UPDATE app_user SET must_change_password = false").update();
        start("anquan-five", file);
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("口令写不进文件的不开通账号，说明怎么改")
    void noAccountWithoutItsPassword() {
        jdbc.sql("DELETE FROM user_grant").update();
        jdbc.sql("DELETE FROM app_user").update();
        assertThatThrownBy(() -> start("anquan-four", folder.resolve("no-such-folder/password"))).hasMessageContaining("PEIXUN_SIGNIN_FIRSTPASSWORDFILE");
        assertThat(transaction.<Boolean>execute(TransactionStatus::isRollbackOnly)).isTrue();
    }

    @Test
    @DisplayName("两个节点同时在空库上启动，后一个等前一个开通，不会各开通一个")
    void waitsForTheOtherNode() throws SQLException {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT pg_advisory_xact_lock(hashtext('peixun.firstAdministrator'))");
            jdbc.sql("DELETE FROM user_grant").update();
            jdbc.sql("DELETE FROM app_user").update();
            jdbc.sql("SET LOCAL lock_timeout = '100ms'").update();
            assertThatThrownBy(() -> start("anquan-two")).hasMessageContaining("lock timeout");
            other.rollback();
        }
    }

    private void start(String userId) {
        start(userId, folder.resolve("first-password"));
    }

    private void start(String userId, Path file) {
        var environment = new MockEnvironment().withProperty("peixun.sign-in.first-administrator", userId)
                .withProperty("peixun.sign-in.first-password-file", file.toString());
        new FirstAdministrator(users, jurisdictions, jdbc, transaction, environment, clock).run(null);
    }
}
