package org.peixun.workflow;

import java.util.Collection;
import java.util.List;
import org.peixun.shared.OncePerTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever is at a task holds its case's root ({@link TaskAccess}); who ends or moves the case from outside asks for it too. */
@Component
class CaseLock {

    private final JdbcClient jdbc;

    CaseLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends; several in one order, so that nobody waits for each other. */
    void take(Collection<String> caseNumbers) {
        OncePerTransaction.read(key(caseNumbers), () -> jdbc
                .sql("SELECT id_ FROM act_ru_execution WHERE business_key_ = ANY (?) AND parent_id_ IS NULL ORDER BY id_ FOR NO KEY UPDATE")
                .param(caseNumbers.toArray(String[]::new)).query(String.class).list());
    }

    /** Taken with something else: not asked for again. */
    void taken(String caseNumber) {
        OncePerTransaction.read(key(List.of(caseNumber)), () -> true);
    }

    private static List<Object> key(Collection<String> caseNumbers) {
        return List.of("cases held", List.copyOf(caseNumbers));
    }
}
