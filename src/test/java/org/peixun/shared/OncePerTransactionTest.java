package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("一个事务只读一次")
class OncePerTransactionTest {

    private final PlatformTransactionManager manager = new Transactions();
    private final TransactionTemplate transaction = new TransactionTemplate(manager);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    @DisplayName("事务内读一次，忘记以后再读；下一个事务重新读；没有事务时每次都读")
    void once() {
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo(1);
            assertThat(read()).isEqualTo(1);
            OncePerTransaction.forget();
            assertThat(read()).isEqualTo(2);
        });
        transaction.executeWithoutResult(status -> assertThat(read()).isEqualTo(3));
        assertThat(read()).isEqualTo(4);
        assertThat(read()).isEqualTo(5);
    }

    @Test
    @DisplayName("其中另开的事务自己读，结束以后外面的仍是原来的")
    void inner() {
        var apart = new TransactionTemplate(manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo(1);
            apart.executeWithoutResult(other -> assertThat(read()).isEqualTo(2));
            assertThat(read()).isEqualTo(1);
        });
    }

    private int read() {
        return OncePerTransaction.read("key", reads::incrementAndGet);
    }

    /** Transactions of nothing, with all their bookkeeping. */
    private static final class Transactions extends AbstractPlatformTransactionManager {

        private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected boolean isExistingTransaction(Object one) {
            return open.get();
        }

        @Override
        protected void doBegin(Object one, TransactionDefinition definition) {
            open.set(true);
        }

        @Override
        protected Object doSuspend(Object one) {
            open.set(false);
            return one;
        }

        @Override
        protected void doResume(Object one, Object suspended) {
            open.set(true);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}

        @Override
        protected void doCleanupAfterCompletion(Object one) {
            open.set(false);
        }
    }
}
