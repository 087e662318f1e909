package org.peixun.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("随程序升级带来的年度")
class YearsOfUpgradeTest {

    @Autowired YearsOfUpgrade upgrade;
    @Autowired CalendarYears years;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("启动时录入，期限和定时随之重新计算，记入审计；已由相邻年度规定的日期不重复录入，也不妨碍启动")
    void entered() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM calendar_day WHERE notice_year = 2026").update();
            jdbc.sql("DELETE FROM calendar_year WHERE year = 2026").update();
            jdbc.sql("INSERT INTO calendar_day (day, working, holiday, notice_year) VALUES ('2026-01-01', false, '元旦', 2025)").update();
            long corrections = corrections();
            run();
            assertThat(years.entered()).contains(2026);
            assertThat(years.find(2026).orElseThrow().enteredBy()).isEqualTo("system");
            assertThat(jdbc.sql("SELECT notice_year FROM calendar_day WHERE day = '2026-01-01'").query(Integer.class).single()).isEqualTo(2025);
            assertThat(corrections()).as("running periods have followed").isEqualTo(corrections + 1);
            TransactionSynchronizationUtils.triggerBeforeCommit(false);
            assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'calendar.yearEntered' AND actor_id = 'system' ORDER BY seq DESC LIMIT 1")
                    .query(String.class).single()).startsWith("随程序录入2026年工作日安排，全年");
            run();
            assertThat(corrections()).as("once").isEqualTo(corrections + 1);
            status.setRollbackOnly();
        });
    }

    private long corrections() {
        return jdbc.sql("SELECT count(*) FROM calendar_correction").query(Long.class).single();
    }

    private void run() {
        try {
            upgrade.run(null);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
