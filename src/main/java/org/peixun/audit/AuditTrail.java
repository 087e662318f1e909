package org.peixun.audit;

import java.util.Map;

/**
 * Who did what, with before and after: append-only, hash-chained, written in the caller's transaction (at its end, so
 * that the chain is locked shortly).
 */
public interface AuditTrail {

    /** @param before {@code null} when there was nothing; personal data only masked */
    record Change(String before, String after) {}

    /**
     * @param jurisdiction whose chain it goes to; {@code null} = the city's
     * @param caseNumber the case it belongs to, or {@code null}
     * @param action dotted name, e.g. {@code classFiling.submitted}
     * @param summary one Chinese sentence
     * @param changes field label → before and after; may be empty
     */
    record Entry(
            String jurisdiction, String caseNumber, String actorId, String actorName, String action, String summary,
            Map<String, Change> changes) {}

    /** Must run inside a transaction. */
    void record(Entry entry);
}
