package org.peixun.complaint;

import java.util.Collection;
import java.util.Set;
import org.peixun.retention.Expiring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever complained is forgotten when the term is over; the complaint itself stays, as an anonymous one. */
@Component
class InformerExpiry implements Expiring {

    private final JdbcClient jdbc;

    InformerExpiry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String label() {
        return "投诉人信息";
    }

    @Override
    public String years() {
        return "retention.informerYears";
    }

    @Override
    public Set<String> holding(Collection<String> cases) {
        return jdbc.sql("SELECT number FROM complaint_informer WHERE number = ANY (:cases::text[])")
                .param("cases", cases.toArray(String[]::new)).query(String.class).set();
    }

    @Override
    public int erase(String caseNumber) {
        int held = informers(caseNumber);
        jdbc.sql("CALL erase_informer(?)").param(caseNumber).update();
        return held - informers(caseNumber);
    }

    private int informers(String caseNumber) {
        return jdbc.sql("SELECT count(*) FROM complaint_informer WHERE number = ?").param(caseNumber).query(Integer.class).single();
    }
}
