package org.peixun.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read once: a change of divisions is a migration, hence a restart. */
@Component
class StoredJurisdictions implements Jurisdictions {

    private final JdbcClient jdbc;
    private volatile Map<String, Jurisdiction> byCode;

    StoredJurisdictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Jurisdiction city() {
        return all().values().stream().filter(Jurisdiction::isCity).findFirst().orElseThrow();
    }

    @Override
    public List<Jurisdiction> counties() {
        return all().values().stream().filter(jurisdiction -> !jurisdiction.isCity()).toList();
    }

    @Override
    public Jurisdiction byCode(String code) {
        Jurisdiction found = all().get(code);
        if (found == null) {
            throw new IllegalArgumentException("No jurisdiction " + code);
        }
        return found;
    }

    private Map<String, Jurisdiction> all() {
        Map<String, Jurisdiction> known = byCode;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (var jurisdiction : jdbc.sql("SELECT code, name, parent FROM jurisdiction ORDER BY position")
                    .query(Jurisdiction.class).list()) {
                known.put(jurisdiction.code(), jurisdiction);
            }
            byCode = known;
        }
        return known;
    }
}
