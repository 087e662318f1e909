package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.identity.Actor;
import org.peixun.web.Commands;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayName("批量办理遇到冲突和故障")
class BulkTroubleTest {

    private final List<String> tried = new ArrayList<>();

    @Test
    @DisplayName("一件与他人冲突：只说这一件没有变动，不说是系统故障")
    void collision() {
        var results = bulk(new PessimisticLockingFailureException("deadlock detected")).claim("1", List.of(item("a"), item("b")), Actor.SYSTEM);
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.done()).isFalse();
            assertThat(result.sentence()).contains("他人刚刚修改了同一内容");
        });
    }

    @Test
    @DisplayName("数据库不可用：不再逐件等下去，整个答复是稍后再试")
    void databaseAway() {
        assertThatThrownBy(() -> bulk(new CannotCreateTransactionException("Could not open JPA EntityManager for transaction"))
                .claim("1", List.of(item("a"), item("b"), item("c")), Actor.SYSTEM)).isInstanceOf(CannotCreateTransactionException.class);
        assertThat(tried).hasSize(1);
    }

    private Bulk bulk(RuntimeException trouble) {
        return new Bulk(null, null, null, new Commands() {
            @Override
            public String next() {
                return "1";
            }

            @Override
            public String once(String commandId, Actor actor, Supplier<String> change) {
                tried.add(commandId);
                throw trouble;
            }
        }, null);
    }

    private static WorkItem item(String task) {
        return new WorkItem(task, "开班2026-00001", "classFiling", "acceptFiling", "受理备案", "电工", "某校", 900001L, "371524", "countyClerk-371524",
                null, null, "OPEN", null, null, null, null, null, null, null, null, 0, null, null, 0, 0, 0, null, null, null, null, null, null,
                null, null, null, null, null, null, null, false);
    }
}
