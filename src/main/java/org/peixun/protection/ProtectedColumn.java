package org.peixun.protection;

import java.util.List;

/**
 * Where encrypted values stand, in SQL.
 *
 * @param name for people: table and column
 * @param table to read from
 * @param value the stored value, text or bytes
 * @param context as the value was bound when it was encrypted
 * @param keys the row's primary key
 * @param update exchanges {@code :before} for {@code :after} in one row, if it still stands there
 * @param batch rows in one transaction
 */
record ProtectedColumn(String name, String table, String value, String context, List<String> keys, String update,
        boolean bytes, int batch) {

    private static final int ROWS = 1000;
    private static final int FILES = 10;

    /** All of them; ReencryptionTest looks for one that is missing. */
    static final List<ProtectedColumn> ALL = List.of(
            text("roster_trainee", "id_number", "'/' || case_number", "case_number", "submission_no", "row_no"),
            text("roster_trainee", "phone", "'/' || case_number", "case_number", "submission_no", "row_no"),
            text("complaint_informer", "name", "'/' || number", "number"),
            text("complaint_informer", "phone", "'/' || number", "number"),
            text("teacher", "id_number", "'/' || institution_id", "id"),
            text("second_factor", "secret", "'/' || user_id", "user_id"),
            file("roster_upload", "'/' || case_number", "case_number"),
            file("returned_worksheet", "'/' || case_number || '/' || kind", "case_number", "kind"),
            new ProtectedColumn("class_filing.form（负责人电话）", "class_filing", "form #>> '{values,headPhone}'",
                    "'class_filing.form/headPhone'", List.of("number"),
                    "UPDATE class_filing SET form = jsonb_set(form, '{values,headPhone}', to_jsonb(CAST(:after AS text))) "
                            + "WHERE number = :number AND form #>> '{values,headPhone}' = :before", false, ROWS),
            new ProtectedColumn("filing_snapshot.content（负责人电话）", "filing_snapshot",
                    "content #>> '{form,values,headPhone}'", "'filing_snapshot.content/headPhone/' || number",
                    List.of("number", "submission"),
                    "CALL filing_snapshot_head_phone(:number, :submission, :before, :after)", false, ROWS));

    private static ProtectedColumn text(String table, String column, String context, String... keys) {
        return plain(table, column, context, false, ROWS, keys);
    }

    private static ProtectedColumn file(String table, String context, String... keys) {
        return plain(table, "content", context, true, FILES, keys);
    }

    private static ProtectedColumn plain(String table, String column, String context, boolean bytes, int batch, String... keys) {
        String name = table + "." + column;
        String where = String.join(" AND ", List.of(keys).stream().map(key -> key + " = :" + key).toList());
        return new ProtectedColumn(name, table, column, "'" + name + "' || " + context, List.of(keys),
                "UPDATE " + table + " SET " + column + " = :after WHERE " + where + " AND " + column + " = :before", bytes, batch);
    }

    /** The id of the key; empty for a value that stands in clear; no row for an empty value. */
    String keyId() {
        return bytes
                ? "split_part(encode(substring(" + value + " FROM 1 FOR 17), 'escape'), ':', 1)"
                : "CASE WHEN " + value + " ~ '^[A-Za-z0-9-]{1,16}:[A-Za-z0-9+/]{38,}={0,2}$' THEN split_part(" + value + ", ':', 1) ELSE '' END";
    }

    /** Whether the value begins with {@code :prefix}, the id of a key with its colon. */
    String begins() {
        return bytes ? "substring(" + value + " FROM 1 FOR length(:prefix)) = convert_to(:prefix, 'UTF8')" : "starts_with(" + value + ", :prefix)";
    }

    String present() {
        return "coalesce(length(" + value + "), 0) > 0";
    }
}
