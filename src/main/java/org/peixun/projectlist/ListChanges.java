package org.peixun.projectlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list that was sent again says otherwise than the time before.
 *
 * @param before which sending, from 1 @param fields in the order of the list @param added names of projects that are new @param removed of those that are gone
 */
public record ListChanges(int before, int after, List<Change> fields, List<String> added, List<String> removed) {

    /** @param project its name now @param before empty where nothing stood */
    public record Change(String project, String label, String before, String after) {}

    static ListChanges between(ListSubmissions.Kept before, ListSubmissions.Kept after) {
        Map<ProjectRow, ProjectRow> earlier = new LinkedHashMap<>();
        List<ProjectRow> left = new ArrayList<>(before.rows());
        for (ProjectRow row : after.rows()) {
            left.stream().filter(one -> one.key().equals(row.key())).findFirst().ifPresent(one -> take(one, row, left, earlier));
        }
        // deleted and entered once more, it is the same project under another key
        for (ProjectRow row : after.rows()) {
            left.stream().filter(one -> !earlier.containsKey(row) && !name(row).isEmpty() && name(one).equals(name(row))).findFirst().ifPresent(one -> take(one, row, left, earlier));
        }
        List<Change> fields = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < after.rows().size(); i++) {
            ProjectRow row = after.rows().get(i);
            String title = ProjectRules.named(row, i + 1);
            if (earlier.containsKey(row)) {
                fields.addAll(changes(title, earlier.get(row), row));
            } else {
                added.add(title);
            }
        }
        return new ListChanges(before.submission(), after.submission(), fields, added,
                left.stream().map(row -> ProjectRules.named(row, before.rows().indexOf(row) + 1)).toList());
    }

    public int number() {
        return fields.size() + added.size() + removed.size();
    }

    private static void take(ProjectRow earlier, ProjectRow row, List<ProjectRow> left, Map<ProjectRow, ProjectRow> taken) {
        left.remove(earlier);
        taken.put(row, earlier);
    }

    private static String name(ProjectRow row) {
        return row.value(ProjectField.NAME).strip();
    }

    private static List<Change> changes(String title, ProjectRow before, ProjectRow after) {
        return Arrays.stream(ProjectField.values()).filter(field -> !before.value(field).strip().equals(after.value(field).strip()))
                .map(field -> new Change(title, field.label(), before.value(field), after.value(field))).toList();
    }
}
