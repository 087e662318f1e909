package org.peixun.projectlist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of a workbook beside the draft they are imported into: a project of the same name is replaced, the others are added. */
record Takeover(Draft draft, List<ProjectRow> rows) {

    Draft after() {
        Draft after = draft;
        for (ProjectRow row : rows) {
            Optional<ProjectRow> same = namesake(after, row);
            after = same.isPresent() ? after.change(same.get().key(), row.values()) : after.add(row.values());
        }
        return after;
    }

    /** What would change, in short: another mark, and somebody has written there since. */
    String mark() {
        return UUID.nameUUIDFromBytes(replaced().toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Each cell by which something in the list changes. */
    List<UploadView.Replaced> replaced() {
        List<UploadView.Replaced> replaced = new ArrayList<>();
        for (ProjectRow row : rows) {
            namesake(draft, row).ifPresent(there -> different(there, row).forEach((field, text) ->
                    replaced.add(new UploadView.Replaced(there.value(ProjectField.NAME).strip(), field.label(), there.shown(field.key()), text.isBlank() ? "—" : text))));
        }
        return replaced;
    }

    private static Map<ProjectField, String> different(ProjectRow there, ProjectRow row) {
        Map<ProjectField, String> different = new LinkedHashMap<>();
        for (ProjectField field : ProjectField.values()) {
            String text = row.values().get(field.key());
            if (text != null && !text.strip().equals(there.value(field).strip())) {
                different.put(field, text);
            }
        }
        return different;
    }

    private static Optional<ProjectRow> namesake(Draft draft, ProjectRow row) {
        String name = row.value(ProjectField.NAME).strip();
        return draft.rows().stream().filter(each -> each.value(ProjectField.NAME).strip().equals(name)).findFirst();
    }
}
