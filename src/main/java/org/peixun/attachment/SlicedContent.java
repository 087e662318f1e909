package org.peixun.attachment;

import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads stored bytes a megabyte at a time, one short statement each: a slow download neither holds the whole file in
 * memory nor a database connection.
 */
final class SlicedContent extends InputStream {

    private static final int SLICE = 1 << 20;

    private final JdbcTemplate jdbc;
    private final UUID id;
    private byte[] slice = new byte[0];
    private int position;
    private long offset;
    private boolean last;

    SlicedContent(JdbcTemplate jdbc, UUID id) {
        this.jdbc = jdbc;
        this.id = id;
    }

    @Override
    public int read() {
        return available() > 0 || fill() ? slice[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (available() == 0 && !fill()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(slice, position, target, from, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return slice.length - position;
    }

    private boolean fill() {
        if (last) {
            return false;
        }
        var found = jdbc.queryForList(
                "SELECT substring(bytes FROM ?::int FOR ?::int) FROM attachment_content WHERE attachment_id = ?",
                byte[].class, (int) offset + 1, SLICE, id);
        slice = found.isEmpty() ? new byte[0] : found.get(0);
        position = 0;
        offset += slice.length;
        last = slice.length < SLICE;
        return slice.length > 0;
    }
}
