package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.roster.RosterChanges;
import org.peixun.roster.Rosters;
import org.peixun.workflow.CaseType.Section;
import org.springframework.stereotype.Component;

/** The tab 变更: every change with its decision, and what was filed beside what is in force and what is asked for. */
@Component
class ChangeSections {

    /**
     * @param rows everything in which the versions differ
     * @param asked a change waits: the last column is filled
     * @param roster what is in force against what was filed
     * @param wanted what is asked for against what is in force: this the clerk decides on; {@code null} unless a change waits
     */
    record Changes(List<ClassChange> changes, List<Row> rows, boolean asked, RosterChanges roster, RosterChanges wanted) {}

    /** @param asked empty unless a change waits */
    record Row(String label, String filed, String inForce, String asked) {}

    private final ClassChangeRegister register;
    private final Snapshots snapshots;
    private final Rosters rosters;

    ChangeSections(ClassChangeRegister register, Snapshots snapshots, Rosters rosters) {
        this.register = register;
        this.snapshots = snapshots;
        this.rosters = rosters;
    }

    /** Empty while no change was ever asked for. */
    Optional<Section> of(ClassFiling filing) {
        Versions versions = filing.versions();
        if (versions.inForce() == null || filing.submissions() == versions.filed()) {
            return Optional.empty();
        }
        List<ClassChange> changes = register.of(filing.number());
        boolean asked = versions.stage() == Versions.Stage.ASKED;
        Map<String, String> wanted = asked ? described(filing, filing.submissions()) : Map.of();
        Map<String, String> filed = described(filing, versions.filed());
        Map<String, String> inForce = described(filing, versions.inForce());
        return Optional.of(new Section("changes", "变更", changes.size(), "classfiling/changes", new Changes(changes,
                rows(filed, inForce, asked ? wanted : inForce, asked), asked,
                roster(filing, versions.filed(), versions.inForce()), asked ? roster(filing, versions.inForce(), filing.submissions()) : null)));
    }

    private RosterChanges roster(ClassFiling filing, int from, int to) {
        return from == to ? new RosterChanges(List.of(), List.of(), List.of(), List.of()) : rosters.changes(filing.number(), from, to);
    }

    private Map<String, String> described(ClassFiling filing, int version) {
        return Description.all(snapshots.of(filing.number(), version).snapshot());
    }

    private static List<Row> rows(
            Map<String, String> filed, Map<String, String> inForce, Map<String, String> wanted, boolean asked) {
        Set<String> labels = new LinkedHashSet<>(filed.keySet());
        labels.addAll(inForce.keySet());
        labels.addAll(wanted.keySet());
        List<Row> rows = new ArrayList<>();
        for (String label : labels) {
            String before = filed.getOrDefault(label, "");
            String now = inForce.getOrDefault(label, "");
            String then = wanted.getOrDefault(label, "");
            if (!before.equals(now) || !now.equals(then)) {
                rows.add(new Row(label, before, now, asked ? then : ""));
            }
        }
        return rows;
    }
}
