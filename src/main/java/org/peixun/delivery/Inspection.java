package org.peixun.delivery;

import java.time.Instant;
import java.util.List;
import org.peixun.complaint.Topic;

/**
 * A visit of officers to a lesson, and what they found.
 *
 * @param sheet what the institution's sheet says of that lesson
 * @param late entered after its time
 */
public record Inspection(
        Instant visitedAt, String officers, String label, int counted, Attendance sheet, List<InspectionFinding> found, String note,
        InspectionVerdict result, String enteredByName, Instant enteredAt, boolean late) {

    /** Not yet entered is not absent: to compare with the heads counted one must see of how many it is. @param marked with any mark */
    record Attendance(int present, int marked) {

        static final Attendance NONE = new Attendance(0, 0);

        /** 出勤30人（已登记32人） */
        String text() {
            return "出勤" + present + "人（已登记" + marked + "人）";
        }
    }

    /** 出勤30人（已登记32人）, — where nothing is entered */
    public String attendance() {
        return sheet.marked() == 0 ? "—" : sheet.text();
    }

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
