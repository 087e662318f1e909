package org.peixun.crash;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told: the database has to agree with it after each start. */
final class Ledger {

    private final List<Deed> acknowledged = new ArrayList<>();
    private final Map<Deed, String> replies = new HashMap<>();
    private final Map<Integer, Integer> refused = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final boolean outages;
    private int unavailable;
    private int lostAfterCommit;
    private int lostBeforeCommit;

    Ledger() {
        this(false);
    }

    /** @param outages whether answers 503 are to be expected */
    Ledger(boolean outages) {
        this.outages = outages;
    }

    /** @return the stored reply when the unanswered deed was committed before the kill, otherwise {@code null} */
    synchronized String committed(Deed deed, JdbcClient jdbc) {
        String reply = jdbc.sql("SELECT reply FROM command WHERE id = ?").param(deed.commandId())
                .query(String.class).optional().orElse(null);
        if (reply == null) {
            lostBeforeCommit++;
        } else {
            lostAfterCommit++;
        }
        return reply;
    }

    synchronized void answered(Deed deed, int status, String location, String reply, String body) {
        if (status == 302 && !location.contains("/login")) {
            acknowledged.add(deed);
            replies.put(deed, location);
            if (reply != null && !location.endsWith(reply)) {
                faults.add("重发得到另一个答复：" + deed.path() + " " + reply + " / " + location);
            }
        } else {
            refused.merge(status, 1, Integer::sum);
            if (reply != null || status == 400 || status >= 500 || status == 302) {
                faults.add("答复" + status + " " + deed.path() + (reply == null ? "" : "（此前已提交）") + " " + sentence(body));
            }
        }
    }

    /** It was said in words that the system is not available, and when to come again. */
    synchronized void unavailable(HttpResponse<String> answer) {
        unavailable++;
        boolean inWords = answer.body().contains("数据库暂时没有应答") && answer.headers().firstValue("Retry-After").isPresent();
        if (!outages || !inWords) {
            faults.add("答复503 " + answer.uri().getPath() + " " + sentence(answer.body()));
        }
    }

    synchronized int unavailableCount() {
        return unavailable;
    }

    /** Told and not there. */
    synchronized List<String> lost(JdbcClient jdbc) {
        List<String> lost = new ArrayList<>();
        for (Deed deed : acknowledged) {
            String reply = jdbc.sql("SELECT reply FROM command WHERE id = ? AND actor = ?")
                    .params(deed.commandId(), deed.person()).query(String.class).optional().orElse(null);
            boolean there = jdbc.sql(deed.effect()).param("person", deed.person()).param("subject", deed.subject())
                    .query(Boolean.class).optional().orElse(false);
            if (reply == null || !there || !replies.get(deed).endsWith(reply)) {
                lost.add(deed.path() + " " + deed.commandId() + " 答复 " + replies.get(deed) + "，库中答复 " + reply + "，效果" + there);
            }
        }
        return lost;
    }

    /** Done more often, or less often, than it was asked for: the audit trail has exactly one entry a deed, beside those of paused cases. */
    synchronized List<String> miscounted(List<Person> people, Map<String, Long> before, JdbcClient jdbc) {
        Map<String, Long> now = audited(jdbc);
        List<String> found = new ArrayList<>();
        for (Person person : people) {
            Deed open = person.unanswered();
            boolean openCommitted = open != null
                    && jdbc.sql("SELECT count(*) FROM command WHERE id = ?").param(open.commandId()).query(Long.class).single() > 0;
            long asked = acknowledged.stream().filter(deed -> Objects.equals(deed.person(), person.name())).count()
                    + (openCommitted ? 1 : 0);
            long done = now.getOrDefault(person.name(), 0L) - before.getOrDefault(person.name(), 0L);
            if (asked != done) {
                found.add(person.name() + " 办理" + asked + "次，审计记录" + done + "次");
            }
        }
        return found;
    }

    static Map<String, Long> audited(JdbcClient jdbc) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                SELECT actor_id, count(*) FROM audit_entry
                WHERE action LIKE 'classFiling.%' AND action NOT IN ('classFiling.paused', 'classFiling.resumed')
                    OR action LIKE 'task.%' OR action = 'directory.standing' GROUP BY actor_id""")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    synchronized int acknowledgedCount() {
        return acknowledged.size();
    }

    synchronized int lostAfterCommit() {
        return lostAfterCommit;
    }

    synchronized int lostBeforeCommit() {
        return lostBeforeCommit;
    }

    synchronized Map<Integer, Integer> refused() {
        return Map.copyOf(refused);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private static String sentence(String body) {
        String text = body.replaceAll("(?s)^.*<main", "<main").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        return text.substring(0, Math.min(text.length(), 300));
    }
}
