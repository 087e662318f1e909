package org.peixun.crash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody of a role does next, chosen from the lists. */
interface Work {

    Optional<Deed> next(String person, JdbcClient lists, Random random);

    /** @return milliseconds to think before the next click */
    int pause(Random random);

    record Task(String taskId, String stepKey, String holder) {}

    record Filing(String number, int submissions) {}

    /**
     * Claims what waits in the queue and decides what is claimed, whether or not an asked opinion has come. Filings of
     * institutions without an account are left alone: their reminders and escalations come due.
     */
    record Officer(String queue) implements Work {

        private static final Map<String, String> RETURN =
                Map.of("decision", "return", "reasons", "MATERIAL_MISSING", "opinion", "演练：培训协议书缺少附件，请补充。", "despite", "true");
        private static final Map<String, String> REFUSE =
                Map.of("decision", "refuse", "refusalReasons", "OUTSIDE_PLAN", "opinion", "演练：未列入本年度培训计划。", "despite", "true");

        @Override
        public Optional<Deed> next(String person, JdbcClient lists, Random random) {
            return lists.sql("""
                            SELECT w.task_id, w.step_key, w.holder FROM work_item w JOIN class_filing f ON f.number = w.case_number
                            WHERE w.state = 'OPEN' AND w.queue = ? AND (w.holder IS NULL OR w.holder = ?)
                                AND w.step_key IN ('acceptFiling', 'reviewFiling', 'consentOpening')
                                AND EXISTS (SELECT FROM user_grant g WHERE g.institution_id = f.institution_id)
                            ORDER BY w.holder IS NULL, random() LIMIT 1""")
                    .params(queue, person).query(Task.class).optional().map(task -> deed(person, task, random));
        }

        private static Deed deed(String person, Task task, Random random) {
            if (task.holder() == null) {
                return Deed.claim(person, task.taskId());
            }
            int chance = random.nextInt(100);
            if (chance < 8) {
                return Deed.giveBack(person, task.taskId());
            }
            if (chance < 22) {
                return Deed.complete(person, task.taskId(), RETURN);
            }
            if (chance < 28 && !task.stepKey().equals("reviewFiling")) {
                return Deed.complete(person, task.taskId(), REFUSE);
            }
            String onward = Map.of("acceptFiling", "accept", "reviewFiling", "propose").getOrDefault(task.stepKey(), "approve");
            return Deed.complete(person, task.taskId(), Map.of("decision", onward, "opinion", "演练：经核对，符合规定。", "despite", "true"));
        }

        @Override
        public int pause(Random random) {
            return random.nextInt(60);
        }
    }

    /** Suspends an institution that has open cases, and reinstates it soon after. */
    record Superior(String county) implements Work {

        private record Institution(long id, boolean suspended) {}

        @Override
        public Optional<Deed> next(String person, JdbcClient lists, Random random) {
            return lists.sql("""
                            SELECT i.id, e.status = 'SUSPENDED' AS suspended
                            FROM institution i CROSS JOIN LATERAL (SELECT status, document_no FROM institution_event
                                WHERE institution_id = i.id ORDER BY effective_on DESC, id DESC LIMIT 1) e
                            WHERE i.jurisdiction = ? AND (e.status = 'NORMAL' OR e.status = 'SUSPENDED' AND e.document_no LIKE '演练%')
                            ORDER BY e.status = 'SUSPENDED' DESC, (SELECT least(count(*), 3) FROM work_item w JOIN class_filing f ON f.number = w.case_number
                                WHERE f.institution_id = i.id AND w.state = 'OPEN') DESC, random() LIMIT 1""")
                    .param(county).query(Institution.class).optional().map(one -> one.suspended()
                            ? Deed.standing(person, one.id(), "reinstate", "RECTIFIED")
                            : Deed.standing(person, one.id(), "suspend", "DISORDERLY_MANAGEMENT"));
        }

        @Override
        public int pause(Random random) {
            return 300 + random.nextInt(1200);
        }
    }

    /** Hands drafts in, corrects what came back, withdraws now and then. */
    record Applicant(int longestPause) implements Work {

        private static final String OWN = """
                SELECT number, submissions FROM class_filing
                WHERE state = ANY (?) AND institution_id IN (SELECT institution_id FROM user_grant WHERE user_id = ?)
                ORDER BY %s LIMIT 1""";

        @Override
        public Optional<Deed> next(String person, JdbcClient lists, Random random) {
            int chance = random.nextInt(100);
            if (chance < 6) {
                return own(person, lists, "random()", "SUBMITTED", "UNDER_REVIEW", "AWAITING_CONSENT", "APPROVED")
                        .map(filing -> Deed.withdraw(person, filing.number()));
            }
            return own(person, lists, "state DESC, number", chance < 60 ? new String[] {"RETURNED", "DRAFT"} : new String[] {"DRAFT"})
                    .map(filing -> Deed.submit(person, filing.number(), filing.submissions() + 1, fields(filing)));
        }

        private static Map<String, String> fields(Filing filing) {
            return filing.submissions() == 0
                    ? Map.of("commitment", "true") : Map.of("commitment", "true", "explanation", "演练：已补充协议书附件。");
        }

        private static Optional<Filing> own(String person, JdbcClient lists, String order, String... states) {
            return lists.sql(OWN.formatted(order)).params(List.of(states, person)).query(Filing.class).optional();
        }

        @Override
        public int pause(Random random) {
            return random.nextInt(longestPause);
        }
    }
}
