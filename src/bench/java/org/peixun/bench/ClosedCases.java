package org.peixun.bench;

import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Closed cases like one that was carried through: each of its rows, in every table of ours and of the engine that keeps
 * closed cases, again and again with other numbers, spread over the days of five years and over as many teachers and places as a
 * country has. Two trainees and four lessons of each class, and long texts that no index holds, are left short: what a case costs
 * depends on rows and indexes, not on how wide old rows are. The audit chain is filled under a county of its own.
 */
final class ClosedCases {

    /** Table, column of the case, columns that must differ and how. */
    private record Kept(String table, String caseColumn, List<String> own) {}

    private static final List<Kept> OURS = List.of(
            new Kept("class_session", "number", List.of()), new Kept("case_file", "number", List.of()), new Kept("class_filing", "number", List.of("filing_number", "check_code", "serial_key")),
            new Kept("work_item", "case_number", List.of("task_id")), new Kept("timeline_entry", "case_number", List.of()),
            new Kept("flow_taken", "case_number", List.of()), new Kept("filing_snapshot", "number", List.of()),
            new Kept("trainee_enrolment", "case_number", List.of("person_index")),
            new Kept("roster_trainee", "case_number", List.of("person_index")), new Kept("notification", "case_number", List.of()));
    private static final Map<String, String> CLOSED = Map.of("class_filing.state", "'CLOSED'", "work_item.state", "'DONE'", "case_file.kind", "'ENDED'",
            "class_filing.form", "'{}'::jsonb", "filing_snapshot.content", "'{}'::jsonb", "notification.text", "left(m.text, 10)");
    private static final List<String> ENGINE = List.of("act_hi_procinst", "act_hi_taskinst");
    private static final String NUMBER = "'开班2018-' || lpad(n::text, 7, '0')";
    private static final int TRAINEES_KEPT = 2;
    private static final int LESSONS_KEPT = 4;
    private static final int DAYS = 1_800;
    private static final int TEACHERS_AND_PLACES = 50_000;

    private ClosedCases() {}

    /** Their rows go to another file system, which may be one that compresses; the indexes stay where they are. @param folder empty, the server's own */
    static void moveRows(BenchDatabase database, String folder) {
        database.observe("CREATE TABLESPACE rows LOCATION '" + folder + "'");
        Stream.of(OURS.stream().map(Kept::table), ENGINE.stream(), Stream.of("audit_entry")).flatMap(each -> each)
                .forEach(table -> database.observe("ALTER TABLE " + table + " SET TABLESPACE rows"));
    }

    static void fill(BenchDatabase database, int cases) {
        String model = database.observer().sql("""
                SELECT number FROM class_filing WHERE state = 'APPROVED' ORDER BY number DESC LIMIT 1""").query(String.class).single();
        List<String> tables = Stream.of(OURS.stream().map(Kept::table), ENGINE.stream(), Stream.of("case_words", "audit_entry"))
                .flatMap(each -> each).toList();
        database.autovacuum(false); // would look at each table beside the fill
        try {
            BulkLoad.of(database, tables, () -> copyAll(database, model, cases));
            atOnce(tables.stream().map(table -> (Runnable) () -> database.vacuum(table)).toList());
        } finally {
            database.autovacuum(true); // a given server is somebody else's
        }
        database.observe("CHECKPOINT"); // what the fill left to be written is no cost of a case
    }

    private static void copyAll(BenchDatabase database, String model, int cases) {
        String instance = database.observer().sql("SELECT id_ FROM act_hi_procinst WHERE business_key_ = ?").param(model)
                .query(String.class).single();
        // the largest first and two beside each other, for a table is filled by one processor
        Stream<Runnable> ours = OURS.stream().map(kept -> () -> copy(database, kept, model, cases));
        Stream<Runnable> engine = ENGINE.stream().map(table -> () -> copyHistory(database, table, instance, cases));
        atOnce(Stream.concat(Stream.of(() -> fillAudit(database, model, cases)), Stream.concat(ours, engine)).toList());
        database.observe("INSERT INTO case_words (number, words) SELECT number, search FROM case_file WHERE number LIKE '开班2018-%'");
    }

    private static void atOnce(List<Runnable> works) {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CompletableFuture.allOf(works.stream().map(work -> CompletableFuture.runAsync(work, two)).toArray(CompletableFuture[]::new)).join();
        two.shutdown();
    }

    /** All columns as they are but the case's number, the keys and what closes it. */
    private static void copy(BenchDatabase database, Kept kept, String model, int cases) {
        Map<String, String> types = new LinkedHashMap<>();
        database.observer().sql("""
                SELECT column_name, data_type FROM information_schema.columns
                WHERE table_name = ? AND is_identity = 'NO' AND is_generated = 'NEVER' AND table_schema = 'public' ORDER BY ordinal_position""")
                .param(kept.table()).query((ResultSet row) -> {
                    types.put(row.getString(1), row.getString(2));
                });
        List<String> columns = List.copyOf(types.keySet());
        List<String> values = columns.stream().map(column -> value(kept, column) + earlier(types.get(column))).toList();
        String some = switch (kept.table()) {
            case "roster_trainee", "trainee_enrolment" -> " AND m.person_index IN (SELECT person_index FROM " + kept.table() + " WHERE " + kept.caseColumn()
                    + " = :model ORDER BY person_index LIMIT " + TRAINEES_KEPT + ")";
            case "class_session" -> " AND m.position < " + LESSONS_KEPT;
            default -> "";
        };
        database.observer().sql("INSERT INTO " + kept.table() + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values)
                + " FROM generate_series(1, :cases) n CROSS JOIN " + kept.table() + " m WHERE m." + kept.caseColumn() + " = :model" + some)
                .param("cases", cases).param("model", model).update();
    }

    private static String value(Kept kept, String column) {
        String as = "m." + column;
        if (column.equals(kept.caseColumn())) {
            return NUMBER;
        }
        return CLOSED.getOrDefault(kept.table() + "." + column, switch (column) {
            case "check_code" -> "lpad(n::text, 30, '0')";
            case "holder", "done_by" -> "coalesce(" + as + ", 'somebody')";
            case "done_at" -> "coalesce(m.done_at, m.created_at)";
            case "place_key", "teacher_certificate" -> as + " || '-' || n % " + TEACHERS_AND_PLACES;
            default -> kept.own().contains(column) ? as + " || '-' || n" : as;
        });
    }

    private static String earlier(String type) {
        return switch (type) {
            case "date" -> " - n % " + DAYS;
            case "timestamp with time zone" -> " - n % " + DAYS + " * interval '1 day'";
            default -> "";
        };
    }

    private static void copyHistory(BenchDatabase database, String table, String instance, int cases) {
        List<String> columns = database.observer().sql("SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = 'public'")
                .param(table).query(String.class).list();
        List<String> values = columns.stream().map(column -> switch (column) {
            case "id_", "proc_inst_id_", "root_proc_inst_id_", "execution_id_" -> "CASE WHEN m." + column + " IS NOT NULL THEN 'bench-' || n || '-' || left(m." + column + ", 30) END";
            case "business_key_" -> NUMBER;
            case "end_time_" -> "coalesce(m.end_time_, m.start_time_)";
            default -> "m." + column;
        }).toList();
        database.observer().sql("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values)
                + " FROM generate_series(1, :cases) n CROSS JOIN " + table + " m WHERE m.proc_inst_id_ = :instance")
                .param("cases", cases).param("instance", instance).update();
    }

    private static void fillAudit(BenchDatabase database, String model, int cases) {
        database.observer().sql(String.format("""
                INSERT INTO audit_entry (chain, seq, at, actor_id, actor_name, action, case_number, summary, changes, prev_hash, hash)
                SELECT 'bench', n * 100 + m.place, m.at, m.actor_id, m.actor_name, m.action, %s, left(m.summary, 10), '[]'::jsonb, m.prev_hash, m.hash
                FROM generate_series(1, :cases) n
                CROSS JOIN (SELECT *, row_number() OVER (ORDER BY seq) AS place FROM audit_entry WHERE case_number = :model) m""", NUMBER))
                .param("cases", cases).param("model", model).update();
    }

    static String sizes(BenchDatabase database) {
        return database.observer().sql("""
                SELECT 'Database of ' || pg_size_pretty(pg_database_size(current_database())) || '; '
                    || string_agg(relname || ' ' || pg_size_pretty(size), ', ' ORDER BY size DESC)
                FROM (SELECT relname, pg_total_relation_size(oid) AS size FROM pg_class WHERE relkind = 'r' ORDER BY 2 DESC LIMIT 8) largest""")
                .query(String.class).single();
    }
}
