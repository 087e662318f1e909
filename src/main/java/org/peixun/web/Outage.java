package org.peixun.web;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong neither with the request nor with the program, told by the causes of an exception. */
final class Outage {

    /** 08 connection lost or refused, 57P shut down or starting, 53300 no connection free, 25P03 a transaction that stood still. */
    private static final String DATABASE_AWAY = "08...|57P0[1-5]|53300|25P03";
    private static final String DISK_FULL = "53100";
    private static final int DEEPEST = 20;

    private Outage() {}

    static Optional<Refusal> of(Throwable fault) {
        // a disk that is full may end the connection too: the cause that says more goes first
        if (causes(fault).anyMatch(Outage::isDiskFull)) {
            return Optional.of(Refusal.diskFull());
        }
        return causes(fault).anyMatch(Outage::isDatabaseAway) ? Optional.of(Refusal.databaseAway()) : Optional.empty();
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                // the pool's word for a connection that it has given up, without a state
                || cause instanceof SQLException && "Connection is closed".equals(cause.getMessage())
                || cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().matches(DATABASE_AWAY);
    }

    private static boolean isDiskFull(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return DISK_FULL.equals(sql.getSQLState());
        }
        // the words of the operating system, by way of the JDK: there is no exception type for it
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof IOException && (words.contains("no space left on device") || words.contains("disk quota exceeded"));
    }

    static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
    }
}
