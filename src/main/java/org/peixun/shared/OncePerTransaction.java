package org.peixun.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read it does not read again. For what others may change at any time and this transaction does
 * not change itself; whoever does change it calls {@link #forget}.
 */
public final class OncePerTransaction {

    private OncePerTransaction() {}

    /** @param key record or list of all that decides the answer @return never {@code null} */
    @SuppressWarnings("unchecked")
    public static <T> T read(Object key, Supplier<T> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.get();
        }
        Map<Object, Object> known = known();
        Object answer = known.get(key);
        if (answer == null) {
            answer = read.get();
            known.put(key, answer);
        }
        return (T) answer;
    }

    /** What a read that was made anyway has brought; the next {@link #read} does not ask again. */
    public static void put(Object key, Object answer) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            known().put(key, answer);
        }
    }

    /** @return what was {@link #put} or read under the key in this transaction */
    @SuppressWarnings("unchecked")
    public static <T> Optional<T> known(Object key) {
        return TransactionSynchronizationManager.isSynchronizationActive() ? Optional.ofNullable((T) known().get(key)) : Optional.empty();
    }

    /** All of it. */
    public static void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            known().clear();
        }
    }

    /** Found again through the transaction's list of synchronizations, which Spring parks with a suspended one. */
    private static Map<Object, Object> known() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Known known) {
                return known.answers;
            }
        }
        var known = new Known();
        TransactionSynchronizationManager.registerSynchronization(known);
        return known.answers;
    }

    private static final class Known implements TransactionSynchronization {

        private final Map<Object, Object> answers = new HashMap<>();
    }
}
