package org.peixun.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.peixun.identity.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** However many people: one look-up of them, one insert of notes, one of e-mails. */
@Component
class StoredNotifications implements Notifications {

    private final JdbcTemplate jdbc;
    private final People people;
    private final NotificationSettings settings;
    private final Clock clock;
    private final boolean email;

    StoredNotifications(
            JdbcTemplate jdbc, People people, NotificationSettings settings, Clock clock,
            @Value("${spring.mail.host:}") String mailHost) {
        this.jdbc = jdbc;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.email = !mailHost.isBlank();
    }

    @Override
    @Transactional
    public void toUser(String userId, Message message) {
        tell(people.findEnabled(userId).stream().toList(), message);
    }

    @Override
    @Transactional
    public void toGroup(String group, Message message) {
        tell(people.membersOf(group), message);
    }

    private void tell(List<People.Person> recipients, Message message) {
        if (recipients.isEmpty()) {
            return;
        }
        var now = Timestamp.from(clock.instant());
        jdbc.update("""
                INSERT INTO notification (recipient, title, text, link, case_number, created_at)
                SELECT recipient, ?, ?, ?, ?, ? FROM unnest(?::text[]) AS recipient
                """, message.title(), message.text(), message.link(), message.caseNumber(), now,
                recipients.stream().map(People.Person::userId).toArray(String[]::new));
        String[] addresses = recipients.stream().map(People.Person::email)
                .filter(address -> address != null && !address.isBlank()).distinct().toArray(String[]::new);
        if (email && addresses.length > 0) {
            jdbc.update("""
                    INSERT INTO outbox (channel, payload, created_at, next_attempt_at)
                    SELECT 'EMAIL', jsonb_build_object('to', address, 'subject', ?::text, 'text', ?::text), ?, ?
                    FROM unnest(?::text[]) AS address
                    """, message.title(), emailText(message), now, now, addresses);
        }
    }

    private String emailText(Message message) {
        boolean linked = message.link() != null && !settings.baseUrl().isBlank();
        return message.text() + (linked ? "\n\n" + settings.baseUrl().replaceFirst("/+$", "") + message.link() : "")
                + "\n\n本邮件由培训审批系统自动发出，请勿回复。请登录系统办理。\n";
    }
}
