package org.peixun.classfiling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A submission as it was: what was typed, the names behind the choices, the documents, what the rules said.
 *
 * @param names ids and codes as typed → the names shown then, by {@code occupation:}, {@code teacher:}, {@code place:}
 * @param report of the rules on the day
 */
record Snapshot(
        String title, FilingForm form, Map<String, String> names, List<Document> documents, CheckReport report,
        String explanation) {

    record Document(String id, String kind, String fileName, String sha256) {}

    /** @param submission 1, 2, … */
    record Kept(int submission, Instant takenAt, String takenByName, Snapshot snapshot) {}

    Snapshot withForm(FilingForm other) {
        return new Snapshot(title, other, names, documents, report, explanation);
    }

    Set<String> documentIds() {
        return documents.stream().map(Document::id).collect(Collectors.toUnmodifiableSet());
    }

    String name(String kind, String id) {
        return id == null || id.isBlank() ? "" : names.getOrDefault(kind + ":" + id, id);
    }
}
