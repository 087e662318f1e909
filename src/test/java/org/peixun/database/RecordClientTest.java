package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What records are read into, with and without values. */
@IntegrationTest
class RecordClientTest {

    private static final Instant NOON = Instant.parse("2026-05-20T04:00:00.123456Z");
    private static final String VALUES = """
            SELECT '甲'::text AS some_text, 7 AS whole_number, 8::bigint AS long_number, true AS yes_or_no, 1.50::numeric AS amount,
                   timestamptz '2026-05-20 12:00:00.123456+08' AS some_instant, date '2026-05-20' AS some_day, time '08:30' AS some_time,
                   'MONDAY' AS day_of_week, 'not asked for' AS more""";

    @Autowired private JdbcClient jdbc;

    record Values(String someText, int wholeNumber, Long longNumber, boolean yesOrNo, BigDecimal amount, Instant someInstant,
            LocalDate someDay, LocalTime someTime, DayOfWeek dayOfWeek) {}

    record Perhaps(String someText, Long longNumber, Instant someInstant, LocalDate someDay, DayOfWeek dayOfWeek) {}

    record Elsewhere(String notThere) {}

    @Test
    void eachValueAsItsComponentWantsIt() {
        assertThat(jdbc.sql(VALUES + " UNION ALL " + VALUES).query(Values.class).list()).hasSize(2).containsOnly(new Values("甲", 7, 8L, true,
                new BigDecimal("1.50"), NOON, LocalDate.of(2026, 5, 20), LocalTime.of(8, 30), DayOfWeek.MONDAY));
    }

    @Test
    void noValueIsNull() {
        assertThat(jdbc.sql("""
                SELECT NULL::text AS some_text, NULL::bigint AS long_number, NULL::timestamptz AS some_instant, NULL::date AS some_day,
                       NULL::text AS day_of_week""").query(Perhaps.class).single()).isEqualTo(new Perhaps(null, null, null, null, null));
    }

    @Test
    void anInstantByItself() {
        assertThat(jdbc.sql("SELECT :at::timestamptz").param("at", NOON.toString()).query(Instant.class).single()).isEqualTo(NOON);
    }

    @Test
    void aColumnThatIsMissingIsNamed() {
        assertThatThrownBy(() -> jdbc.sql("SELECT 1 AS one").query(Elsewhere.class).list())
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("not_there");
    }
}
