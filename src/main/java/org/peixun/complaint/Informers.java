package org.peixun.complaint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names and numbers of informers, encrypted; the only place that knows them. */
@Repository
class Informers {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    Informers(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void keep(String number, Informer informer) {
        jdbc.sql("INSERT INTO complaint_informer (number, name, phone) VALUES (?, ?, ?)")
                .params(Arrays.asList(number, encrypted(number, "name", informer.name()), encrypted(number, "phone", informer.phone())))
                .update();
    }

    Optional<Informer> of(String number) {
        return jdbc.sql("SELECT name, phone FROM complaint_informer WHERE number = ?").param(number)
                .query((row, n) -> new Informer(decrypted(number, "name", row.getString("name")),
                        decrypted(number, "phone", row.getString("phone")))).optional();
    }

    /** @param texts field → what an officer wrote @throws RequestRefused 400 when it would lead to the informer */
    void checkNotNamedIn(String number, Map<String, Object> texts) {
        of(number).ifPresent(informer -> {
            var wrong = texts.entrySet().stream()
                    .filter(one -> one.getValue() instanceof String text && informer.isIn(text))
                    .map(one -> new Problem(one.getKey(), "办理意见中出现了投诉人的姓名或者电话。为投诉人保密是法定义务，请改写为“投诉人”后重新提交。"))
                    .toList();
            if (!wrong.isEmpty()) {
                throw RequestRefused.badInput(wrong);
            }
        });
    }

    private String encrypted(String number, String column, String value) {
        return value == null ? null : cipher.encrypt(value, context(number, column));
    }

    private String decrypted(String number, String column, String value) {
        return value == null ? null : cipher.decrypt(value, context(number, column));
    }

    private static String context(String number, String column) {
        return "complaint_informer." + column + "/" + number;
    }
}
