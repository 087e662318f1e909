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
 * @param lastMeasure the last one that was taken in this case, by this decision or an earlier one; {@code null} = none yet
 */
@Embeddable
record MeasureDecision(
        @Enumerated(EnumType.STRING) Decided decided, @Enumerated(EnumType.STRING) Measure measure, String measureNo, String measureReason,
        Instant measureAt, LocalDate bannedUntil, Instant rectifyBy, @Enumerated(EnumType.STRING) Measure lastMeasure, Instant lastMeasureAt) {

    static final MeasureDecision NONE = new MeasureDecision(null, null, null, null, null, null, null, null, null);

    /** The ban and the measure of an earlier decision stay: to hand over takes none and undoes none. */
    MeasureDecision next(Decided then, Measure taken, String no, String reason, Instant at) {
        return new MeasureDecision(then, taken, no, reason, at, bannedUntil, null, taken == null ? lastMeasure : taken, taken == null ? lastMeasureAt : at);
    }

    /** An earlier decision's longer ban stays. */
    MeasureDecision rectify(Instant end, LocalDate banEnd) {
        return banUntil(bannedUntil == null || banEnd != null && banEnd.isAfter(bannedUntil) ? banEnd : bannedUntil).rectifyLater(end);
    }

    MeasureDecision rectifyLater(Instant end) {
        return new MeasureDecision(decided, measure, measureNo, measureReason, measureAt, bannedUntil, end, lastMeasure, lastMeasureAt);
    }

    MeasureDecision banUntil(LocalDate day) {
        return new MeasureDecision(decided, measure, measureNo, measureReason, measureAt, day, rectifyBy, lastMeasure, lastMeasureAt);
    }
}
