package org.peixun.audit;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Reads the audit. Whether the reader may see it is the caller's to check. */
public interface AuditLog {

    /** @param before {@code null} when there was nothing, {@code after} {@code null} when nothing is left */
    record FieldChange(String field, String before, String after) implements Serializable {}

    /**
     * @param jurisdiction code; the chain
     * @param seq position in the chain, from 1
     * @param actionLabel the action in Chinese
     * @param caseNumber or {@code null}
     */
    record Line(
            String jurisdiction, long seq, Instant at, String actorId, String actorName, String action,
            String actionLabel, String caseNumber, String summary, List<FieldChange> changes)
            implements Serializable {}

    /**
     * Each part may be {@code null} or blank = does not limit.
     *
     * @param from first day, in China
     * @param to last day, inclusive
     * @param person sign-in name or full name
     */
    record Filter(
            LocalDate from, LocalDate to, String person, String action, String caseNumber, String jurisdiction) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null);
    }

    /** @param more whether a next page exists */
    record Page(List<Line> lines, int number, boolean more) {}

    /** An action that has happened at least once. */
    record Action(String name, String label) {}

    /** @param label what the actions belong to */
    record Area(String label, List<Action> actions) {}

    /** Everything about one case, oldest first. */
    List<Line> of(String caseNumber);

    /** Newest first. @param page from 0 */
    Page search(Filter filter, int page, int size);

    /** Hands over every line of the filter, newest first, without keeping them in memory. */
    void forEach(Filter filter, Consumer<Line> reader);

    List<Area> actions();
}
