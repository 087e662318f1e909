package org.peixun.audit;

import static org.peixun.shared.Columns.texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Appends to the chains: lock and read the heads (in one order, against deadlocks), insert the entries, move the
 * heads. Two statements, however many entries.
 */
@Component
class AuditChains {

    private record Head(long seq, byte[] hash) {}

    private final JdbcTemplate jdbc;

    AuditChains(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param entries in order, without place and predecessor, which are given here */
    void append(List<ChainEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, Head> heads = lockHeads(new TreeSet<>(entries.stream().map(ChainEntry::chain).toList()));
        var placedEntries = new ArrayList<ChainEntry>();
        var hashes = new ArrayList<byte[]>();
        for (ChainEntry entry : entries) {
            Head head = heads.get(entry.chain());
            var placed = new ChainEntry(entry.chain(), head.seq() + 1, entry.at(), entry.actorId(), entry.actorName(),
                    entry.action(), entry.caseNumber(), entry.summary(), entry.changes(), head.hash());
            byte[] hash = placed.hash();
            heads.put(entry.chain(), new Head(placed.seq(), hash));
            placedEntries.add(placed);
            hashes.add(hash);
        }
        insert(placedEntries, hashes);
    }

    /** The entries and, by the last of each chain, its head. */
    private void insert(List<ChainEntry> entries, List<byte[]> hashes) {
        jdbc.update("""
                WITH added AS (
                    INSERT INTO audit_entry (chain, seq, at, actor_id, actor_name, action, case_number, summary, changes, prev_hash, hash)
                    SELECT chain, seq, at, actor_id, actor_name, action, case_number, summary, changes::jsonb, prev_hash, hash
                    FROM unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::bytea[], ?::bytea[])
                        AS e (chain, seq, at, actor_id, actor_name, action, case_number, summary, changes, prev_hash, hash)
                    RETURNING chain, seq, hash)
                UPDATE audit_head h SET seq = last.seq, hash = last.hash
                FROM (SELECT DISTINCT ON (chain) chain, seq, hash FROM added ORDER BY chain, seq DESC) last
                WHERE h.chain = last.chain
                """,
                texts(entries, ChainEntry::chain), entries.stream().map(ChainEntry::seq).toArray(Long[]::new),
                texts(entries, entry -> entry.at().toString()),
                texts(entries, ChainEntry::actorId), texts(entries, ChainEntry::actorName), texts(entries, ChainEntry::action),
                texts(entries, ChainEntry::caseNumber), texts(entries, ChainEntry::summary),
                texts(entries, entry -> ChangesJson.write(entry.changes())),
                entries.stream().map(ChainEntry::prevHash).toArray(byte[][]::new), hashes.toArray(byte[][]::new));
    }

    private Map<String, Head> lockHeads(Collection<String> chains) {
        Map<String, Head> heads = lockExistingHeads(chains);
        if (heads.size() < chains.size()) {
            jdbc.update("INSERT INTO audit_head (chain, seq, hash) SELECT unnest(?::text[]), 0, ? ON CONFLICT DO NOTHING",
                    chains.toArray(String[]::new), ChainEntry.NO_PREDECESSOR);
            heads = lockExistingHeads(chains);
        }
        return heads;
    }

    private Map<String, Head> lockExistingHeads(Collection<String> chains) {
        var heads = new HashMap<String, Head>();
        // nearly always one: PostgreSQL keeps the plan of an equality, that of a list it makes anew each time (ADR 0020)
        boolean one = chains.size() == 1;
        jdbc.query("SELECT chain, seq, hash FROM audit_head WHERE chain = " + (one ? "?" : "ANY (?::text[])") + " ORDER BY chain FOR UPDATE",
                row -> {
                    heads.put(row.getString(1), new Head(row.getLong(2), row.getBytes(3)));
                },
                one ? chains.iterator().next() : (Object) chains.toArray(String[]::new));
        return heads;
    }
}
