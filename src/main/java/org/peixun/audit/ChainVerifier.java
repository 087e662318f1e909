package org.peixun.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks all chains in one pass, on one snapshot, a few hundred entries in memory. */
@Component
class ChainVerifier implements AuditVerification {

    private static final int FETCH_SIZE = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    ChainVerifier(DataSource dataSource, PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Result> verify(Collection<Anchor> anchors) {
        return snapshot.execute(status -> {
            var walks = new TreeMap<String, ChainWalk>();
            var anchorsByChain = anchors.stream().collect(Collectors.groupingBy(Anchor::chain));
            Function<String, ChainWalk> newWalk =
                    chain -> new ChainWalk(chain, anchorsByChain.getOrDefault(chain, List.of()));
            anchorsByChain.keySet().forEach(chain -> walks.computeIfAbsent(chain, newWalk));
            jdbc.query("""
                    SELECT chain, seq, at, actor_id, actor_name, action, case_number, summary, changes, prev_hash, hash
                    FROM audit_entry ORDER BY chain, seq
                    """, row -> {
                walks.computeIfAbsent(row.getString("chain"), newWalk).step(entry(row), row.getBytes("hash"));
            });
            jdbc.query("SELECT chain, seq, hash FROM audit_head", row -> {
                walks.computeIfAbsent(row.getString(1), newWalk).head(row.getLong(2), row.getBytes(3));
            });
            return walks.values().stream().map(ChainWalk::result).toList();
        });
    }

    static ChainEntry entry(ResultSet row) throws SQLException {
        return new ChainEntry(row.getString("chain"), row.getLong("seq"), row.getTimestamp("at").toInstant(),
                row.getString("actor_id"), row.getString("actor_name"), row.getString("action"),
                row.getString("case_number"), row.getString("summary"), ChangesJson.read(row.getString("changes")),
                row.getBytes("prev_hash"));
    }
}
