package org.peixun.classfiling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.directory.Directory;
import org.peixun.roster.RosterContext;

/**
 * The application page's model.
 *
 * @param steps with their state, in order
 * @param notice what has to be corrected, or {@code null}
 * @param scopes what the institution may train on some day to come
 * @param decidedBy the day by which the county will have decided if it is sent today; {@code null} when not known
 */
public record FilingView(
        String number, String title, FilingState state, String institutionName, String countyName, FilingForm form,
        List<StepView> steps, CheckReport report, Notice notice, List<Directory.Scope> scopes,
        List<Directory.Teacher> teachers, List<Directory.Place> places, List<Attachments.Attachment> documents,
        int trainees, RosterContext rosterContext, LocalDate earliestStart, LocalDate decidedBy, Instant savedAt,
        boolean withdrawable) {

    /** @param mark done, open or faults @param text ✓, 未填写, 3处须改正 */
    public record StepView(FilingStep step, String mark, String text) {}

    /** Warnings that still wait for a reason are answered in the last step. */
    public Map<String, String> reasons() {
        return form.reasons();
    }

    /** As typed. */
    public String value(String key) {
        return form.values().getOrDefault(key, "");
    }

    /** Whether the application was handed in before and has to be corrected now. */
    public boolean correction() {
        return state == FilingState.RETURNED;
    }
}
