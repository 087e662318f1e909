package org.peixun.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills tables by the hundred million rows as a restore does: triggers off, the indexes that no constraint needs made anew
 * afterwards, each of them in one sorted pass.
 */
final class BulkLoad {

    private static final String MEMORY = "SET maintenance_work_mem = '1GB'; ";

    private BulkLoad() {}

    static void of(BenchDatabase database, List<String> tables, Runnable fill) {
        List<String> indexes = new ArrayList<>();
        for (String table : tables) {
            database.observe("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
            for (Map<String, Object> index : indexes(database, table)) {
                database.observe("DROP INDEX " + index.get("name"));
                indexes.add((String) index.get("definition"));
            }
        }
        fill.run();
        for (String index : indexes) {
            run(database, MEMORY + index);
        }
        tables.forEach(table -> database.observe("ALTER TABLE " + table + " ENABLE TRIGGER ALL"));
    }

    private static List<Map<String, Object>> indexes(BenchDatabase database, String table) {
        return database.observer().sql("""
                SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
                WHERE i.indrelid = ?::regclass AND NOT i.indisprimary
                  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)""").param(table).query().listOfRows();
    }

    private static void run(BenchDatabase database, String sql) {
        try (var connection = database.connection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
