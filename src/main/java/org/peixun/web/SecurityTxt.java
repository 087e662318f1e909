package org.peixun.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom to tell of a weakness (RFC 9116); 404 until a contact is set. */
@RestController
class SecurityTxt {

    private static final Duration VALID = Duration.ofDays(180);

    private final String contact;
    private final Clock clock;

    /** @param contact an address as a URI: {@code mailto:}, {@code tel:} or {@code https:} */
    SecurityTxt(@Value("${peixun.security.contact:}") String contact, Clock clock) {
        this.contact = contact.strip();
        this.clock = clock;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> text() {
        if (contact.isEmpty()) {
            throw RequestRefused.notFound("本系统没有公布漏洞报告的联系方式。");
        }
        var expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALID);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body("Contact: %s%nExpires: %s%nPreferred-Languages: zh%n".formatted(contact, expires).replace("\r\n", "\n"));
    }
}
