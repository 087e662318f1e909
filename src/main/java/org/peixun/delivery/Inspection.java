package org.peixun.delivery;

import java.time.Instant;
import java.util.List;
import org.peixun.complaint.Topic;

/**
 * A visit of officers to a lesson, and what they found.
 *
 * @param present marked as present in the institution's sheet for that lesson
 * @param late entered after its time
 */
public record Inspection(
        Instant visitedAt, String officers, String label, int counted, int present, List<InspectionFinding> found, String note,
        InspectionVerdict result, String enteredByName, Instant enteredAt, boolean late) {

    /** In words. */
    public List<String> findings() {
        return InspectionFinding.labels(found);
    }

    /** In words. */
    public String verdict() {
        return result.label();
    }

    boolean failed() {
        return result == InspectionVerdict.FAILED;
    }

    boolean passed() {
        return result == InspectionVerdict.PASSED;
    }

    /** As a complaint; {@code null}: nothing was found. */
    Topic topic() {
        return found.isEmpty() ? null : found.contains(InspectionFinding.CHARGED) ? Topic.FEE : Topic.MANAGEMENT;
    }
}
