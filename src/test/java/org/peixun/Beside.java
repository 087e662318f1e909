package org.peixun;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions of which the second begins while the first is not yet committed. */
@Component
public class Beside {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Beside(TransactionTemplate transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** The first ends when the second waits for it or is done. @return what the second threw, or {@code null} */
    public Throwable second(Runnable first, Runnable second) {
        return second(first, second, () -> {});
    }

    /** @param then what the first goes on with while the second waits */
    public Throwable second(Runnable first, Runnable second, Runnable then) {
        var other = new CompletableFuture[1];
        transaction.executeWithoutResult(status -> {
            first.run();
            other[0] = CompletableFuture.runAsync(second);
            while (waiting() == 0 && !other[0].isDone()) {
                Thread.onSpinWait();
            }
            then.run();
        });
        try {
            other[0].get(60, TimeUnit.SECONDS);
            return null;
        } catch (java.util.concurrent.ExecutionException | CompletionException e) {
            return e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Asked in the transaction that is waited for: the locks are looked at anew each time. */
    private int waiting() {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted").query(Integer.class).single();
    }
}
