package org.peixun.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The application's pool with its own settings, through a line that fails; only the waits are shortened. */
@IntegrationTest
@DisplayName("与数据库之间的网络中断")
class SilentLineTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");

    @Autowired HikariDataSource application;

    private Line line;
    private HikariDataSource pool;

    @BeforeEach
    void through() throws Exception {
        var port = PORT.matcher(application.getJdbcUrl());
        assertThat(port.find()).isTrue();
        line = new Line(0, Integer.parseInt(port.group(1)));
        pool = new HikariDataSource();
        pool.setJdbcUrl(port.replaceFirst("127.0.0.1:" + line.port()));
        pool.setDataSourceProperties(application.getDataSourceProperties());
        assertThat(pool.getDataSourceProperties()).containsKeys("socketTimeout", "connectTimeout");
        pool.getDataSourceProperties().setProperty("socketTimeout", "1");
        pool.setConnectionTimeout(1000);
        pool.setValidationTimeout(500);
        pool.setMaximumPoolSize(2);
    }

    @AfterEach
    void close() throws Exception {
        pool.close();
        line.close();
    }

    @Test
    @DisplayName("不通而不报的连接：语句在时限内结束，新连接也是；修好后池子自己恢复")
    void silence() throws Exception {
        ask();
        line.silence();
        long begun = System.nanoTime();
        assertThatThrownBy(this::ask).isInstanceOf(SQLException.class);
        assertThatThrownBy(this::ask).isInstanceOf(SQLException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);

        line.repair();
        askUntilAnswered();
    }

    @Test
    @DisplayName("被切断、被重置的连接：出错的只有当时的一句，随后自己恢复")
    void cutAndReset() throws Exception {
        ask();
        line.cut();
        assertThatThrownBy(this::ask).isInstanceOf(SQLException.class);
        line.repair();
        askUntilAnswered();
        line.reset();
        askUntilAnswered();
    }

    private void ask() throws SQLException {
        try (var connection = pool.getConnection(); var answer = connection.createStatement().executeQuery("SELECT 1")) {
            assertThat(answer.next()).isTrue();
        }
    }

    private void askUntilAnswered() throws SQLException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                ask();
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
        }
    }
}
