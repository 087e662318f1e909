package org.peixun.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The statements that one role sent to a database, how often each; the difference of two looks is what an action cost.
 *
 * @param writing transactions of the whole server that have written something
 */
record Work(Map<String, Long> calls, long writing) {

    private static final Pattern NO_STATEMENT = Pattern.compile("(?i)(begin|commit|rollback|set|show|discard|savepoint|release)\\b.*");
    private static final Pattern WRITE = Pattern.compile("(?is)(insert|update|delete)\\b.*");

    static Work of(BenchDatabase database, String role, String databaseName) {
        Map<String, Long> calls = new TreeMap<>();
        database.observer().sql("""
                        SELECT regexp_replace(query, '\\s+', ' ', 'g') AS query, calls FROM pg_stat_statements
                        WHERE userid = (SELECT oid FROM pg_roles WHERE rolname = ?)
                            AND dbid = (SELECT oid FROM pg_database WHERE datname = ?)""")
                .params(role, databaseName)
                .query((java.sql.ResultSet row) -> {
                    calls.merge(row.getString(1).strip(), row.getLong(2), Long::sum);
                });
        return new Work(calls, database.observer().sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint").query(Long.class).single());
    }

    /** Where the server's time went, most first: milliseconds in all, calls, milliseconds each. */
    static String slowest(BenchDatabase database, String role) {
        return String.join("\n", database.observer().sql("""
                        SELECT to_char(total_exec_time, '99999990.0') || to_char(calls, '9999990') || to_char(mean_exec_time, '99990.000') || '  '
                            || left(regexp_replace(query, '\\s+', ' ', 'g'), 300)
                        FROM pg_stat_statements WHERE userid = (SELECT oid FROM pg_roles WHERE rolname = ?)
                        ORDER BY total_exec_time DESC LIMIT 60""").param(role).query(String.class).list());
    }

    static void forget(BenchDatabase database) {
        database.observer().sql("SELECT pg_stat_statements_reset()").query((row, i) -> i).list();
    }

    Work since(Work earlier) {
        Map<String, Long> more = new TreeMap<>();
        calls.forEach((query, number) -> {
            long difference = number - earlier.calls.getOrDefault(query, 0L);
            if (difference > 0) {
                more.put(query, difference);
            }
        });
        return new Work(more, writing - earlier.writing);
    }

    long statements() {
        return sum(NO_STATEMENT, false);
    }

    /** Commits that had something to write. */
    long commits() {
        return writing;
    }

    long writes() {
        return sum(WRITE, true);
    }

    private long sum(Pattern pattern, boolean matching) {
        return calls.entrySet().stream().filter(entry -> pattern.matcher(entry.getKey()).matches() == matching)
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** A line for each statement, the most frequent first. */
    String shown() {
        var text = new StringBuilder();
        calls.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> text.append(entry.getValue()).append("  ").append(entry.getKey()).append('\n'));
        return text.toString();
    }
}
