package org.peixun.policy;

import java.time.LocalDate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.shared.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The parameters in the database, answered from memory: one query each time they are read. */
@Component
class StoredPolicyParameters implements PolicyParameters {

    /** How long another node may still answer with a value that was changed. Changes take effect by day, not by second. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Remembered<Sheet> sheet = new Remembered<>(KEPT_FOR, this::read);

    StoredPolicyParameters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Policy at(LocalDate date, String jurisdiction) {
        return sheet.get().at(date, jurisdiction);
    }

    Sheet sheet() {
        return sheet.get();
    }

    /** As it is in the database: what is remembered may be from before another node's change. */
    Sheet fresh() {
        sheet.forget();
        return sheet.get();
    }

    /** Adds a value; never changes one. Must run inside a transaction. */
    void add(String key, String jurisdiction, String value, LocalDate validFrom, String changedBy, String changedByName,
            Instant now, String reason) {
        jdbc.sql("""
                INSERT INTO policy_value
                (key, jurisdiction, value, valid_from, changed_by, changed_by_name, changed_at, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key, jurisdiction, value, validFrom, changedBy, changedByName, now.atOffset(ZoneOffset.UTC), reason)
                .update();
        sheet.forget();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                sheet.forget();
            }
        });
    }

    private Sheet read() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Map<String, List<ParameterValue>> values = new LinkedHashMap<>();
        jdbc.sql("""
                SELECT p.*, v.id, v.jurisdiction, v.value, v.valid_from, v.changed_by_name, v.changed_at, v.reason
                FROM policy_parameter p JOIN policy_value v USING (key) ORDER BY p.position, v.id""")
                .query(row -> {
                    String key = row.getString("key");
                    if (!parameters.containsKey(key)) {
                        parameters.put(key, parameter(row));
                        values.put(key, new ArrayList<>());
                    }
                    values.get(key).add(value(row));
                });
        return new Sheet(parameters.values(), values);
    }

    private static Parameter parameter(ResultSet row) throws SQLException {
        return new Parameter(row.getString("key"), row.getString("section"), row.getString("label"), row.getString("unit"),
                Parameter.Kind.valueOf(row.getString("kind")), row.getBigDecimal("lowest"), row.getBigDecimal("highest"),
                row.getObject("clause", Integer.class), row.getString("basis"), row.getString("description"),
                row.getBoolean("city_only"));
    }

    private static ParameterValue value(ResultSet row) throws SQLException {
        return new ParameterValue(row.getLong("id"), row.getString("key"), row.getString("jurisdiction"),
                row.getString("value"), row.getObject("valid_from", LocalDate.class), row.getString("changed_by_name"),
                row.getTimestamp("changed_at").toInstant(), row.getString("reason"));
    }
}
