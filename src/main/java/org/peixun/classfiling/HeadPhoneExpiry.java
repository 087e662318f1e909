package org.peixun.classfiling;

import java.util.Collection;
import java.util.Set;
import org.peixun.retention.Expiring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The telephone of a class's head, in the form and in what was handed in; the name stays with the file. */
@Component
class HeadPhoneExpiry implements Expiring {

    private final JdbcClient jdbc;

    HeadPhoneExpiry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Handed(int submission, String phone) {}

    @Override
    public String label() {
        return "班期负责人电话";
    }

    @Override
    public String years() {
        return "retention.headPhoneYears";
    }

    @Override
    public Set<String> holding(Collection<String> cases) {
        return jdbc.sql("""
                SELECT number FROM class_filing WHERE number = ANY (:cases::text[]) AND form #>> '{values,headPhone}' <> ''
                UNION SELECT number FROM filing_snapshot WHERE number = ANY (:cases::text[]) AND content #>> '{form,values,headPhone}' <> ''""")
                .param("cases", cases.toArray(String[]::new)).query(String.class).set();
    }

    @Override
    public int erase(String caseNumber) {
        int forms = jdbc.sql("""
                UPDATE class_filing SET form = jsonb_set(form, '{values,headPhone}', '""'), version = version + 1
                WHERE number = ? AND form #>> '{values,headPhone}' <> ''""").param(caseNumber).update();
        // the table of what was handed in is opened by its owner's procedure, one row a call
        var handed = jdbc.sql("""
                        SELECT submission, content #>> '{form,values,headPhone}' AS phone FROM filing_snapshot
                        WHERE number = ? AND content #>> '{form,values,headPhone}' <> ''""")
                .param(caseNumber).query(Handed.class).list();
        handed.forEach(one -> jdbc.sql("CALL filing_snapshot_head_phone(?, ?, ?, '')").params(caseNumber, one.submission(), one.phone()).update());
        return forms + handed.size() > 0 ? 1 : 0;
    }
}
