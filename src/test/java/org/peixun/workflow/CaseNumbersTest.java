package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.AtOnce;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("事项编号")
class CaseNumbersTest {

    @Autowired CaseNumbers numbers;
    @Autowired CaseTypes types;
    @Autowired DataSource pool;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("连接池中的连接全在新建事项：人人都取得编号，互不相同；没有提交的空出，不退回")
    void everyConnectionAtOnce() throws Exception {
        int all = pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
        Set<String> given = Collections.synchronizedSet(new HashSet<>());
        var everybody = new CyclicBarrier(all);
        Callable<Boolean> one = () -> transaction.execute(status -> {
            jdbc.sql("SELECT 1").query(Integer.class).single();
            meet(everybody);
            given.addAll(numbers.next(types.byId("classFiling"), 1));
            status.setRollbackOnly();
            return true;
        });
        assertThat(AtOnce.succeeded(Collections.nCopies(all, one))).isEqualTo(all);
        assertThat(given).hasSize(all).allMatch(number -> number.matches("开班\\d{4}-\\d{5}"));
        List<String> two = numbers.next(types.byId("classFiling"), 2);
        assertThat(two).hasSize(2).doesNotContainAnyElementsOf(given);
        assertThat(two.get(1)).isGreaterThan(two.get(0)).isGreaterThan(Collections.max(given));
    }

    private static void meet(CyclicBarrier everybody) {
        try {
            everybody.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
