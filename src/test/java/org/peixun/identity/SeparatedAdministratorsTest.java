package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.IntegrationTest;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("三员分离（GB/T 22239-2019 8.1.4.2）")
class SeparatedAdministratorsTest {

    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final String userId = "admin-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void anAccount() {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某某', 'x')").param(userId).update();
    }

    @AfterEach
    void remove() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = ?").param(userId).update();
        jdbc.sql("DELETE FROM app_user WHERE user_id = ?").param(userId).update();
    }

    /** Each of the three beside each other role. */
    static Stream<Arguments> pairs() {
        return GrantRules.SEPARATED.stream().sorted().flatMap(one -> Arrays.stream(Role.values())
                .filter(other -> other != one).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pairs")
    @DisplayName("管理员与任何其他角色不得授予同一人：授权时拒绝")
    void notByGrant(Role one, Role other) {
        assertThatThrownBy(() -> users.setGrants(userId, Set.of(grant(one), grant(other)), Actor.SYSTEM))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("须由不同人员担任");
        assertThatThrownBy(() -> users.create(
                        new NewUser(userId + "-2", "某某", null, null, Set.of(grant(one), grant(other)), true), Actor.SYSTEM))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("须由不同人员担任");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pairs")
    @DisplayName("绕过程序直接写库也拒绝，不论先后")
    void notInTheDatabase(Role one, Role other) {
        hold(one);
        assertThatThrownBy(() -> hold(other)).isInstanceOf(DataIntegrityViolationException.class);
        jdbc.sql("DELETE FROM user_grant WHERE user_id = ?").param(userId).update();
        hold(other);
        assertThatThrownBy(() -> hold(one)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            hold(Role.CITY_CLERK, "371500");
            hold(Role.CITY_MANAGER, "371500");
            jdbc.sql("UPDATE user_grant SET role = ? WHERE user_id = ? AND role = 'CITY_CLERK'")
                    .params(one.name(), userId).update();
        })).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    @DisplayName("两人同时给一人授两种管理员：只有一种授成")
    void notAtOnce() throws Exception {
        var bothWrote = new CountDownLatch(2);
        var pool = Executors.newFixedThreadPool(2);
        List<Future<?>> grants = Stream.of(Role.AUDITOR, Role.SECURITY_ADMIN)
                .<Future<?>>map(role -> pool.submit(() -> {
                    bothWrote.countDown();
                    bothWrote.await();
                    hold(role);
                    return null;
                })).toList();
        long refused = grants.stream().filter(SeparatedAdministratorsTest::failed).count();
        pool.shutdown();
        assertThat(refused).isOne();
        assertThat(jdbc.sql("SELECT count(*) FROM user_grant WHERE user_id = ?").param(userId)
                .query(Integer.class).single()).isOne();
    }

    @Test
    @DisplayName("业务角色可以兼任；改任管理员须先免去业务角色，一次办成")
    void officersMayHoldSeveral() {
        users.setGrants(userId, Set.of(grant(Role.COUNTY_CLERK), grant(Role.COUNTY_MANAGER)), Actor.SYSTEM);
        users.setGrants(userId, Set.of(grant(Role.AUDITOR)), Actor.SYSTEM);
        assertThat(jdbc.sql("SELECT role FROM user_grant WHERE user_id = ?").param(userId).query(String.class).list())
                .containsExactly("AUDITOR");
    }

    private static boolean failed(Future<?> grant) {
        try {
            grant.get();
            return false;
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            return true;
        }
    }

    private static Grant grant(Role role) {
        boolean county = Set.of(Role.COUNTY_CLERK, Role.COUNTY_MANAGER, Role.APPLICANT).contains(role);
        return new Grant(role, county ? "371524" : "371500", role == Role.APPLICANT ? 1042L : null);
    }

    private void hold(Role role) {
        hold(role, grant(role).jurisdiction());
    }

    private void hold(Role role, String jurisdiction) {
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, institution_id, group_id) VALUES (?, ?, ?, ?, ?)")
                .params(userId, role.name(), jurisdiction, role == Role.APPLICANT ? 1042L : null, role.in(jurisdiction))
                .update();
    }
}
