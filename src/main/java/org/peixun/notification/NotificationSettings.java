package org.peixun.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from sender of e-mails
 * @param baseUrl address of this system as people reach it, e.g. {@code https://peixun.example.org}; without it
 *     e-mails carry no link
 */
@ConfigurationProperties("peixun.notification")
record NotificationSettings(@DefaultValue("peixun@localhost") String from, @DefaultValue("") String baseUrl) {

    String messageIdDomain() {
        return from.substring(from.indexOf('@') + 1).replace(">", "");
    }
}
