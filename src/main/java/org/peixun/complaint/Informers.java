package org.peixun.complaint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.directory.StandingSecrecy;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.FindingSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names and numbers of informers, encrypted; the only place that knows them. */
@Repository
class Informers implements FindingSource, StandingSecrecy {

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
        return jdbc.sql("SELECT number, name, phone FROM complaint_informer WHERE number = ?").param(number)
                .query((row, n) -> informer(row)).optional();
    }

    private record Told(String number, Informer informer) {}

    /**
     * What is written in a main case tells of those that were merged into it as well.
     *
     * @param texts field → what an officer wrote
     * @throws RequestRefused 400 when it would lead to an informer
     */
    void checkNotNamedIn(String number, Map<String, Object> texts) {
        checkNobodyNamed(List.of(number), texts);
    }

    /** Whoever complained of the institution, whatever became of it. */
    @Override
    public void checkNobodyNamed(long institutionId, Map<String, Object> texts) {
        checkNobodyNamed(jdbc.sql("SELECT number FROM complaint WHERE institution_id = ?").param(institutionId).query(String.class).list(), texts);
    }

    @Override
    public void checkNobodyNamed(Collection<String> cases, Map<String, Object> texts) {
        List<Told> told = jdbc.sql("""
                SELECT i.number, i.name, i.phone FROM complaint_informer i JOIN complaint c ON c.number = i.number
                WHERE c.number = ANY (:cases) OR c.main_number = ANY (:cases) ORDER BY c.main_number IS NOT NULL, i.number""")
                .param("cases", cases.toArray(String[]::new)).query((row, n) -> new Told(row.getString("number"), informer(row))).list();
        var wrong = texts.entrySet().stream().flatMap(one -> told.stream()
                .filter(each -> one.getValue() instanceof String text && each.informer().isIn(text)).limit(1)
                .map(each -> new Problem(one.getKey(), "填写的内容中出现了" + (cases.contains(each.number()) ? "" : "并入件" + each.number() + "的")
                        + "投诉人的姓名或者电话。为投诉人保密是法定义务，请改写为“投诉人”后重新提交。"))).toList();
        if (!wrong.isEmpty()) {
            throw RequestRefused.badInput(wrong);
        }
    }

    private Informer informer(ResultSet row) throws SQLException {
        String number = row.getString("number");
        return new Informer(decrypted(number, "name", row.getString("name")), decrypted(number, "phone", row.getString("phone")));
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
