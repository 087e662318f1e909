package org.peixun.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.audit.AuditTrail.Entry;
import org.peixun.audit.AuditVerification.Anchor;
import org.peixun.audit.AuditVerification.Result;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schema's owner switches the triggers off and forges, in a transaction that is rolled back afterwards. */
@IntegrationTest
@DisplayName("审计：篡改总会被发现，并指出是哪一条")
class AuditTamperingTest {

    @Autowired AuditTrail trail;
    @Autowired PlatformTransactionManager transactions;
    @Autowired @Qualifier("ownerDataSource") DataSource owner;

    private final String chain = "测试-" + UUID.randomUUID().toString().replaceAll("[^0-9]", "");
    private SingleConnectionDataSource forgery;
    private JdbcTemplate forger;

    @BeforeEach
    void fiveEntries() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            var entry = new Entry(chain, null, "wang", "王某", "policy.changed", "第" + i + "件", Map.of("项", new Change("1", "2")));
            new TransactionTemplate(transactions).executeWithoutResult(status -> trail.record(entry));
        }
        var connection = owner.getConnection();
        connection.setAutoCommit(false);
        forgery = new SingleConnectionDataSource(connection, true);
        forger = new JdbcTemplate(forgery);
    }

    @AfterEach
    void undo() throws SQLException {
        var connection = forgery.getConnection();
        connection.rollback();
        forgery.destroy();
    }

    @Test
    @DisplayName("触发器在，连所有者也改不了")
    void ownerIsRefusedWhileTheTriggerIsOn() {
        assertThatThrownBy(() -> forger.update("DELETE FROM audit_entry WHERE chain = ?", chain))
                .rootCause().hasMessageContaining("append-only");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "改摘要文字 | UPDATE audit_entry SET summary = '另一件' WHERE seq = 3 AND chain = ? | 3",
        "改前后值 | UPDATE audit_entry SET changes = '[[\"项\",\"1\",\"9\"]]' WHERE seq = 3 AND chain = ? | 3",
        "前后值改得不成样子 | UPDATE audit_entry SET changes = '{}' WHERE seq = 3 AND chain = ? | 3",
        "改人 | UPDATE audit_entry SET actor_id = 'li' WHERE seq = 1 AND chain = ? | 1",
        "改时间 | UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE seq = 4 AND chain = ? | 4",
        "字段间挪字 | UPDATE audit_entry SET actor_id = 'wan', actor_name = 'g王某' WHERE seq = 2 AND chain = ? | 2",
        "删中间一条 | DELETE FROM audit_entry WHERE seq = 3 AND chain = ? | 3",
        "删第一条 | DELETE FROM audit_entry WHERE seq = 1 AND chain = ? | 1",
        "删最后一条 | DELETE FROM audit_entry WHERE seq = 5 AND chain = ? | 5",
        "删最后两条 | DELETE FROM audit_entry WHERE seq >= 4 AND chain = ? | 4",
        "全删 | DELETE FROM audit_entry WHERE chain = ? | 1",
        "删末条登记 | DELETE FROM audit_head WHERE chain = ? | 5"})
    void isFoundAtTheExactEntry(String what, String statement, long brokenAt) {
        triggersOff();
        assertThat(forger.update(statement, chain)).isPositive();
        assertThat(verify(List.of())).satisfies(result -> {
            assertThat(result.brokenAt()).as(result.problem()).isEqualTo(brokenAt);
            assertThat(result.problem()).isNotBlank();
        });
    }

    @Test
    @DisplayName("改一条并重算它自己的摘要：下一条不再衔接")
    void recomputedHashBreaksTheNextLink() {
        triggersOff();
        forger.update("UPDATE audit_entry SET summary = '另一件' WHERE seq = 3 AND chain = ?", chain);
        forger.update("UPDATE audit_entry SET hash = ? WHERE seq = 3 AND chain = ?", hashOf(3), chain);
        assertThat(verify(List.of()).brokenAt()).isEqualTo(4);
    }

    @Test
    @DisplayName("连末条登记一起截短：系统内看不出，留存在外的摘要能看出")
    void consistentCutIsFoundByAnAnchorKeptOutside() {
        var anchor = new Anchor(chain, 5, verify(List.of()).lastHash());
        triggersOff();
        forger.update("DELETE FROM audit_entry WHERE seq = 5 AND chain = ?", chain);
        forger.update("UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entry e WHERE e.chain = audit_head.chain"
                + " AND e.seq = 4) WHERE chain = ?", chain);
        assertThat(verify(List.of()).intact()).isTrue();
        assertThat(verify(List.of(anchor)).brokenAt()).isEqualTo(5);
    }

    @Test
    @DisplayName("同一条有几份留存的摘要：有一份不符即为已损，不论先后")
    void everyAnchorCounts() {
        var right = new Anchor(chain, 5, verify(List.of()).lastHash());
        var other = new Anchor(chain, 5, "0".repeat(64));
        assertThat(verify(List.of(right, right)).intact()).isTrue();
        assertThat(verify(List.of(other, right)).brokenAt()).isEqualTo(5);
        assertThat(verify(List.of(right, other)).brokenAt()).isEqualTo(5);
    }

    @Test
    @DisplayName("命令的输出可作下次核对的凭据；有损时退出码为1")
    void printedLinesAreAnchors() {
        Result intact = verify(List.of());
        var printed = new ByteArrayOutputStream();
        assertThat(VerifyAuditCommand.print(List.of(intact), null, new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isZero();
        assertThat(KeptAnchors.read(printed.toString(StandardCharsets.UTF_8).lines().toList()).anchors())
                .containsExactly(new Anchor(chain, 5, intact.lastHash()));

        triggersOff();
        forger.update("DELETE FROM audit_entry WHERE seq = 2 AND chain = ?", chain);
        printed.reset();
        assertThat(VerifyAuditCommand.print(
                List.of(verify(List.of())), null, new PrintStream(printed, true, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(chain + " 已损 4条 第2条缺失");
    }

    @Test
    @DisplayName("留存的摘要：文件开头的标记、大小写、空白不妨碍核对；不能识别的行、一条摘要也没有的说出来，退出码为2")
    void whatWasKeptIsReadWhole() {
        Result intact = verify(List.of());
        String line = intact.line().replace(intact.lastHash(), intact.lastHash().toUpperCase(java.util.Locale.ROOT)).replace(" ", "  ");
        var saved = KeptAnchors.read(List.of("\uFEFF" + line, "", "审计链共1条，全部完好。请留存。"));
        assertThat(saved.anchors()).containsExactly(new Anchor(chain, 5, intact.lastHash()));
        assertThat(printed(intact, saved)).startsWith("0").contains("与留存的1条摘要核对");
        assertThat(printed(intact, KeptAnchors.read(List.of(line, chain + " 完好 4条 末条摘要 3f2a")))).startsWith("2")
                .contains("不能识别").contains("末条摘要 3f2a");
        assertThat(printed(intact, KeptAnchors.read(List.of()))).startsWith("2").contains("没有可以核对的摘要");
    }

    /** Exit code and output. */
    private static String printed(Result result, KeptAnchors kept) {
        var out = new ByteArrayOutputStream();
        int code = VerifyAuditCommand.print(List.of(result), kept, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + out.toString(StandardCharsets.UTF_8);
    }

    private void triggersOff() {
        forger.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
        forger.execute("ALTER TABLE audit_head DISABLE TRIGGER USER");
    }

    private byte[] hashOf(long seq) {
        return forger.queryForObject("SELECT * FROM audit_entry WHERE chain = ? AND seq = ?",
                (row, n) -> ChainVerifier.entry(row).hash(), chain, seq);
    }

    /** On the forger's own connection, which alone sees the forgery; two entries at a time, so that what lies between two portions is found too. */
    private Result verify(List<Anchor> anchors) {
        return new ChainVerifier(forgery, 2).verify(anchors).stream()
                .filter(result -> result.chain().equals(chain)).findFirst().orElseThrow();
    }
}
