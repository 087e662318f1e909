package org.peixun.audit;

import static org.peixun.shared.Columns.texts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Appends to the chains in one statement, however many entries: locks the heads (in one order, against deadlocks), gives
 * each entry its number, its predecessor's hash and its own, inserts them, moves the heads.
 */
@Component
class AuditChains {

    /**
     * A click writes one entry as a rule: half the time of {@link #SEVERAL} (ADR 0020). The hash is that of
     * {@link ChainEntry#hash}, of which only the number and the predecessor are not known before the head is locked.
     */
    private static final String ONE = """
            WITH head AS (SELECT seq, hash FROM audit_head WHERE chain = ? FOR UPDATE),
            moved AS (
                UPDATE audit_head h SET seq = head.seq + 1, hash = sha256(?::bytea
                    || convert_to(length((head.seq + 1)::text) || ':' || (head.seq + 1) || E'\\n', 'UTF8') || ?::bytea || head.hash)
                FROM head WHERE h.chain = ?
                RETURNING h.chain, h.seq, h.hash, head.hash AS prev_hash)
            INSERT INTO audit_entry (chain, seq, at, actor_id, actor_name, action, case_number, summary, changes, prev_hash, hash)
            SELECT chain, seq, ?::timestamptz, ?, ?, ?, ?, ?, ?::jsonb, prev_hash, hash FROM moved
            RETURNING chain""";
    private static final String SEVERAL = """
            WITH RECURSIVE entry AS (
                SELECT *, row_number() OVER (PARTITION BY chain ORDER BY n) AS place
                FROM unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::bytea[], ?::bytea[]) WITH ORDINALITY
                    AS e (chain, at, actor_id, actor_name, action, case_number, summary, changes, before_seq, after_seq, n)),
            head AS (SELECT chain, seq, hash FROM audit_head WHERE chain = ANY (?::text[]) ORDER BY chain FOR UPDATE),
            linked AS (
                SELECT chain, 0::bigint AS place, seq, NULL::bytea AS prev_hash, hash FROM head
                UNION ALL
                SELECT e.chain, e.place, l.seq + 1, l.hash,
                       sha256(e.before_seq || convert_to(length((l.seq + 1)::text) || ':' || (l.seq + 1) || E'\\n', 'UTF8')
                              || e.after_seq || l.hash)
                FROM linked l JOIN entry e ON e.chain = l.chain AND e.place = l.place + 1),
            added AS (
                INSERT INTO audit_entry (chain, seq, at, actor_id, actor_name, action, case_number, summary, changes, prev_hash, hash)
                SELECT e.chain, l.seq, e.at, e.actor_id, e.actor_name, e.action, e.case_number, e.summary, e.changes::jsonb,
                       l.prev_hash, l.hash
                FROM entry e JOIN linked l ON l.chain = e.chain AND l.place = e.place
                RETURNING chain, seq, hash)
            UPDATE audit_head h SET seq = last.seq, hash = last.hash
            FROM (SELECT DISTINCT ON (chain) chain, seq, hash FROM added ORDER BY chain, seq DESC) last
            WHERE h.chain = last.chain
            RETURNING h.chain""";

    private final JdbcTemplate jdbc;

    AuditChains(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param entries in order, without number and predecessor, which are given here */
    void append(List<ChainEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Set<String> appended = place(entries);
        List<ChainEntry> first = entries.stream().filter(entry -> !appended.contains(entry.chain())).toList();
        if (!first.isEmpty()) { // of chains that begin
            jdbc.update("INSERT INTO audit_head (chain, seq, hash) SELECT unnest(?::text[]), 0, ? ON CONFLICT DO NOTHING",
                    first.stream().map(ChainEntry::chain).distinct().sorted().toArray(String[]::new), ChainEntry.NO_PREDECESSOR);
            place(first);
        }
    }

    /** @return the chains that have a head; entries of others are left out */
    private Set<String> place(List<ChainEntry> entries) {
        return new HashSet<>(entries.size() == 1 ? one(entries.get(0)) : several(entries));
    }

    private List<String> one(ChainEntry entry) {
        return jdbc.queryForList(ONE, String.class, entry.chain(), entry.beforeSeq(), entry.afterSeq(), entry.chain(),
                entry.at().toString(), entry.actorId(), entry.actorName(), entry.action(), entry.caseNumber(), entry.summary(),
                ChangesJson.write(entry.changes()));
    }

    private List<String> several(List<ChainEntry> entries) {
        return jdbc.queryForList(SEVERAL, String.class,
                texts(entries, ChainEntry::chain), texts(entries, entry -> entry.at().toString()),
                texts(entries, ChainEntry::actorId), texts(entries, ChainEntry::actorName), texts(entries, ChainEntry::action),
                texts(entries, ChainEntry::caseNumber), texts(entries, ChainEntry::summary),
                texts(entries, entry -> ChangesJson.write(entry.changes())),
                entries.stream().map(ChainEntry::beforeSeq).toArray(byte[][]::new),
                entries.stream().map(ChainEntry::afterSeq).toArray(byte[][]::new),
                entries.stream().map(ChainEntry::chain).distinct().toArray(String[]::new));
    }
}
