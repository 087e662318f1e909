package org.peixun.classfiling.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peixun.classfiling.FilingField;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.classfiling.FilingStep;
import org.springframework.util.MultiValueMap;

/** What came in from a step's form: the whole form, or only the inputs that changed since the last draft. */
final class TypedStep {

    static final int MAX_ROWS = 1000;

    private static final Pattern CELL = Pattern.compile("l(\\d{1,4})\\.(date|starts|ends|hours|kind|content|place|teacher)");
    private static final String REASON = "reason:";

    private TypedStep() {}

    /** @param whole an absent tick is a removed tick */
    static Map<String, String> values(FilingStep step, MultiValueMap<String, String> form, boolean whole) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (FilingField field : FilingField.values()) {
            if (field.step() == step && form.containsKey(field.key())) {
                typed.put(field.key(), form.getFirst(field.key()));
            } else if (field.step() == step && whole && field.kind() == FilingField.Kind.TICK) {
                typed.put(field.key(), "");
            }
        }
        if (step == FilingStep.BASIC && form.containsKey("scope")) {
            String[] parts = form.getFirst("scope").split("\\|", 2);
            typed.put(FilingField.OCCUPATION.key(), parts[0]);
            typed.put(FilingField.LEVEL.key(), parts.length > 1 ? parts[1] : "");
        }
        return typed;
    }

    static Map<String, String> reasons(MultiValueMap<String, String> form) {
        Map<String, String> reasons = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith(REASON)) {
                reasons.put(name.substring(REASON.length()), values.get(0));
            }
        });
        return reasons;
    }

    static List<Long> teachers(MultiValueMap<String, String> form) {
        return form.getOrDefault("teachers", List.of()).stream().filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf)
                .toList();
    }

    /** @param before the rows as they stand; cells that did not come in stay as they are */
    static List<Lesson> lessons(MultiValueMap<String, String> form, List<Lesson> before) {
        List<Map<String, String>> rows = new ArrayList<>(before.stream().map(TypedStep::cells).toList());
        form.forEach((name, values) -> {
            Matcher cell = CELL.matcher(name);
            if (cell.matches() && Integer.parseInt(cell.group(1)) < MAX_ROWS) {
                int row = Integer.parseInt(cell.group(1));
                while (rows.size() <= row) {
                    rows.add(new LinkedHashMap<>());
                }
                rows.get(row).put(cell.group(2), values.get(0).strip());
            }
        });
        return rows.stream().map(TypedStep::lesson).toList();
    }

    private static Map<String, String> cells(Lesson lesson) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("date", lesson.date());
        cells.put("starts", lesson.starts());
        cells.put("ends", lesson.ends());
        cells.put("hours", lesson.hours());
        cells.put("kind", lesson.kind());
        cells.put("content", lesson.content());
        cells.put("place", lesson.place());
        cells.put("teacher", lesson.teacher());
        return cells;
    }

    private static Lesson lesson(Map<String, String> cells) {
        return new Lesson(cells.getOrDefault("date", ""), cells.getOrDefault("starts", ""), cells.getOrDefault("ends", ""),
                cells.getOrDefault("hours", ""), cells.getOrDefault("kind", ""), cells.getOrDefault("content", ""),
                cells.getOrDefault("place", ""), cells.getOrDefault("teacher", ""));
    }
}
