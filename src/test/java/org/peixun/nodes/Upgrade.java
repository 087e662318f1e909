package org.peixun.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peixun.crash.Crew;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of today and one of next year side by side: what was begun by the old model ends by it, what begins goes by the new one. */
final class Upgrade {

    private static final int OLD_TO_THE_END = 6;
    private static final Map<String, String> REFUSE =
            Map.of("decision", "refuse", "refusalReasons", "OUTSIDE_PLAN", "opinion", "演练：未列入本年度培训计划。", "despite", "true");

    private final Map<String, Visitor> applicants = new TreeMap<>();
    private final Visitor clerk;
    private final Visitor manager;
    private final JdbcClient jdbc;
    private long ended;
    private long begun;
    private long reminded;

    Upgrade(Proxy proxy, JdbcClient jdbc, Crew crew) throws Exception {
        this.jdbc = jdbc;
        for (String name : crew.applicants()) {
            applicants.put(name, new Visitor(proxy).signIn(name));
        }
        clerk = new Visitor(proxy).signIn(crew.clerks().get(0));
        manager = new Visitor(proxy).signIn(crew.managers().get(0));
    }

    void drill() throws Exception {
        String newest = jdbc.sql("SELECT id_ FROM act_re_procdef WHERE key_ = 'classFiling' ORDER BY version_ DESC LIMIT 1").query(String.class).single();
        assertThat(newest).as("the new model is the second version").startsWith("classFiling:2:");
        beginByTheNewModel(newest);
        oldOnesToTheEnd(newest);
        remindByTheNewModel(newest);
    }

    private void beginByTheNewModel(String newest) throws Exception {
        for (var applicant : applicants.entrySet()) {
            List<String> drafts = jdbc.sql("""
                    SELECT number FROM class_filing WHERE state = 'DRAFT'
                    AND institution_id IN (SELECT institution_id FROM user_grant WHERE user_id = ?)""").param(applicant.getKey()).query(String.class).list();
            for (String number : drafts) {
                assertThat(applicant.getValue().act("/filings/" + number + "/submit", Map.of("commitment", "true"))).isEqualTo(302);
                assertThat(jdbc.sql("SELECT proc_def_id_ FROM act_hi_procinst WHERE business_key_ = ?").param(number).query(String.class).single())
                        .isEqualTo(newest);
                assertThat(decide(clerk, task(number), Map.of("decision", "accept"))).isEqualTo(302);
                begun++;
            }
        }
    }

    /** Half of them are refused, which is an end; half get consent and wait for their first day. */
    private void oldOnesToTheEnd(String newest) throws Exception {
        List<String> old = jdbc.sql("""
                SELECT business_key_ FROM act_hi_procinst WHERE proc_def_key_ = 'classFiling' AND proc_def_id_ <> ? AND end_time_ IS NULL
                ORDER BY business_key_ LIMIT ?""").params(newest, OLD_TO_THE_END).query(String.class).list();
        for (int i = 0; i < old.size(); i++) {
            if (i % 2 == 0) {
                assertThat(decide(clerk, task(old.get(i)), REFUSE)).isEqualTo(302);
                ended++;
            } else {
                assertThat(decide(clerk, task(old.get(i)), Map.of("decision", "accept"))).isEqualTo(302);
                assertThat(decide(clerk, task(old.get(i)), Map.of("decision", "propose", "opinion", "演练：符合规定。"))).isEqualTo(302);
                assertThat(decide(manager, task(old.get(i)), Map.of("decision", "approve"))).isEqualTo(302);
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM act_hi_procinst WHERE business_key_ = ANY (?) AND end_time_ IS NOT NULL")
                .param(old.toArray(String[]::new)).query(Long.class).single()).isEqualTo(ended);
        assertThat(jdbc.sql("SELECT count(*) FROM class_filing WHERE number = ANY (?) AND state = 'APPROVED'")
                .param(old.toArray(String[]::new)).query(Long.class).single()).isEqualTo(old.size() - ended);
    }

    /** Only the node of next year has the component; the other must not try. */
    private void remindByTheNewModel(String newest) throws Exception {
        reminded = jdbc.sql("""
                UPDATE act_ru_job SET duedate_ = '2026-06-01'
                WHERE handler_cfg_ LIKE '%event_reviewReminderDue%' AND process_def_id_ = ?""").param(newest).update();
        assertThat(reminded).isEqualTo(begun);
        var done = jdbc.sql("SELECT count(*) FROM flow_taken WHERE target_id = 'serviceTask_remindHolder' AND process_definition_id = ?").param(newest);
        long end = System.nanoTime() + 90_000_000_000L;
        while (done.query(Long.class).single() < reminded) {
            assertThat(System.nanoTime()).as("reminders of the new model").isLessThan(end);
            Thread.sleep(200);
        }
        assertThat(jdbc.sql("SELECT exception_msg_ FROM act_ru_job WHERE exception_stack_id_ IS NOT NULL").query(String.class).list())
                .as("jobs that failed").isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM act_ru_incident").query(Long.class).single()).isZero();
    }

    private static int decide(Visitor who, String task, Map<String, String> decision) throws Exception {
        assertThat(who.act("/tasks/claim", Map.of("only", task, "back", "/todo"))).isEqualTo(302);
        return who.act("/tasks/" + task + "/complete", decision);
    }

    private String task(String number) {
        return jdbc.sql("SELECT task_id FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number).query(String.class).single();
    }

    String told() {
        return "新案件%d件走新版本，其%d个定时都由有新组件的节点执行，没有失败；旧案件%d件按旧版本办完或办到同意".formatted(begun, reminded, OLD_TO_THE_END);
    }
}
