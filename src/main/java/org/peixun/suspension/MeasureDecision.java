package org.peixun.suspension;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;

/**
 * 处理决定: the last one counts.
 *
 * @param measure {@code null} where none was taken: not established, handed over, or dealt with by others
 * @param bannedUntil last day of the ban, of a removal the last on which the institution may not be listed again; {@code null} = none
 * @param rectifyBy {@code null} where nothing is to be rectified
 */
@Embeddable
record MeasureDecision(
        @Enumerated(EnumType.STRING) Decided decided, @Enumerated(EnumType.STRING) Measure measure, String measureNo, String measureReason,
        Instant measureAt, LocalDate bannedUntil, Instant rectifyBy) {

    static final MeasureDecision NONE = new MeasureDecision(null, null, null, null, null, null, null);

    /** An earlier decision's longer ban stays. */
    MeasureDecision rectify(Instant end, LocalDate banEnd) {
        return new MeasureDecision(decided, measure, measureNo, measureReason, measureAt,
                bannedUntil == null || banEnd != null && banEnd.isAfter(bannedUntil) ? banEnd : bannedUntil, end);
    }

    MeasureDecision rectifyLater(Instant end) {
        return new MeasureDecision(decided, measure, measureNo, measureReason, measureAt, bannedUntil, end);
    }

    MeasureDecision banUntil(LocalDate day) {
        return new MeasureDecision(decided, measure, measureNo, measureReason, measureAt, day, rectifyBy);
    }
}
