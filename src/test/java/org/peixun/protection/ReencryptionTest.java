package org.peixun.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Rolled back at the end: the other tests go on with the keys that they know. */
@IntegrationTest
@Transactional
@DisplayName("换密钥：重新加密原有数据")
class ReencryptionTest {

    private static final String PHONE = "13812340987";

    @Autowired JdbcClient jdbc;
    @Autowired EntityManager entities;
    @Autowired TinkFieldCipher inUse;
    @Autowired PlatformTransactionManager transactions;
    @Autowired FilingScenario scenario;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private String number;

    @BeforeEach
    void onlyWhatThisTestWrote() {
        jdbc.sql("DELETE FROM protection_key").update();
        number = scenario.submitted().number();
        jdbc.sql("INSERT INTO roster_upload (case_number, file_name, content, uploaded_at) VALUES (?, 'x.xlsx', ?, now())")
                .params(number, inUse.encrypt(new byte[] {1, 2, 3}, "roster_upload.content/" + number)).update();
        entities.flush();
        ProtectedColumn.ALL.forEach(this::underKey1);
    }

    /** Also what other tests left. */
    private void underKey1(ProtectedColumn column) {
        jdbc.sql("SELECT " + String.join(", ", column.keys()) + ", " + column.value() + " AS before, " + column.context()
                + " AS context FROM " + column.table() + " WHERE " + column.present()).query().listOfRows().forEach(row -> {
            String context = (String) row.get("context");
            Object after = row.get("before") instanceof byte[] bytes
                    ? Ciphers.of("k1").encrypt(inUse.decrypt(bytes, context), context)
                    : Ciphers.of("k1").encrypt(inUse.decrypt((String) row.get("before"), context), context);
            var update = jdbc.sql(column.update()).param("before", row.get("before")).param("after", after);
            for (String key : column.keys()) {
                update = update.param(key, row.get(key));
            }
            update.update();
        });
    }

    private TransactionTemplate template() {
        return new TransactionTemplate(transactions);
    }

    private int reencrypt(String... keys) {
        told.reset();
        return ReencryptCommand.run(new Reencryption(jdbc, Ciphers.tink(keys), template()), new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private void onePhoneUnder(String key) {
        assertThat(jdbc.sql("UPDATE roster_trainee SET phone = ? WHERE case_number = ? AND row_no = (SELECT min(row_no) FROM roster_trainee WHERE case_number = ?)")
                .params(Ciphers.of(key).encrypt(PHONE, "roster_trainee.phone/" + number), number, number).update()).isPositive();
    }

    private TreeSet<String> columnsUnder(String key) {
        var found = new TreeSet<String>();
        ProtectedColumn.ALL.forEach(column -> {
            if (Reencryption.counts(jdbc, column).containsKey(key)) {
                found.add(column.name());
            }
        });
        return found;
    }

    @Test
    @DisplayName("旧密钥的全部换到新密钥，说明旧密钥可以删去；删去以后照常启动，数据都读得出")
    void oldKeyRetired() {
        new KeyCheck(Ciphers.tink("k1"), jdbc).afterSingletonsInstantiated();
        new KeyCheck(Ciphers.tink("k2", "k1"), jdbc).afterSingletonsInstantiated();
        assertThat(columnsUnder("k1")).contains("roster_trainee.id_number", "roster_trainee.phone",
                "roster_upload.content", "class_filing.form（负责人电话）", "filing_snapshot.content（负责人电话）");
        assertThatThrownBy(() -> new KeyCheck(Ciphers.tink("k2"), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class);
        assertThat(reencrypt("k2", "k1")).as(told.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("旧密钥 k1 可以从各节点");
        assertThat(columnsUnder("k1")).isEmpty();
        assertThatCode(() -> new KeyCheck(Ciphers.tink("k2"), jdbc).afterSingletonsInstantiated()).doesNotThrowAnyException();
        var alone = Ciphers.tink("k2");
        for (ProtectedColumn column : ProtectedColumn.ALL) {
            jdbc.sql("SELECT " + column.value() + " AS value, " + column.context() + " AS context FROM " + column.table()
                    + " WHERE " + column.present()).query((row, n) -> column.bytes()
                            ? alone.decrypt(row.getBytes("value"), row.getString("context")).length
                            : alone.decrypt(row.getString("value"), row.getString("context")).length()).list()
                    .forEach(length -> assertThat(length).isPositive());
        }
    }

    @Test
    @DisplayName("再次执行没有可换的；换了一半可以接着换")
    void resumable() {
        onePhoneUnder("k2");
        assertThat(reencrypt("k2", "k1")).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("roster_trainee.phone 已重新加密");
        assertThat(reencrypt("k2", "k1")).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("已重新加密");
    }

    @Test
    @DisplayName("一批接一批，每一处只读一遍：换过的不再读，多年的数据也换得完")
    void eachRowOnce() {
        int rows = 60;
        for (int i = 0; i < rows; i++) {
            String upload = "换密钥-" + i;
            jdbc.sql("INSERT INTO roster_upload (case_number, file_name, content, uploaded_at) VALUES (?, 'x.xlsx', ?, now())")
                    .params(upload, Ciphers.of("k1").encrypt(new byte[] {1}, "roster_upload.content/" + upload)).update();
        }
        jdbc.sql("SET LOCAL enable_seqscan = off").update(); // of so few rows it would read all each time
        var each = ProtectedColumn.ALL.stream().filter(column -> column.table().equals("roster_upload")).findFirst().orElseThrow();
        var oneByOne = new ProtectedColumn(each.name(), each.table(), each.value(), each.context(), each.keys(), each.update(), each.bytes(), 1);
        long before = readFrom("roster_upload");
        int done = new Reencryption(jdbc, Ciphers.tink("k2", "k1"), template()).pass(oneByOne, 0, (column, number) -> {});
        assertThat(done).isGreaterThanOrEqualTo(rows);
        assertThat(readFrom("roster_upload") - before).isLessThan(6L * done);
    }

    /** Rows read by this transaction. */
    private long readFrom(String table) {
        return jdbc.sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = ?").param(table).query(Long.class).single();
    }

    @Test
    @DisplayName("从前没有加密的负责人电话一并加密")
    void clearHeadPhones() {
        jdbc.sql("UPDATE class_filing SET form = jsonb_set(form, '{values,headPhone}', to_jsonb(CAST(? AS text))) WHERE number = ?")
                .params(PHONE, number).update();
        assertThat(reencrypt("k1")).isZero();
        String stored = jdbc.sql("SELECT form #>> '{values,headPhone}' FROM class_filing WHERE number = ?").param(number).query(String.class).single();
        assertThat(Ciphers.of("k1").decrypt(stored, "class_filing.form/headPhone")).isEqualTo(PHONE);
    }

    @Test
    @DisplayName("缺少旧密钥：说明缺哪一个，不算完成；没有一处被改坏")
    void missingKey() {
        assertThat(reencrypt("k2")).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("no key k1", "请把缺少的旧密钥加在");
    }

    @Test
    @DisplayName("已说明可以删去的旧密钥，又有数据用它：缺它的节点拒绝启动")
    void retiredButUsedAgain() {
        new KeyCheck(Ciphers.tink("k2", "k1"), jdbc).afterSingletonsInstantiated();
        reencrypt("k2", "k1");
        onePhoneUnder("k1");
        assertThatThrownBy(() -> new KeyCheck(Ciphers.tink("k2"), jdbc).afterSingletonsInstantiated())
                .isInstanceOf(ProtectionKeysException.class).hasMessageContaining("key:k1");
    }
}
