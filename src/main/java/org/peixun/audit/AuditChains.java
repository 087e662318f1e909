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
     * {@code %s} = the condition on the chain. The hash is that of {@link ChainEntry#hash}, of which only the number and the
     * predecessor are not known before the head is locked.
     */
    private static final String APPEND = """
            WITH RECURSIVE entry AS (
                SELECT *, row_number() OVER (PARTITION BY chain ORDER BY n) AS place
                FROM unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::bytea[], ?::bytea[]) WITH ORDINALITY
                    AS e (chain, at, actor_id, actor_name, action, case_number, summary, changes, before_seq, after_seq, n)),
            head AS (SELECT chain, seq, hash FROM audit_head WHERE chain %s ORDER BY chain FOR UPDATE),
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
    /** Nearly always one: PostgreSQL keeps the plan of an equality, that of a list it makes anew each time (ADR 0020). */
    private static final String TO_ONE = APPEND.formatted("= ?");
    private static final String TO_MANY = APPEND.formatted("= ANY (?::text[])");

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
        String[] chains = entries.stream().map(ChainEntry::chain).distinct().toArray(String[]::new);
        return new HashSet<>(jdbc.queryForList(chains.length == 1 ? TO_ONE : TO_MANY, String.class,
                texts(entries, ChainEntry::chain), texts(entries, entry -> entry.at().toString()),
                texts(entries, ChainEntry::actorId), texts(entries, ChainEntry::actorName), texts(entries, ChainEntry::action),
                texts(entries, ChainEntry::caseNumber), texts(entries, ChainEntry::summary),
                texts(entries, entry -> ChangesJson.write(entry.changes())),
                entries.stream().map(ChainEntry::beforeSeq).toArray(byte[][]::new),
                entries.stream().map(ChainEntry::afterSeq).toArray(byte[][]::new),
                chains.length == 1 ? chains[0] : (Object) chains));
    }
}
