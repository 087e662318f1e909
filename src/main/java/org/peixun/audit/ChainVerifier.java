package org.peixun.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Walks each chain a portion at a time: no transaction is open longer than a portion takes, however many years there are. */
@Component
class ChainVerifier implements AuditVerification {

    /** Entries: a part of a second, and a few megabytes. */
    static final int PORTION = 5_000;

    private final JdbcTemplate jdbc;
    private final int portion;

    @Autowired
    ChainVerifier(DataSource dataSource) {
        this(dataSource, PORTION);
    }

    ChainVerifier(DataSource dataSource, int portion) {
        jdbc = new JdbcTemplate(dataSource);
        this.portion = portion;
    }

    @Override
    public List<Result> verify(Collection<Anchor> anchors) {
        var anchorsByChain = anchors.stream().collect(Collectors.groupingBy(Anchor::chain));
        var chains = new TreeSet<>(chains());
        chains.addAll(anchorsByChain.keySet());
        return chains.stream().map(chain -> {
            var walk = new ChainWalk(chain, anchorsByChain.getOrDefault(chain, List.of()));
            while (!readOn(walk)) {
                // one statement each
            }
            return walk.result();
        }).toList();
    }

    /** Of entries and of registered ends: either may have been removed. Jumps from chain to chain instead of reading all entries. */
    List<String> chains() {
        return jdbc.queryForList("""
                WITH RECURSIVE present (chain) AS (
                    (SELECT chain FROM audit_entry ORDER BY chain LIMIT 1)
                    UNION ALL
                    SELECT (SELECT e.chain FROM audit_entry e WHERE e.chain > present.chain ORDER BY e.chain LIMIT 1)
                    FROM present WHERE present.chain IS NOT NULL)
                SELECT chain FROM present WHERE chain IS NOT NULL UNION SELECT chain FROM audit_head
                """, String.class);
    }

    /**
     * The next portion of the walk's chain, with the registered end as it was at the same moment: in one statement, as
     * others write meanwhile.
     *
     * @return whether the chain has ended
     */
    boolean readOn(ChainWalk walk) {
        return jdbc.query("""
                SELECT head.seq AS head_seq, head.hash AS head_hash, entry.*
                FROM (VALUES (?)) walked (chain) LEFT JOIN audit_head head USING (chain)
                LEFT JOIN LATERAL (
                    SELECT e.* FROM audit_entry e WHERE e.chain = walked.chain AND e.seq > ? ORDER BY e.seq LIMIT ?) entry ON true
                ORDER BY entry.seq
                """, row -> {
            int read = 0;
            Long headSeq = null;
            byte[] headHash = null;
            while (row.next()) {
                headSeq = row.getObject("head_seq", Long.class);
                headHash = row.getBytes("head_hash");
                if (row.getObject("seq") != null) {
                    read++;
                    walk.step(entry(row), row.getBytes("hash"));
                }
            }
            boolean ended = read < portion;
            if (ended) {
                walk.end(headSeq, headHash);
            }
            return ended;
        }, walk.chain(), walk.place().lastSeq(), portion);
    }

    static ChainEntry entry(ResultSet row) throws SQLException {
        return new ChainEntry(row.getString("chain"), row.getLong("seq"), row.getTimestamp("at").toInstant(),
                row.getString("actor_id"), row.getString("actor_name"), row.getString("action"),
                row.getString("case_number"), row.getString("summary"), ChangesJson.asItStands(row.getString("changes")),
                row.getBytes("prev_hash"));
    }
}
