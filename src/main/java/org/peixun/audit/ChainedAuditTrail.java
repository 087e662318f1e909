package org.peixun.audit;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.peixun.audit.AuditLog.FieldChange;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps a transaction's entries until its end: only then is the chain locked, and for the shortest time. */
@Component
class ChainedAuditTrail implements AuditTrail {

    /** Entries of no county go to the city's chain (Liaocheng). */
    static final String CITY = "371500";

    private final AuditChains chains;
    private final EntityManager entityManager;
    private final Clock clock;

    ChainedAuditTrail(AuditChains chains, EntityManager entityManager, Clock clock) {
        this.chains = chains;
        this.entityManager = entityManager;
        this.clock = clock;
    }

    @Override
    public void record(Entry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("audit entries are written in a (writing) transaction: " + entry.action());
        }
        pending().add(toChainEntry(entry));
    }

    private Pending pending() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Pending pending && pending.owner() == this) {
                return pending;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private ChainEntry toChainEntry(Entry entry) {
        var changes = new ArrayList<FieldChange>();
        entry.changes().forEach((field, change) ->
                changes.add(new FieldChange(clean(field), clean(change.before()), clean(change.after()))));
        // the database keeps microseconds; the hash must be over what it keeps
        return new ChainEntry(entry.jurisdiction() == null ? CITY : entry.jurisdiction(), 0,
                clock.instant().truncatedTo(ChronoUnit.MICROS), clean(entry.actorId()), clean(entry.actorName()),
                clean(entry.action()), clean(entry.caseNumber()), clean(entry.summary()), changes, null);
    }

    /** PostgreSQL's text cannot hold a NUL, UTF-8 no lone surrogate. */
    private static String clean(String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }

    /** Found again through the transaction's list of synchronizations, which Spring parks with a suspended one. */
    private final class Pending implements TransactionSynchronization, Ordered {

        private final List<ChainEntry> entries = new ArrayList<>();
        private boolean flushed;

        ChainedAuditTrail owner() {
            return ChainedAuditTrail.this;
        }

        void add(ChainEntry entry) {
            if (flushed) {
                chains.append(List.of(entry));
            } else {
                entries.add(entry);
            }
        }

        /** After all other work before the commit; Hibernate's is pulled in front of the lock. */
        @Override
        public void beforeCommit(boolean readOnly) {
            entityManager.flush();
            chains.append(entries);
            flushed = true;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
