package org.peixun.nodes;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mail server of a drill: takes everything and counts it. */
final class Mailbox implements AutoCloseable {

    private final GreenMail server;

    Mailbox() throws IOException {
        server = new GreenMail(new ServerSetup(Node.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    List<String> settings() {
        return List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + server.getSmtp().getPort(),
                "--peixun.notification.from=peixun@example.org", "--peixun.notification.poll-interval=PT1S");
    }

    List<String> ids() {
        return Arrays.stream(server.getReceivedMessages()).map(message -> {
            try {
                return message.getMessageID();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    /** As many times as somebody got the same once more. */
    long repeated() {
        return ids().size() - ids().stream().distinct().count();
    }

    /** Waits until the outbox is empty. @return e-mails that it held altogether */
    long awaitAllSent(JdbcClient jdbc) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (count(jdbc, "sent_at IS NULL") > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError(count(jdbc, "sent_at IS NULL") + " e-mails are not sent");
            }
            Thread.sleep(200);
        }
        return count(jdbc, "true");
    }

    private static long count(JdbcClient jdbc, String condition) {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE " + condition).query(Long.class).single();
    }

    @Override
    public void close() {
        server.stop();
    }
}
