package org.peixun.workflow;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * One counter a case type and year. A number is taken and committed by itself, so that nobody waits for a long transaction;
 * on connections apart, for who asks holds one of the pool already: when all of them ask at once none would be left.
 */
@Component
class SequenceCaseNumbers implements CaseNumbers, DisposableBean {

    /** A number takes a millisecond: two serve more callers than the pool has. */
    private static final int CONNECTIONS = 2;

    private static final String NEXT = """
            INSERT INTO case_counter (case_type, year, last) VALUES (?, ?, ?)
            ON CONFLICT (case_type, year) DO UPDATE SET last = case_counter.last + excluded.last
            RETURNING last""";

    private final HikariDataSource apart;
    private final Clock clock;

    SequenceCaseNumbers(DataSource pool, Clock clock) throws SQLException {
        var settings = new HikariConfig();
        pool.unwrap(HikariDataSource.class).copyStateTo(settings);
        settings.setPoolName("case-numbers");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(0);
        settings.setAutoCommit(true);
        this.apart = new HikariDataSource(settings);
        this.clock = clock;
    }

    @Override
    public List<String> next(CaseType type, int count) {
        int year = LocalDate.now(clock).getYear();
        long last = take(type.id(), year, count);
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj(number -> "%s%d-%05d".formatted(type.numberPrefix(), year, number)).toList();
    }

    /** By JDBC itself: Spring would keep the connection until the caller's transaction ends. */
    private long take(String type, int year, int count) {
        try (Connection connection = apart.getConnection(); PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setString(1, type);
            next.setInt(2, year);
            next.setInt(3, count);
            try (ResultSet row = next.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("taking a case number", NEXT, e);
        }
    }

    @Override
    public void destroy() {
        apart.close();
    }
}
