package org.peixun.notification;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.peixun.notification.Outbox.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due, a transaction each, so that a crash repeats one e-mail at most. */
class EmailSender {

    private static final Logger log = LoggerFactory.getLogger(EmailSender.class);

    private final Outbox outbox;
    private final JavaMailSender mail;
    private final TransactionTemplate transaction;
    private final NotificationSettings settings;

    EmailSender(Outbox outbox, JavaMailSender mail, TransactionTemplate transaction, NotificationSettings settings) {
        this.outbox = outbox;
        this.mail = mail;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Until nothing is due; a failed row is due later, so this ends. @return how many were sent */
    int sendDue() {
        int sent = 0;
        for (Boolean result = sendNext(); result != null; result = sendNext()) {
            sent += result ? 1 : 0;
        }
        return sent;
    }

    /** @return {@code null} when nothing is due */
    private Boolean sendNext() {
        return transaction.execute(status -> outbox.take().map(this::send).orElse(null));
    }

    private boolean send(Row row) {
        try {
            deliver(row);
            outbox.sent(row);
            return true;
        } catch (MessagingException | MailException e) {
            log.warn("邮件 {} 第 {} 次发送失败，将再次尝试：{}", row.id(), row.attempts() + 1, reason(e));
            outbox.failed(row, reason(e));
            return false;
        }
    }

    private void deliver(Row row) throws MessagingException {
        var message = mail.createMimeMessage();
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(row.to());
        // one line: what comes after a line break must not be read as a header
        helper.setSubject(row.subject().replaceAll("[\\r\\n]+", " "));
        helper.setText(row.text());
        helper.setSentDate(Date.from(row.createdAt()));
        // the same at every attempt: a mail server or reader recognises a repetition
        message.setHeader("Message-ID", "<" + row.id() + "@" + settings.messageIdDomain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        mail.send(message);
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof MailSendException send && send.getMessageExceptions().length > 0
                ? send.getMessageExceptions()[0]
                : e;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
