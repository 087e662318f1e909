package org.peixun.roster;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A workbook under the rules. */
record CheckedRoster(RosterFile file, List<Candidate> rows, List<Finding> findings, List<String> notes) {

    List<Candidate> usable() {
        Set<Integer> blocked = rows(true);
        return rows.stream().filter(row -> !blocked.contains(row.row())).toList();
    }

    Preview preview(Uploads.Upload upload) {
        Set<Integer> blocked = rows(true);
        Set<Integer> warned = rows(false);
        warned.removeAll(blocked);
        return new Preview(
                upload.fileName(), upload.mark(), file.sheet(), rows.size(), rows.size() - blocked.size(), warned.size(), findings, notes);
    }

    private Set<Integer> rows(boolean blocks) {
        return findings.stream()
                .filter(finding -> finding.blocks() == blocks && !finding.wholeRoster())
                .map(Finding::row)
                .collect(Collectors.toSet());
    }
}
