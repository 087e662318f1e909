package org.peixun.complaint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * 答复 and what its informer says of it: the last one counts.
 *
 * @param channel {@code null} of answers given before it was kept
 * @param closesAt end of the time in which the informer may rate it
 * @param satisfied {@code null} until rated
 */
@Embeddable
record Answer(
        @Column(name = "answer") String text, @Enumerated(EnumType.STRING) @Column(name = "answer_channel") Channel channel,
        Instant answeredAt, Instant closesAt, Boolean satisfied, String satisfactionText) {

    static final Answer NONE = new Answer(null, null, null, null, null, null);

    Answer rated(boolean content, String said) {
        return new Answer(text, channel, answeredAt, closesAt, content, said);
    }
}
