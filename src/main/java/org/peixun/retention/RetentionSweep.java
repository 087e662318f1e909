package org.peixun.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private final NightFaults faults;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * @param name for operators
     * @param all on whatever is due
     * @param one on a case, when it is still due
     */
    private record Work(String name, Runnable all, Consumer<String> one) {}

    RetentionSweep(ClosedCases cases, CaseArchives archives, List<Expiring> expiring, List<AbandonedCases> abandoned,
            TablePruning pruning, NightFaults faults, AuditTrail audit, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.cases = cases;
        this.archives = archives;
        this.expiring = expiring;
        this.abandoned = abandoned;
        this.pruning = pruning;
        this.faults = faults;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void sweep() {
        works().forEach(this::whole);
    }

    /** What an operator wants tried again before the next night. */
    void again() {
        for (NightFaults.Fault fault : faults.asked()) {
            Work work = works().filter(one -> one.name().equals(fault.work())).findFirst().orElse(null);
            if (work == null) {
                faults.done(fault.work(), fault.number() == null ? "" : fault.number()); // of a former version
            } else if (fault.number() == null) {
                whole(work);
            } else {
                alone(work.name(), fault.number(), () -> {
                    work.one().accept(fault.number());
                    faults.done(work.name(), fault.number());
                });
            }
        }
    }

    /** What the law wants gone goes first: no archive keeps it waiting. */
    private Stream<Work> works() {
        return Stream.of(expiring.stream().map(this::expiry), Stream.of(new Work("删除草稿", this::discard, number -> abandoned.forEach(one -> one.discard(number)))),
                TablePruning.ALL.stream().map(one -> new Work("清理" + one.label(), () -> pruning.prune(one), number -> {})),
                Stream.of(new Work("归档", this::archive, number -> cases.find(number).filter(cases::isToBeArchived).ifPresent(archives::write))))
                .flatMap(all -> all);
    }

    private Work expiry(Expiring one) {
        String name = "删除" + one.label();
        return new Work(name, () -> cases.endedYearsAgo(one.years()).forEach(ended -> due(one, ended)
                .forEach(closed -> alone(name, closed.number(), () -> expire(one, closed)))),
                number -> due(one, cases.find(number).filter(closed -> closed.endedAt() != null).stream().toList()).forEach(closed -> expire(one, closed)));
    }

    private Stream<ClosedCases.Case> due(Expiring one, List<ClosedCases.Case> ended) {
        Set<String> holding = one.holding(ended.stream().map(ClosedCases.Case::number).toList());
        return ended.stream().filter(closed -> holding.contains(closed.number()) && cases.yearsAfter(closed, one.years()).isBefore(cases.today()));
    }

    private void discard() {
        abandoned.forEach(one -> one.due(AT_ONCE).forEach(number -> alone("删除草稿", number, () -> one.discard(number))));
    }

    private void archive() {
        cases.toBeArchived().flatMap(ended -> archives.missing(ended).stream()).limit(ARCHIVED_AT_ONCE)
                .forEach(closed -> alone("归档", closed.number(), () -> archives.write(closed)));
    }

    private void expire(Expiring one, ClosedCases.Case closed) {
        int people = one.erase(closed.number());
        if (people > 0) {
            audit.record(new AuditTrail.Entry(closed.jurisdiction(), closed.number(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(),
                    "retention.expired", "保存期限届满，删除" + one.label() + people + "人。", Map.of()));
        }
    }

    private void whole(Work work) {
        Instant since = clock.instant();
        apart(work.name(), "", () -> {
            work.all().run();
            faults.doneSince(work.name(), since);
        });
    }

    /** What is done is looked at again under the lock: the other node may have been here since the list was read. */
    private void alone(String work, String number, Runnable does) {
        apart(work, number, () -> transaction.executeWithoutResult(status -> {
            if (jdbc.sql("SELECT pg_try_advisory_xact_lock(:space, hashtext(:number))").param("space", LOCK)
                    .param("number", number).query(Boolean.class).single()) {
                does.run();
            }
        }));
    }

    /** What fails is told and tried again the next night; the others go on, even when the memory did not suffice for it. */
    private void apart(String work, String number, Runnable does) {
        try {
            does.run();
        } catch (RuntimeException | Error e) {
            log.error("retention of {} {}", work, number, e);
            tell(work, number, e);
        }
    }

    private void tell(String work, String number, Throwable why) {
        try {
            faults.failed(work, number, why);
        } catch (RuntimeException e) {
            log.error("fault of {} {} not kept", work, number, e); // as when the database is away
        }
    }
}
