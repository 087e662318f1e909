package org.peixun.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.peixun.audit.AuditVerification.Anchor;
import org.peixun.audit.AuditVerification.Result;
import org.peixun.audit.ChainsIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares the database, as of one moment, with the invariants, with what people were told and with the audit chains seen before. */
final class Verification {

    private final Ledger ledger;
    private final List<Person> people;
    private final List<String> broken = new ArrayList<>();
    private List<Anchor> anchors = List.of();
    private Map<String, Long> auditedBefore;

    Verification(Ledger ledger, List<Person> people) {
        this.ledger = ledger;
        this.people = people;
    }

    /** Nobody may be at work: the counts are compared with what they know. @param when for the lines that are printed */
    void check(DataSource database, String when) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("CREATE TEMP VIEW checked_case AS SELECT number FROM class_filing").update();
            jdbc.sql("CREATE TEMP VIEW checked_county AS SELECT code AS jurisdiction FROM jurisdiction").update();
            if (auditedBefore == null) {
                auditedBefore = Ledger.audited(jdbc);
            }
            List<String> found = new ArrayList<>(Invariants.broken(jdbc));
            ledger.lost(jdbc).forEach(deed -> found.add("丢失 " + deed));
            found.addAll(ledger.miscounted(people, auditedBefore, jdbc));
            connection.rollback();
            found.forEach(line -> System.out.println("    " + when + "：" + line));
            broken.addAll(found);
        }
        List<Result> chains = ChainsIn.verified(database, anchors);
        chains.stream().filter(chain -> !chain.intact()).forEach(chain -> broken.add(when + "：审计链" + chain.chain() + chain.problem()));
        anchors = chains.stream().filter(Result::intact)
                .map(chain -> new Anchor(chain.chain(), chain.entries(), chain.lastHash())).toList();
    }

    synchronized void add(String line) {
        broken.add(line);
    }

    List<String> broken() {
        return broken;
    }

    long lost() {
        return broken.stream().filter(line -> line.startsWith("丢失")).count();
    }

    int chains() {
        return anchors.size();
    }

    long entries() {
        return anchors.stream().mapToLong(Anchor::seq).sum();
    }
}
