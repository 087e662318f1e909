package org.peixun.nomination;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingReason;

/**
 * A time in which an institution was suspended (clause 12), from the decision to the next one. A suspension that was
 * revoked never was: the decision was wrong, or nothing was found in the time of an urgent one.
 *
 * @param to the first day on which it was not suspended any more, or {@code null} while it is
 */
record SuspendedPeriod(LocalDate from, LocalDate to) {

    /** @param events until today, newest first @return the latest suspension of which some day lies after {@code day} */
    static Optional<SuspendedPeriod> after(LocalDate day, List<DirectoryList.Event> events) {
        return IntStream.range(0, events.size())
                .filter(at -> events.get(at).status() == DirectoryStatus.SUSPENDED && !events.get(at).revoked() && !revoked(events.subList(0, at)))
                .mapToObj(at -> new SuspendedPeriod(events.get(at).effectiveOn(), at == 0 ? null : events.get(at - 1).effectiveOn()))
                .filter(period -> period.to == null || period.to.isAfter(day)).findFirst();
    }

    /** A removal that followed from it is revoked with it: the institution is restored to what it was before both. */
    private static boolean revoked(List<DirectoryList.Event> later) {
        return IntStream.iterate(later.size() - 1, at -> at >= 0, at -> at - 1).mapToObj(later::get)
                .filter(event -> event.status() != DirectoryStatus.REMOVED).findFirst()
                .filter(event -> event.reasonCode() == StandingReason.DECISION_REVOKED).isPresent();
    }
}
