package org.peixun.crash;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All people at work at once, each in a thread, choosing from lists that are read past the application. */
final class Shift {

    private static final int BEFORE_TRYING_AGAIN = 300;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    private Shift() {}

    /** Each works until no answer comes. */
    static Shift untilNoAnswer(List<Person> people, int port, DataSource database, Verification found) {
        return new Shift().begin(people, port, database, found, false, false);
    }

    /** Each tries again what was not answered, until the shift is over. */
    static Shift steadfast(List<Person> people, int port, DataSource database, Verification found) {
        return new Shift().begin(people, port, database, found, false, true);
    }

    /** Nothing new: what is unanswered is sent again. */
    static void repeatUnanswered(List<Person> people, int port, DataSource database, Verification found) throws InterruptedException {
        new Shift().begin(people, port, database, found, true, false).join();
    }

    void end() throws InterruptedException {
        stopped.set(true);
        join();
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private Shift begin(List<Person> people, int port, DataSource database, Verification found, boolean onlyRepeat, boolean steadfast) {
        for (Person person : people) {
            var thread = new Thread(() -> {
                do {
                    work(person, port, database, onlyRepeat);
                } while (steadfast && !stopped.get() && rested());
            }, person.name());
            thread.setUncaughtExceptionHandler((of, fault) -> found.add(of.getName() + " " + fault));
            thread.start();
            threads.add(thread);
        }
        return this;
    }

    private void work(Person person, int port, DataSource database, boolean onlyRepeat) {
        try (var connection = database.getConnection()) {
            var lists = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            person.act(port, lists, stopped::get, onlyRepeat);
        } catch (InterruptedException | SQLException ended) {
            // killed while it connected or closed
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(BEFORE_TRYING_AGAIN);
            return true;
        } catch (InterruptedException ended) {
            return false;
        }
    }
}
