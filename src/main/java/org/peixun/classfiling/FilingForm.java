package org.peixun.classfiling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.peixun.shared.Json;

/**
 * The application exactly as typed, wrong and incomplete values included; {@link Plan} is what could be understood.
 *
 * @param values by {@link FilingField#key()}
 * @param lessons rows of the timetable
 * @param teachers ids of registered teachers
 * @param reasons why the institution goes on in spite of a warning, by {@link Finding#key()}
 */
public record FilingForm(Map<String, String> values, List<Lesson> lessons, List<Long> teachers, Map<String, String> reasons) {

    static final FilingForm EMPTY = new FilingForm(Map.of(), List.of(), List.of(), Map.of());

    /** A row of the timetable as typed. @param kind 理论, 实训 or 安全 @param place id of a registered place, blank = the class's @param teacher id of a registered teacher; both may be {@link #UNMATCHED} with a name */
    public record Lesson(
            String date, String starts, String ends, String hours, String kind, String content, String place,
            String teacher) {

        static final int LONGEST_CONTENT = 200;

        /** Before a name as it was pasted, which is nobody's in the directory or that of several: it is no id, and no choice. */
        public static final String UNMATCHED = "？";

        static final Lesson BLANK = new Lesson("", "", "", "", "", "", "", "");

        boolean blank() {
            return isBlank(date) && isBlank(starts) && isBlank(ends) && isBlank(hours) && isBlank(content);
        }

        Lesson at(String otherPlace) {
            return new Lesson(date, starts, ends, hours, kind, content, otherPlace, teacher);
        }

        private static boolean isBlank(String text) {
            return text == null || text.isBlank();
        }
    }

    public FilingForm {
        values = values == null ? Map.of() : values;
        lessons = lessons == null ? List.of() : lessons;
        teachers = teachers == null ? List.of() : teachers;
        reasons = reasons == null ? Map.of() : reasons;
    }

    /** Never {@code null}. */
    public String value(FilingField field) {
        return values.getOrDefault(field.key(), "").strip();
    }

    public boolean ticked(FilingField field) {
        return value(field).equals("true");
    }

    /** What stands in a step, in short: a page says by it over what it writes. */
    String mark(FilingStep step) {
        List<Object> there = new ArrayList<>(FilingField.of(step).stream().map(this::value).toList());
        switch (step) {
            case TEACHING -> there.add(teachers);
            case TIMETABLE -> there.add(lessons);
            case SUBMIT -> there.add(new TreeMap<>(reasons)); // jsonb keeps no order
            default -> { }
        }
        return UUID.nameUUIDFromBytes(Json.write(there).getBytes(StandardCharsets.UTF_8)).toString();
    }

    FilingForm withValues(Map<String, String> typed) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(typed);
        return new FilingForm(merged, lessons, teachers, reasons);
    }

    FilingForm without(FilingField field) {
        if (!values.containsKey(field.key())) {
            return this;
        }
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(field.key());
        return new FilingForm(others, lessons, teachers, reasons);
    }

    FilingForm withLessons(List<Lesson> rows) {
        int end = rows.size();
        while (end > 0 && rows.get(end - 1).blank()) {
            end--;
        }
        return new FilingForm(values, List.copyOf(rows.subList(0, end)), teachers, reasons);
    }

    /** Rows in which something stands; a gap in between keeps its number while the timetable is being typed. */
    List<Lesson> filledLessons() {
        return lessons.stream().filter(row -> !row.blank()).toList();
    }

    FilingForm withTeachers(List<Long> ids) {
        return new FilingForm(values, lessons, List.copyOf(ids), reasons);
    }

    FilingForm withReasons(Map<String, String> given) {
        return new FilingForm(values, lessons, teachers, given);
    }
}
