package org.peixun.retention;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Nightly: erases what has been kept long enough, then archives what has long been closed. A case is one transaction. */
@Component
class RetentionSweep {

    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int AT_ONCE = 500;
    /** More than a country closes on a day: what is left over for the next night must not grow. */
    private static final int ARCHIVED_AT_ONCE = 5_000;
    /** Of {@code pg_try_advisory_xact_lock}: a case is swept by one node. */
    private static final int LOCK = 92_000;

    private final ClosedCases cases;
    private final CaseArchives archives;
    private final List<Expiring> expiring;
    private final List<AbandonedCases> abandoned;
    private final TablePruning pruning;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RetentionSweep(ClosedCases cases, CaseArchives archives, List<Expiring> expiring, List<AbandonedCases> abandoned,
            TablePruning pruning, AuditTrail audit, JdbcClient jdbc, TransactionTemplate transaction) {
        this.cases = cases;
        this.archives = archives;
        this.expiring = expiring;
        this.abandoned = abandoned;
        this.pruning = pruning;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What the law wants gone goes first: no archive keeps it waiting. */
    void sweep() {
        for (Expiring one : expiring) {
            apart(one.label(), () -> cases.endedYearsAgo(one.years()).forEach(ended -> expire(one, ended)));
        }
        for (AbandonedCases one : abandoned) {
            apart("草稿", () -> one.due(AT_ONCE).forEach(number -> alone(number, () -> one.discard(number))));
        }
        TablePruning.ALL.forEach(one -> apart(one.table(), () -> pruning.prune(one)));
        apart("归档", () -> cases.toBeArchived().flatMap(ended -> archives.missing(ended).stream()).limit(ARCHIVED_AT_ONCE)
                .forEach(closed -> alone(closed.number(), () -> archives.write(closed))));
    }

    private void expire(Expiring one, List<ClosedCases.Case> ended) {
        Set<String> holding = one.holding(ended.stream().map(ClosedCases.Case::number).toList());
        ended.stream().filter(closed -> holding.contains(closed.number()) && cases.yearsAfter(closed, one.years()).isBefore(cases.today()))
                .forEach(closed -> alone(closed.number(), () -> expire(one, closed)));
    }

    private void expire(Expiring one, ClosedCases.Case closed) {
        int people = one.erase(closed.number());
        if (people > 0) {
            audit.record(new AuditTrail.Entry(closed.jurisdiction(), closed.number(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(),
                    "retention.expired", "保存期限届满，删除" + one.label() + people + "人。", Map.of()));
        }
    }

    /** What is done is looked at again under the lock: the other node may have been here since the list was read. */
    private void alone(String number, Runnable work) {
        apart(number, () -> transaction.executeWithoutResult(status -> {
            if (jdbc.sql("SELECT pg_try_advisory_xact_lock(:space, hashtext(:number))").param("space", LOCK)
                    .param("number", number).query(Boolean.class).single()) {
                work.run();
            }
        }));
    }

    /** What fails is told and tried again the next night; the others go on, even when the memory did not suffice for it. */
    private static void apart(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            log.error("retention of {}", what, e);
        }
    }
}
