package org.peixun.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.audit.AuditVerification.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifications that somebody asked for on the page. Walked portion by portion, each in its own transaction, by whichever
 * node has time: a node that stops leaves the rest to the others. The last one that was finished is kept.
 */
@Component
public class AskedVerifications {

    /**
     * @param finishedAt {@code null} while it is under way
     * @param expected entries when it was asked for, {@code walked} those read so far
     * @param results of the chains; of one under way what was found so far
     */
    public record Asked(Instant askedAt, String askedByName, Instant finishedAt, long expected, long walked, List<Result> results) {

        public long broken() {
            return results.stream().filter(result -> !result.intact()).count();
        }

        /** Of the broken chains, in a sentence. */
        public String problems() {
            return results.stream().filter(result -> !result.intact()).map(result -> result.chain() + " " + result.problem())
                    .collect(Collectors.joining("；"));
        }

        /** As the command prints it and reads it again. */
        public String kept() {
            return results.stream().map(Result::line).collect(Collectors.joining("\n"));
        }
    }

    private record Row(long id, Instant askedAt, String askedBy, String askedByName, Instant finishedAt) {}

    private record Chain(String chain, long expected, long entries, long lastSeq, byte[] lastHash, Long brokenAt, String problem) {

        ChainWalk walk() {
            return new ChainWalk(chain, List.of(), new ChainWalk.Place(entries, lastSeq, lastHash, brokenAt, problem));
        }

        Result result() {
            return new Result(chain, entries, brokenAt, problem, HexFormat.of().formatHex(lastHash));
        }
    }

    private static final String ROW = "SELECT id, asked_at, asked_by, asked_by_name, finished_at FROM audit_verification";
    private static final String CHAINS = """
            SELECT chain, expected, entries, last_seq, last_hash, broken_at, problem FROM audit_verification_chain
            WHERE verification = ?""";

    private final ChainVerifier verifier;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    AskedVerifications(ChainVerifier verifier, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.verifier = verifier;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** While one is under way that one is meant. */
    @Transactional
    public void ask(String userId, String name) {
        jdbc.sql("INSERT INTO audit_verification (asked_at, asked_by, asked_by_name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id")
                .params(Timestamp.from(clock.instant()), userId, name).query(Long.class).optional().ifPresent(id -> {
                    jdbc.sql("""
                            INSERT INTO audit_verification_chain (verification, chain, expected, last_hash)
                            SELECT ?, chain, coalesce(head.seq, 0), ? FROM unnest(?::text[]) present (chain) LEFT JOIN audit_head head USING (chain)""")
                            .params(id, ChainEntry.NO_PREDECESSOR, verifier.chains().toArray(String[]::new)).update();
                    jdbc.sql("DELETE FROM audit_verification WHERE id < (SELECT max(id) FROM audit_verification WHERE finished_at IS NOT NULL)").update();
                });
    }

    @Transactional(readOnly = true)
    public Optional<Asked> underWay() {
        return jdbc.sql(ROW + " WHERE finished_at IS NULL").query(Row.class).optional().map(this::asked);
    }

    @Transactional(readOnly = true)
    public Optional<Asked> lastFinished() {
        return jdbc.sql(ROW + " WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1").query(Row.class).optional().map(this::asked);
    }

    /** A portion of the one under way, unless another node is at it. @return whether to go on */
    @Transactional
    public boolean goOn() {
        Optional<Row> underWay = jdbc.sql(ROW + " WHERE finished_at IS NULL FOR UPDATE SKIP LOCKED").query(Row.class).optional();
        underWay.ifPresent(row -> jdbc.sql(CHAINS + " AND NOT finished ORDER BY chain LIMIT 1").param(row.id()).query(Chain.class).optional()
                .ifPresentOrElse(chain -> readOn(row, chain), () -> finish(row)));
        return underWay.isPresent();
    }

    private void readOn(Row row, Chain chain) {
        ChainWalk walk = chain.walk();
        boolean ended = verifier.readOn(walk);
        var place = walk.place();
        jdbc.sql("""
                UPDATE audit_verification_chain SET entries = ?, last_seq = ?, last_hash = ?, broken_at = ?, problem = ?, finished = ?
                WHERE verification = ? AND chain = ?""")
                .params(place.entries(), place.lastSeq(), place.lastHash(), place.brokenAt(), place.problem(), ended, row.id(), chain.chain())
                .update();
    }

    private void finish(Row row) {
        jdbc.sql("UPDATE audit_verification SET finished_at = ? WHERE id = ?").params(Timestamp.from(clock.instant()), row.id()).update();
        Asked asked = asked(row);
        audit.record(new AuditTrail.Entry(null, null, row.askedBy(), row.askedByName(), "audit.verified",
                "验证审计链" + asked.results().size() + "条，共" + asked.walked() + "条记录，"
                        + (asked.broken() == 0 ? "全部完好。" : asked.broken() + "条链已损。"),
                asked.broken() == 0 ? Map.of() : Map.of("已损", new Change(null, asked.problems()))));
    }

    private Asked asked(Row row) {
        List<Chain> chains = jdbc.sql(CHAINS + " ORDER BY chain").param(row.id()).query(Chain.class).list();
        return new Asked(row.askedAt(), row.askedByName(), row.finishedAt(), chains.stream().mapToLong(Chain::expected).sum(),
                chains.stream().mapToLong(Chain::entries).sum(), chains.stream().map(Chain::result).toList());
    }
}
