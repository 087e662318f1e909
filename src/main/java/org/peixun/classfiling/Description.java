package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.shared.Dates;
import org.peixun.shared.TypedDay;

/** A submission in words, for the case page and for comparing two of them. */
final class Description {

    /** @param rows label and text */
    record Group(String title, List<Row> rows) {}

    record Row(String label, String text) {}

    record Difference(String label, String before, String after) {}

    private static final Dates DATES = new Dates();

    private Description() {}

    static List<Group> groups(Snapshot snapshot) {
        List<Group> groups = new ArrayList<>();
        for (FilingStep step : List.of(FilingStep.BASIC, FilingStep.NEEDS, FilingStep.EXAM)) {
            groups.add(new Group(step.label(), FilingField.of(step).stream()
                    .map(field -> new Row(field.label(), text(snapshot, field))).toList()));
        }
        return groups;
    }

    static String text(Snapshot snapshot, FilingField field) {
        String value = snapshot.form().value(field);
        return switch (field) {
            case OCCUPATION -> value.isEmpty() ? "" : snapshot.name("occupation", value) + "（" + value + "）";
            case LEVEL -> snapshot.name("level", value);
            case PLACE -> snapshot.name("place", value);
            case EXAM_VIDEO, COMMITMENT -> value.equals("true") ? "是" : "否";
            case START, END, EXAM_DATE -> day(value);
            case HEAD_PHONE -> HeadPhone.masked(value);
            default -> value;
        };
    }

    private static String day(String value) {
        LocalDate day = TypedDay.read(value);
        return day == null ? value : DATES.day(day);
    }

    static String teachers(Snapshot snapshot) {
        return snapshot.form().teachers().stream().map(id -> snapshot.name("teacher", id.toString()))
                .collect(Collectors.joining("、"));
    }

    static String lesson(Snapshot snapshot, FilingForm.Lesson lesson) {
        String place = snapshot.name("place", lesson.place());
        return lesson.date() + " " + lesson.starts() + "—" + lesson.ends() + " " + lesson.kind() + lesson.hours() + "课时 "
                + lesson.content() + " " + snapshot.name("teacher", lesson.teacher()) + (place.isEmpty() ? "" : " " + place);
    }

    /** Field by field, then lessons, teachers, documents; empty when nothing changed. */
    static List<Difference> differences(Snapshot before, Snapshot after) {
        List<Difference> found = new ArrayList<>();
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        Set<String> labels = new LinkedHashSet<>(now.keySet());
        labels.addAll(old.keySet());
        for (String label : labels) {
            if (!now.getOrDefault(label, "").equals(old.getOrDefault(label, ""))) {
                found.add(new Difference(label, old.getOrDefault(label, ""), now.getOrDefault(label, "")));
            }
        }
        String phone = after.form().value(FilingField.HEAD_PHONE);
        String masked = HeadPhone.masked(phone);
        if (!phone.equals(before.form().value(FilingField.HEAD_PHONE))
                && masked.equals(HeadPhone.masked(before.form().value(FilingField.HEAD_PHONE)))) {
            found.add(new Difference(FilingField.HEAD_PHONE.label(), masked, masked + "（号码已更改）"));
        }
        List<String> oldLessons = before.form().filledLessons().stream().map(lesson -> lesson(before, lesson)).toList();
        List<String> newLessons = after.form().filledLessons().stream().map(lesson -> lesson(after, lesson)).toList();
        oldLessons.stream().filter(line -> !newLessons.contains(line)).forEach(line -> found.add(new Difference("课程表", line, "")));
        newLessons.stream().filter(line -> !oldLessons.contains(line)).forEach(line -> found.add(new Difference("课程表", "", line)));
        return found;
    }

    /** {@link #differences} looked at one version: each field, then each day's lessons in a line of its own. */
    static Map<String, String> all(Snapshot snapshot) {
        Map<String, String> all = fields(snapshot);
        snapshot.form().filledLessons().forEach(lesson -> all.merge("课程表 " + lesson.date(), lesson(snapshot, lesson),
                (one, other) -> one + "\n" + other));
        return all;
    }

    private static Map<String, String> fields(Snapshot snapshot) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FilingField field : FilingField.values()) {
            fields.put(field.label(), text(snapshot, field));
        }
        fields.put("授课教师", teachers(snapshot));
        snapshot.documents().stream()
                .collect(Collectors.groupingBy(Snapshot.Document::kind, LinkedHashMap::new,
                        Collectors.mapping(doc -> doc.fileName() + "（" + doc.sha256().substring(0, 8) + "）", Collectors.joining("、"))))
                .forEach((kind, files) -> fields.put("材料：" + kind, files));
        return fields;
    }
}
