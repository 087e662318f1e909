package org.peixun.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.protection.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Identity numbers that a change of a class corrected: who stands under another key and is the same person (clause 13). */
@Repository
class IdCorrections {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    IdCorrections(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @return the keys that are no longer his → the one that is */
    Map<String, String> keep(String caseNumber, int version, List<Comparison.Pair> corrected) {
        Map<String, String> keys = new LinkedHashMap<>();
        corrected.forEach(pair -> keys.put(cipher.blindIndex(pair.before().idNumber().value()), cipher.blindIndex(pair.after().idNumber().value())));
        keys.forEach((former, present) -> {
            jdbc.sql("UPDATE roster_correction SET present = ? WHERE case_number = ? AND present = ?").params(present, caseNumber, former).update();
            jdbc.sql("""
                    INSERT INTO roster_correction (case_number, former, present, version) VALUES (?, ?, ?, ?)
                    ON CONFLICT (case_number, former) DO UPDATE SET present = excluded.present, version = excluded.version""")
                    .params(caseNumber, former, present, version).update();
        });
        return keys;
    }
}
