package org.peixun.retention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes of an archive in the database, of which nobody ever holds more than a piece. */
@Component
class ArchivePieces {

    static final int SIZE = 4 << 20;

    private final JdbcClient jdbc;

    ArchivePieces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param nth of the case, from 1 */
    void write(String number, int nth, InputStream content) throws IOException {
        int position = 0;
        for (byte[] piece = content.readNBytes(SIZE); piece.length > 0; piece = content.readNBytes(SIZE)) {
            jdbc.sql(nth == 1 ? "INSERT INTO case_archive_piece (number, position, bytes) VALUES (:number, :position, :bytes)"
                            : "INSERT INTO case_archive_later_piece (number, nth, position, bytes) VALUES (:number, :nth, :position, :bytes)")
                    .param("number", number).param("nth", nth).param("position", position++).param("bytes", piece).update();
        }
    }

    /** Needs no transaction: an archive never changes. */
    InputStream read(String number, int nth) {
        return new SequenceInputStream(new Enumeration<>() {
            private int position;
            private byte[] next;

            @Override
            public boolean hasMoreElements() {
                if (next == null) {
                    next = nth == 1 ? first(number, position++) : later(number, nth, position++);
                }
                return next.length > 0;
            }

            @Override
            public InputStream nextElement() {
                var piece = new ByteArrayInputStream(next);
                next = null;
                return piece;
            }
        });
    }

    /** Older archives are one value, of which a slice is read. @return empty after the last */
    private byte[] first(String number, int position) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT bytes FROM case_archive_piece p WHERE p.number = a.number AND position = :position),
                                        substring(content FROM :position * :size + 1 FOR :size), '')
                        FROM case_archive a WHERE number = :number""")
                .param("number", number).param("position", position).param("size", SIZE).query(byte[].class).single();
    }

    /** @return empty after the last */
    private byte[] later(String number, int nth, int position) {
        return jdbc.sql("SELECT bytes FROM case_archive_later_piece WHERE number = ? AND nth = ? AND position = ?")
                .params(number, nth, position).query(byte[].class).optional().orElse(new byte[0]);
    }
}
