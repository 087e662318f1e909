package org.peixun.nomination;

import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Objections to nominations in publicity; no name is asked for. */
@Repository
public class Objections {

    private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Objections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param county recorded by the county during its own publicity @param upheld {@code null} until answered */
    public record Objection(
            long id, String number, Integer slot, boolean county, String text, String receipt, Instant receivedAt,
            String answer, Boolean upheld, Instant answeredAt) {}

    /** @return receipt code */
    String add(String number, Integer slot, boolean county, String text) {
        String receipt = random.ints(LENGTH, 0, SIGNS.length()).mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
        jdbc.sql("""
                INSERT INTO nomination_objection (number, slot, county, text, receipt, received_at)
                VALUES (:number, :slot, :county, :text, :receipt, :now)""")
                .param("number", number).param("slot", slot, Types.INTEGER).param("county", county).param("text", text)
                .param("receipt", receipt).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        return receipt;
    }

    /** Receipt of the same words about the same candidate: sent twice by a second click or a page read again. */
    Optional<String> given(String number, int slot, String text) {
        return jdbc.sql("SELECT receipt FROM nomination_objection WHERE number = ? AND slot = ? AND NOT county AND text = ? ORDER BY id LIMIT 1")
                .params(number, slot, text).query(String.class).optional();
    }

    List<Objection> of(String number) {
        return jdbc.sql("SELECT * FROM nomination_objection WHERE number = ? ORDER BY id").param(number)
                .query(Objection.class).list();
    }

    Optional<Objection> byReceipt(String receipt) {
        return jdbc.sql("SELECT * FROM nomination_objection WHERE receipt = ?").param(receipt).query(Objection.class).optional();
    }

    /** @param place first, second … of all that were received @return that one while it waits for its answer, locked */
    Optional<Objection> open(String number, int place) {
        return jdbc.sql("""
                SELECT * FROM nomination_objection
                 WHERE id = (SELECT id FROM nomination_objection WHERE number = ? ORDER BY id OFFSET greatest(? - 1, 0) LIMIT 1)
                   AND NOT county AND answered_at IS NULL FOR UPDATE""").params(number, place).query(Objection.class).optional();
    }

    /** Places of those that wait for their answer. */
    List<Integer> waiting(String number) {
        return jdbc.sql("""
                SELECT place FROM (SELECT row_number() OVER (ORDER BY id) AS place, NOT county AND answered_at IS NULL AS waits
                                     FROM nomination_objection WHERE number = ?) o WHERE waits ORDER BY place""")
                .param(number).query(Integer.class).list();
    }

    void answer(long id, String answer, boolean upheld) {
        jdbc.sql("UPDATE nomination_objection SET answer = ?, upheld = ?, answered_at = ? WHERE id = ?")
                .params(answer, upheld, clock.instant().atOffset(ZoneOffset.UTC), id).update();
    }
}
