package org.peixun.audit;

import java.sql.Timestamp;
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
 * heads. Three statements, however many entries.
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
        var rows = new ArrayList<Object[]>();
        for (ChainEntry entry : entries) {
            Head head = heads.get(entry.chain());
            var placed = new ChainEntry(entry.chain(), head.seq() + 1, entry.at(), entry.actorId(), entry.actorName(),
                    entry.action(), entry.caseNumber(), entry.summary(), entry.changes(), head.hash());
            byte[] hash = placed.hash();
            heads.put(entry.chain(), new Head(placed.seq(), hash));
            rows.add(new Object[] {placed.chain(), placed.seq(), Timestamp.from(placed.at()), placed.actorId(),
                placed.actorName(), placed.action(), placed.caseNumber(), placed.summary(),
                ChangesJson.write(placed.changes()), placed.prevHash(), hash});
        }
        jdbc.batchUpdate("""
                INSERT INTO audit_entry (chain, seq, at, actor_id, actor_name, action, case_number, summary, changes,
                    prev_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """, rows);
        jdbc.batchUpdate("UPDATE audit_head SET seq = ?, hash = ? WHERE chain = ?", heads.entrySet().stream()
                .map(head -> new Object[] {head.getValue().seq(), head.getValue().hash(), head.getKey()})
                .toList());
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
        jdbc.query("SELECT chain, seq, hash FROM audit_head WHERE chain = ANY (?::text[]) ORDER BY chain FOR UPDATE",
                row -> {
                    heads.put(row.getString(1), new Head(row.getLong(2), row.getBytes(3)));
                },
                (Object) chains.toArray(String[]::new));
        return heads;
    }
}
