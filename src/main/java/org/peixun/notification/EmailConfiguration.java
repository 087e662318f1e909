package org.peixun.notification;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Only with an SMTP server; {@code peixun.notification.poll=false} leaves the sending to another node. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("spring.mail.host")
@ConditionalOnProperty(value = "peixun.notification.poll", havingValue = "true", matchIfMissing = true)
class EmailConfiguration {

    @Bean
    Poll emailPoll(
            JdbcTemplate jdbc, Clock clock, JavaMailSender mail, PlatformTransactionManager transactions,
            NotificationSettings settings) {
        return new Poll(new EmailSender(
                new Outbox(jdbc, clock), mail, new TransactionTemplate(transactions), settings));
    }

    record Poll(EmailSender sender) {

        @Scheduled(fixedDelayString = "${peixun.notification.poll-interval:PT15S}")
        void poll() {
            sender.sendDue();
        }
    }
}
