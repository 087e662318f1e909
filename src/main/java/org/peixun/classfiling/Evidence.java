package org.peixun.classfiling;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the file says on the point of a reason: the applicant need not look for it. */
final class Evidence {

    private static final Map<String, List<FilingField>> FIELDS = Map.ofEntries(
            entry("NEEDS_ANALYSIS_MISSING", List.of(FilingField.NEEDS_PEOPLE, FilingField.NEEDS_WISHES, FilingField.NEEDS_PROSPECT)),
            entry("TIMETABLE_HOURS", List.of(FilingField.THEORY, FilingField.PRACTICE, FilingField.SAFETY)),
            entry("PLACE_UNFIT", List.of(FilingField.PLACE, FilingField.PLACE_NAME, FilingField.PLACE_CAPACITY)),
            entry("EXAM_PLAN_MISSING", List.of(FilingField.EXAM_ROUTE, FilingField.EXAM_DATE, FilingField.EXAM_METHOD)),
            entry("LEAD_TIME", List.of(FilingField.START)),
            entry("SCOPE_EXCEEDED", List.of(FilingField.OCCUPATION, FilingField.LEVEL)));

    private Evidence() {}

    /** Where the applicant puts it right; {@code null}: in no step. */
    static FilingStep step(String code) {
        return switch (code) {
            case "MATERIAL_MISSING", "PLAN_MISSING" -> FilingStep.DOCUMENTS;
            case "ROSTER_INCOMPLETE", "ID_INVALID", "TRAINEE_INELIGIBLE", "TRAINEE_DUPLICATE" -> FilingStep.ROSTER;
            case "TIMETABLE_HOURS" -> FilingStep.TIMETABLE;
            case "TEACHER_UNQUALIFIED" -> FilingStep.TEACHING;
            default -> FIELDS.containsKey(code) ? FIELDS.get(code).get(0).step() : null;
        };
    }

    static String of(String code, Snapshot snapshot, int trainees) {
        if (FIELDS.containsKey(code)) {
            return FIELDS.get(code).stream().filter(field -> !snapshot.form().value(field).isEmpty())
                    .map(field -> field.label() + "：" + Description.text(snapshot, field).replaceFirst("。$", "")).collect(Collectors.joining("；"));
        }
        return switch (code) {
            case "MATERIAL_MISSING", "PLAN_MISSING" -> "已提交：" + snapshot.documents().stream().map(Snapshot.Document::kind)
                    .distinct().collect(Collectors.joining("、"));
            case "TEACHER_UNQUALIFIED" -> "授课教师：" + Description.teachers(snapshot);
            case "ROSTER_INCOMPLETE", "ID_INVALID", "TRAINEE_INELIGIBLE", "TRAINEE_DUPLICATE" -> "花名册：" + trainees + "人";
            default -> "";
        };
    }
}
