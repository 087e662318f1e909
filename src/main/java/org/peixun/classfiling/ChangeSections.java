package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDateTime;
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
     * @param checks what the rules said of what is asked for, and why the institution goes on; {@code null} unless a change waits
     * @param joinLate how much is left for trainees who would join; {@code null} when nobody would, or nothing has begun
     */
    record Changes(
            List<ClassChange> changes, List<Row> rows, boolean asked, RosterChanges roster, RosterChanges wanted, Sections.Checks checks,
            String joinLate) {}

    /** @param asked empty unless a change waits */
    record Row(String label, String filed, String inForce, String asked) {}

    private final ClassChangeRegister register;
    private final Snapshots snapshots;
    private final Rosters rosters;
    private final Clock clock;

    ChangeSections(ClassChangeRegister register, Snapshots snapshots, Rosters rosters, Clock clock) {
        this.register = register;
        this.snapshots = snapshots;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** Empty while no change was ever asked for. */
    Optional<Section> of(ClassFiling filing) {
        Versions versions = filing.versions();
        if (versions.inForce() == null || filing.submissions() == versions.filed()) {
            return Optional.empty();
        }
        List<ClassChange> changes = register.of(filing.number());
        boolean asked = versions.stage() == Versions.Stage.ASKED;
        Snapshot wanted = asked ? snapshot(filing, filing.submissions()) : null;
        Map<String, String> filed = Description.all(snapshot(filing, versions.filed()));
        Map<String, String> inForce = Description.all(snapshot(filing, versions.inForce()));
        RosterChanges trainees = asked ? roster(filing, versions.inForce(), filing.submissions()) : null;
        return Optional.of(new Section("changes", "变更", changes.size(), "classfiling/changes", new Changes(changes,
                rows(filed, inForce, asked ? Description.all(wanted) : inForce, asked), asked,
                roster(filing, versions.filed(), versions.inForce()), trainees,
                asked ? new Sections.Checks(wanted.report(), wanted.form().reasons()) : null, asked ? joinLate(filing, trainees.added().size()) : null)));
    }

    /** Whoever joins is measured against all hours of the class (domain.md §2.7). */
    private String joinLate(ClassFiling filing, int added) {
        List<Plan.Session> lessons = filing.plan().lessons();
        LocalDateTime now = LocalDateTime.now(clock);
        int all = lessons.stream().mapToInt(Plan.Session::hours).sum();
        int left = lessons.stream().filter(one -> one.date().atTime(one.starts()).isAfter(now)).mapToInt(Plan.Session::hours).sum();
        return added == 0 || left == all ? null : "新增的" + added + "名学员还可以参加" + left + "课时（全部" + all
                + "课时）。出勤率按全部课时计算，达不到规定比例的不能认定结业（第10、13条）。";
    }

    private RosterChanges roster(ClassFiling filing, int from, int to) {
        return from == to ? new RosterChanges(List.of(), List.of(), List.of(), List.of()) : rosters.changes(filing.number(), from, to);
    }

    private Snapshot snapshot(ClassFiling filing, int version) {
        return snapshots.of(filing.number(), version).snapshot();
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
