package org.peixun.protection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what is encrypted under an older key, or stands in clear from before it was protected, under the key in use.
 * Batch by batch, each its own transaction: it may be ended at any time and goes on where it was, and a row that
 * somebody changes meanwhile keeps the change.
 */
final class Reencryption {

    private final JdbcClient jdbc;
    private final TinkFieldCipher cipher;
    private final TransactionTemplate transaction;

    Reencryption(JdbcClient jdbc, TinkFieldCipher cipher, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    /**
     * @param told the column and the rows rewritten so far, after each batch
     * @throws ProtectionException when a value needs a key that is not in the settings; what came before is done
     */
    void run(BiConsumer<String, Integer> told) {
        for (ProtectedColumn column : ProtectedColumn.ALL) {
            for (int before = -1, done = 0; before < done;) { // once more from the start, until nobody has written under an older key meanwhile
                before = done;
                done = pass(column, done, told);
            }
        }
    }

    /** By the primary key, from row to row: looking from the start for what is left would read what is done again with each batch. */
    int pass(ProtectedColumn column, int doneBefore, BiConsumer<String, Integer> told) {
        int done = doneBefore;
        for (var rows = batch(column, Map.of()); !rows.isEmpty(); rows = batch(column, rows.get(rows.size() - 1))) {
            done += rows.size();
            told.accept(column.name(), done);
        }
        return done;
    }

    /** @param last keys of the batch before; empty = from the first @return the keys of the rows rewritten */
    private List<Map<String, Object>> batch(ProtectedColumn column, Map<String, Object> last) {
        return transaction.execute(status -> {
            String keys = String.join(", ", column.keys());
            String after = last.isEmpty() ? "" : " AND (" + keys + ") > (:" + String.join(", :", column.keys()) + ")";
            var old = jdbc.sql("SELECT " + keys + ", " + column.value() + " AS before, "
                            + column.context() + " AS context FROM " + column.table()
                            + " WHERE " + column.present() + " AND " + column.keyId() + " <> :active" + after + " ORDER BY " + keys + " LIMIT " + column.batch())
                    .params(last).param("active", cipher.active()).query().listOfRows();
            old.forEach(row -> rewrite(column, row));
            old.forEach(row -> row.keySet().removeAll(List.of("before", "context"))); // files need not be held any longer
            return old;
        });
    }

    private void rewrite(ProtectedColumn column, Map<String, Object> row) {
        String context = (String) row.get("context");
        Object after = row.get("before") instanceof byte[] bytes
                ? cipher.encrypt(cipher.decrypt(bytes, context), context)
                : cipher.encrypt(clear((String) row.get("before"), context), context);
        var statement = jdbc.sql(column.update()).param("before", row.get("before")).param("after", after);
        for (String key : column.keys()) {
            statement = statement.param(key, row.get(key));
        }
        statement.update();
    }

    private String clear(String stored, String context) {
        return TinkFieldCipher.SEALED.matcher(stored).matches() ? cipher.decrypt(stored, context) : stored;
    }

    /** @return key id → how many values, the key in use left out; empty id = in clear */
    Map<String, Integer> underOtherKeys() {
        var counts = new TreeMap<String, Integer>();
        for (ProtectedColumn column : ProtectedColumn.ALL) {
            counts(jdbc, column).forEach((id, number) -> counts.merge(id, number, Integer::sum));
        }
        counts.remove(cipher.active());
        return counts;
    }

    /** Marks the keys that nothing is encrypted with: from now on the application starts without them. */
    List<String> retire() {
        return jdbc.sql("""
                        UPDATE protection_key SET retired_at = now() WHERE id LIKE 'key:%' AND id <> :active
                        RETURNING substring(id FROM 5)""")
                .param("active", "key:" + cipher.active()).query(String.class).list();
    }

    static Map<String, Integer> counts(JdbcClient jdbc, ProtectedColumn column) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("SELECT " + column.keyId() + " AS id, count(*) AS number FROM " + column.table() + " WHERE "
                        + column.present() + " GROUP BY 1")
                .query((row, n) -> counts.put(row.getString("id"), row.getInt("number"))).list();
        return counts;
    }
}
