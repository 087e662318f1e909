package org.peixun.protection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.ZipInputStream;
import org.postgresql.PGConnection;

/** What {@code pg_dump} would write: every table by COPY; bytes are decoded and workbooks unpacked. */
public final class Dump {

    private static final String TABLES = """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name),
                   array(SELECT column_name::text FROM information_schema.columns c WHERE c.table_schema = t.table_schema
                         AND c.table_name = t.table_name AND c.is_generated = 'NEVER' ORDER BY ordinal_position)
            FROM information_schema.tables t
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1""";

    private Dump() {}

    /** @param reader is given {@code table.column} and the text of each field */
    public static int read(Connection connection, BiConsumer<String, String> reader) throws SQLException, IOException {
        Map<String, String[]> tables = new LinkedHashMap<>();
        try (var found = connection.createStatement().executeQuery(TABLES)) {
            while (found.next()) {
                tables.put(found.getString(1), (String[]) found.getArray(2).getArray());
            }
        }
        for (var table : tables.entrySet()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table.getKey() + " TO STDOUT",
                    new Rows(table.getKey(), table.getValue(), reader));
        }
        return tables.size();
    }

    /** COPY hands over one row a call. */
    private static final class Rows extends OutputStream {

        private final String table;
        private final String[] columns;
        private final BiConsumer<String, String> reader;

        Rows(String table, String[] columns, BiConsumer<String, String> reader) {
            this.table = table;
            this.columns = columns;
            this.reader = reader;
        }

        @Override
        public void write(byte[] row) throws IOException {
            write(row, 0, row.length);
        }

        @Override
        public void write(byte[] row, int from, int length) throws IOException {
            String[] fields = new String(row, from, length, StandardCharsets.UTF_8).replaceFirst("\n$", "").split("\t", -1);
            for (int i = 0; i < fields.length; i++) {
                String field = fields[i];
                reader.accept(table + "." + columns[i], field.startsWith("\\\\x") ? decoded(HexFormat.of().parseHex(field.substring(3))) : field);
            }
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }
    }

    private static String decoded(byte[] bytes) throws IOException {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var text = new ByteArrayOutputStream();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                zip.transferTo(text);
            }
        } catch (EOFException goesOn) {
            // the first piece of an archive: read as far as it goes
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
