package org.peixun.classfiling;

import java.util.Map;
import org.peixun.shared.Severity;

/**
 * Something a rule has to say of an application.
 *
 * @param code the rule's name, e.g. {@code leadTime}
 * @param key the rule with the place of the finding; a warning's reason is kept under it
 * @param title the rule in a few words
 * @param step where it is mended
 * @param message what is wrong, a whole sentence
 * @param accepted what would be accepted, a whole sentence
 * @param basis clause or parameter it rests on, e.g. 第11条
 */
public record Finding(
        String code, String key, String title, Severity severity, FilingStep step, String message, String accepted,
        String basis) {

    /** Rules on one field, by their code. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("scope", "occupation"), Map.entry("leadTime", "startsOn"), Map.entry("dateOrder", "endsOn"),
            Map.entry("maxSize", "plannedSize"), Map.entry("sizeWarning", "plannedSize"),
            Map.entry("minHours", "theoryHours"), Map.entry("theoryShare", "theoryHours"),
            Map.entry("practiceShare", "practiceHours"), Map.entry("safetyHours", "safetyHours"),
            Map.entry("placeChosen", "placeId"), Map.entry("changePlace", "placeId"), Map.entry("changeStart", "startsOn"), Map.entry("capacity", "placeId"), Map.entry("platformNamed", "platform"),
            Map.entry("examRoute", "examRoute"), Map.entry("examDate", "examOn"),
            Map.entry("projectKnown", "projectCode"), Map.entry("projectOccupation", "projectCode"),
            Map.entry("projectLevel", "projectCode"), Map.entry("projectRoom", "projectCode"),
            Map.entry("projectOpen", "projectCode"), Map.entry("projectBody", "projectCode"), Map.entry("projectDays", "startsOn"),
            Map.entry("examVideo", "examVideo"), Map.entry("commitment", "commitment"));

    /** Where on its step's page it is mended: the id of the field or row, the table of lessons, or the step itself. */
    public String anchor() {
        String place = key.substring(key.indexOf('@') + 1);
        if (place.startsWith("行")) {
            return "row-" + place.substring(1);
        }
        String field = FIELDS.getOrDefault(code, place);
        if (field.equals("occupation") || field.equals("level")) {
            return "scope";
        }
        if (FilingField.byKey(field).isPresent()) {
            return "field-" + field;
        }
        return step == FilingStep.TIMETABLE ? "lessons" : code.equals("documents") ? "document-" + place : step.slug();
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }

    /** One line for refusals: what is wrong, why, what would do. */
    public String sentence() {
        return message + "（依据：" + basis + "）" + accepted;
    }
}
