package org.peixun.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.audit.AuditLog.FieldChange;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.audit.AuditTrail.Entry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("审计：只能追加，与业务同时成败，逐条相扣")
class AuditTrailTest {

    @Autowired AuditTrail trail;
    @Autowired AuditLog log;
    @Autowired AuditVerification verification;
    @Autowired JdbcTemplate jdbc;
    @Autowired PlatformTransactionManager transactions;

    private final String chain = "测试-" + UUID.randomUUID().toString().replaceAll("[^0-9]", "");

    @Test
    @DisplayName("记录随业务提交，前后值原样读出")
    void isWrittenWithTheTransaction() {
        String number = "测试" + chain;
        inTransaction(() -> trail.record(new Entry(chain, number, "wang", "王某", "classFiling.resubmitted", "修改了场地。",
                Map.of("场地", new Change(null, "一楼\0\ud800教室")))));

        assertThat(log.of(number)).singleElement().satisfies(line -> {
            assertThat(line.seq()).isEqualTo(1);
            assertThat(line.actorName()).isEqualTo("王某");
            assertThat(line.changes()).containsExactly(new FieldChange("场地", null, "一楼?教室"));
        });
        assertThat(result()).satisfies(r -> assertThat(r.intact()).isTrue());
    }

    @Test
    @DisplayName("业务回滚，不留任何记录")
    void rollbackLeavesNothing() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            trail.record(entry("不会留下"));
            status.setRollbackOnly();
        });
        assertThat(entries()).isZero();
    }

    @Test
    @DisplayName("没有事务、或只读事务：拒绝记录")
    void needsAWritingTransaction() {
        assertThatThrownBy(() -> trail.record(entry("无事务"))).isInstanceOf(IllegalStateException.class);
        var readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
        assertThatThrownBy(() -> readOnly.executeWithoutResult(status -> trail.record(entry("只读"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("内层独立事务提交、外层回滚：只留内层的记录")
    void suspendedTransactionKeepsItsOwnEntries() {
        var inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            trail.record(entry("外层"));
            inner.executeWithoutResult(s -> trail.record(entry("内层")));
            status.setRollbackOnly();
        });
        assertThat(jdbc.queryForList("SELECT summary FROM audit_entry WHERE chain = ?", String.class, chain))
                .containsExactly("内层");
    }

    @Test
    @DisplayName("提交之际才产生的记录也不丢失")
    void keepsWhatIsRecordedWhileCommitting() {
        inTransaction(() -> {
            trail.record(entry("先"));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    trail.record(entry("后"));
                }
            });
        });
        assertThat(entries()).isEqualTo(2);
        assertThat(result().intact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE audit_entry SET summary = '改' WHERE chain = ?", "DELETE FROM audit_entry WHERE chain = ?",
        "DELETE FROM audit_head WHERE chain = ?"})
    @DisplayName("应用的数据库角色不能改、不能删")
    void applicationRoleCannotChange(String statement) {
        inTransaction(() -> trail.record(entry("原文")));
        assertThatThrownBy(() -> jdbc.update(statement, chain))
                .rootCause().hasMessageContaining("permission denied for table audit_");
    }

    @Test
    @DisplayName("应用的数据库角色不能清空，也不能把末条登记往回拨")
    void applicationRoleCannotTruncateNorTurnBack() {
        inTransaction(() -> trail.record(entry("原文")));
        assertThatThrownBy(() -> jdbc.execute("TRUNCATE audit_entry"))
                .rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.update("UPDATE audit_head SET seq = 0 WHERE chain = ?", chain))
                .rootCause().hasMessageContaining("append-only");
    }

    @Test
    @DisplayName("16个线程各20笔同时写一条链：320条，编号连续，逐条相扣")
    void manyWritersOneChain() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Void> writer = () -> {
                for (int i = 0; i < 20; i++) {
                    inTransaction(() -> trail.record(entry("并发")));
                }
                return null;
            };
            for (var done : threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> writer).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.queryForList("SELECT seq FROM audit_entry WHERE chain = ? ORDER BY seq", Long.class, chain))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 320).boxed().toList());
        assertThat(result()).satisfies(r -> assertThat(r.intact()).as(r.problem()).isTrue());
    }

    @Test
    @DisplayName("按姓名查：代办时记为“张某（代李某）”的也查得到，别人代其办理的不算")
    void byNameAlsoAsDeputy() {
        String id = "audit-" + UUID.randomUUID().toString().substring(0, 8);
        String name = "查" + id;
        jdbc.update("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, 'x')", id, name);
        inTransaction(() -> {
            trail.record(new Entry(chain, null, id, name, "policy.changed", "本人办理", Map.of()));
            trail.record(new Entry(chain, null, id, name + "（代李某）", "policy.changed", "代办", Map.of()));
            trail.record(new Entry(chain, null, "wang", "王某（代" + name + "）", "policy.changed", "由别人代办", Map.of()));
        });
        for (String person : new String[] {name, id}) {
            assertThat(log.search(new AuditLog.Filter(null, null, person, null, null, chain), 0, 10).lines())
                    .extracting(AuditLog.Line::summary).containsExactlyInAnyOrder("本人办理", "代办");
        }
        jdbc.update("DELETE FROM app_user WHERE user_id = ?", id);
    }

    private AuditVerification.Result result() {
        return verification.verify().stream().filter(r -> r.chain().equals(chain)).findFirst().orElseThrow();
    }

    private long entries() {
        return jdbc.queryForObject("SELECT count(*) FROM audit_entry WHERE chain = ?", Long.class, chain);
    }

    private Entry entry(String summary) {
        return new Entry(chain, null, "wang", "王某", "policy.changed", summary, Map.of());
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
