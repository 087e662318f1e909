package org.peixun.retention;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Nightly: archives what has long been closed, then erases what has been kept long enough. A case is one transaction. */
@Component
class RetentionSweep {

    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int ARCHIVES_A_NIGHT = 500;
    /** Of {@code pg_try_advisory_xact_lock}: a case is swept by one node. */
    private static final int LOCK = 92_000;

    private final ClosedCases cases;
    private final CaseArchives archives;
    private final List<Expiring> expiring;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RetentionSweep(ClosedCases cases, CaseArchives archives, List<Expiring> expiring, AuditTrail audit, JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.archives = archives;
        this.expiring = expiring;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void sweep() {
        cases.withoutArchive(ARCHIVES_A_NIGHT).stream().filter(cases::toBeArchived)
                .forEach(closed -> alone(closed, () -> archives.write(closed)));
        for (Expiring one : expiring) {
            cases.ended(one.cases()).stream().filter(closed -> cases.yearsAfter(closed, one.years()).isBefore(cases.today()))
                    .forEach(closed -> alone(closed, () -> expire(one, closed)));
        }
    }

    private void expire(Expiring one, ClosedCases.Case closed) {
        int people = one.erase(closed.number());
        audit.record(new AuditTrail.Entry(closed.jurisdiction(), closed.number(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(),
                "retention.expired", "保存期限届满，删除" + one.label() + people + "人。", Map.of()));
    }

    /** A case that fails is told and tried again the next night; the others go on. */
    private void alone(ClosedCases.Case closed, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> {
                if (jdbc.sql("SELECT pg_try_advisory_xact_lock(:space, hashtext(:number))").param("space", LOCK)
                        .param("number", closed.number()).query(Boolean.class).single()) {
                    work.run();
                }
            });
        } catch (RuntimeException e) {
            log.error("retention of {}", closed.number(), e);
        }
    }
}
