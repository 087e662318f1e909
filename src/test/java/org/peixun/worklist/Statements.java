package org.peixun.worklist;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The SQL statements that Spring JDBC and Hibernate run in a piece of code. */
public final class Statements {

    private Statements() {}

    public static List<String> of(Runnable code) {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        List<Logger> loggers = List.of("org.springframework.jdbc.core.JdbcTemplate", "org.hibernate.SQL").stream()
                .map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
        loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(appender);
        });
        try {
            code.run();
        } finally {
            loggers.forEach(logger -> {
                logger.setLevel(null);
                logger.setAdditive(true);
                logger.detachAppender(appender);
            });
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("[") || message.toLowerCase().startsWith("select")).toList();
    }
}
