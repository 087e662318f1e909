package org.peixun.bench;

import java.util.List;
import org.peixun.identity.Jurisdictions;

/**
 * Open items of a hundred counties with twelve queues each, the same in our list and in the bare engine's tables: every
 * third is in somebody's hands, due between ten days ago and twenty days from now.
 */
final class OpenItems {

    static final int COUNTIES = 100;
    static final int QUEUES = 12;

    private OpenItems() {}

    /** The counties that are real come first, so that people can sign in there. */
    static List<String> counties(Site site) {
        var real = site.bean(Jurisdictions.class).counties().stream().map(county -> county.code());
        var others = java.util.stream.IntStream.range(0, COUNTIES).mapToObj(n -> "bench-" + n);
        return java.util.stream.Stream.concat(real, others).limit(COUNTIES).toList();
    }

    /** The queue by number; the first is the clerks'. */
    static String queue(String county, int number) {
        return (number == 0 ? "countyClerk-" : "role" + number + "-") + county;
    }

    /** @param counties among the first of which they lie: few items among few counties fill a clerk's page as many do */
    static void fill(Site site, int items, int counties) {
        empty(site);
        site.database().observer().sql("""
                INSERT INTO work_item (task_id, case_number, case_type, step_key, step_label, title, institution_name, institution_id,
                    jurisdiction, queue, holder, holder_name, created_at, claimed_at, due_at)
                SELECT 'bench-' || lpad(n::text, 9, '0'), '开班2020-' || n, 'classFiling', 'acceptFiling', '受理备案',
                       '电工（中级）第' || n || '期', '某县第' || n % 997 || '培训学校', 1, county,
                       CASE n / :counties % :queues WHEN 0 THEN 'countyClerk-' ELSE 'role' || n / :counties % :queues || '-' END || county,
                       CASE WHEN n / 1200 % 3 = 0 THEN 'somebody' || n % 4000 END, CASE WHEN n / 1200 % 3 = 0 THEN '某经办' END,
                       now, CASE WHEN n / 1200 % 3 = 0 THEN now END, now + (n::bigint * 7919 % 43200 - 14400) * interval '1 minute'
                FROM (SELECT n, (:codes::text[])[n % :counties + 1] AS county, timestamptz '2026-05-06 09:00+08' AS now
                      FROM generate_series(1, :items) n) x""")
                .param("items", items).param("counties", counties).param("queues", QUEUES)
                .param("codes", counties(site).toArray(String[]::new)).update();
        site.database().observe("""
                INSERT INTO case_file (number, case_type, title, jurisdiction, institution_id, institution_name, state, state_label, kind,
                    updated_at, search)
                SELECT case_number, case_type, title, jurisdiction, 1, institution_name, 'SUBMITTED', '待受理', 'OPEN', created_at,
                       lower(case_number || ' ' || title || ' ' || institution_name) FROM work_item WHERE task_id LIKE 'bench-%'""");
        site.database().observe("ANALYZE work_item");
        site.database().observe("ANALYZE case_file");
    }

    static void empty(Site site) {
        site.database().observe("DELETE FROM work_item WHERE task_id LIKE 'bench-%'");
        site.database().observe("DELETE FROM case_file WHERE number LIKE '开班2020-%'");
        site.database().vacuum("work_item");
        site.database().vacuum("case_file");
    }

    /** The same items as tasks of the engine, each with its queue and the queue's right to it. */
    static void copyToEngine(Site site, BareEngine bare) throws Exception {
        try (var to = bare.connection(); var statement = to.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE item (task_id text, queue text, holder text, due_at timestamptz, created_at timestamptz)");
            var copy = to.unwrap(org.postgresql.PGConnection.class).getCopyAPI().copyIn("COPY item FROM STDIN");
            try (var from = site.database().connection()) {
                var out = from.unwrap(org.postgresql.PGConnection.class).getCopyAPI().copyOut(
                        "COPY (SELECT task_id, queue, holder, due_at, created_at FROM work_item WHERE task_id LIKE 'bench-%') TO STDOUT");
                for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                    copy.writeToCopy(row, 0, row.length);
                }
            }
            copy.endCopy();
            statement.execute("""
                    INSERT INTO act_ru_task (id_, rev_, name_, task_def_key_, assignee_, create_time_, due_date_, priority_, suspension_state_)
                    SELECT task_id, 1, '受理备案', 'acceptFiling', holder, created_at, due_at, 50, 1 FROM item""");
            statement.execute("""
                    INSERT INTO act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                    SELECT 'link-' || task_id, 1, queue, 'candidate', task_id FROM item""");
            statement.execute("""
                    INSERT INTO act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                    SELECT 'right-' || task_id, 1, 1, queue, 7, task_id, 2 + 4096 FROM item""");
            for (String table : List.of("act_ru_task", "act_ru_identitylink", "act_ru_authorization")) {
                statement.execute("ANALYZE " + table);
            }
        }
    }
}
