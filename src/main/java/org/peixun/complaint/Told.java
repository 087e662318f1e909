package org.peixun.complaint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.peixun.identity.Actor;

/** 登记的内容: what was told, when, and who took it down; never changed. */
@Embeddable
record Told(
        @Enumerated(EnumType.STRING) Source source, @Column(name = "subject") String topic, String content, boolean anonymous,
        LocalDate receivedOn, String registeredBy, String registeredByName, Instant registeredAt) {

    static Told of(Registration told, Actor by, Instant now) {
        return new Told(told.source(), told.topic().label(), told.content(), told.informer() == null, told.receivedOn(),
                by.userId(), by.name(), now);
    }

    /** Found by ourselves, and no trainee said it as his own complaint. */
    boolean byNobody() {
        return source.ownFinding() && anonymous;
    }
}
