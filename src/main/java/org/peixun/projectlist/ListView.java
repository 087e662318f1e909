package org.peixun.projectlist;

import java.time.Instant;
import java.util.List;

/**
 * A list as its pages show it.
 *
 * @param notice what the city wrote back last, while it is to be put right, or {@code null}
 */
public record ListView(
        String number, String county, int year, ListState state, List<RowView> rows, List<ProjectFinding> ofList,
        ListNotice notice, Instant savedAt, int kindsMin) {

    /** @param position from 1 @param arithmetic 50人 × 1500元 = 75000元，预算80000元，多5000元。 @param marks what the city says of it */
    public record RowView(
            int position, ProjectRow row, String title, List<ProjectFinding> findings, String arithmetic,
            List<ListNotice.Item> marks) {

        public boolean blocked() {
            return findings.stream().anyMatch(ProjectFinding::blocks);
        }

        public String status() {
            long blocks = findings.stream().filter(ProjectFinding::blocks).count();
            return blocks > 0 ? blocks + "处须改正" : findings.isEmpty() ? "✓" : findings.size() + "处需说明";
        }
    }

    public boolean editable() {
        return state.editable();
    }

    public boolean ready() {
        return ofList.isEmpty() && rows.stream().allMatch(row -> row.findings().isEmpty());
    }

    public long projectsWithFindings() {
        return rows.stream().filter(row -> !row.findings().isEmpty()).count();
    }

    public RowView row(String key) {
        return rows.stream().filter(row -> row.row().key().equals(key)).findFirst().orElse(null);
    }
}
