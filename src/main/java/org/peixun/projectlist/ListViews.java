package org.peixun.projectlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.form.ReasonList;
import org.peixun.identity.Jurisdictions;
import org.springframework.stereotype.Component;

/** Puts a list's page together: facts once, then each row's findings beside it. */
@Component
class ListViews {

    private final ListChecks checks;
    private final ListNotices notices;
    private final ListReasons reasons;
    private final Jurisdictions jurisdictions;

    ListViews(ListChecks checks, ListNotices notices, ListReasons reasons, Jurisdictions jurisdictions) {
        this.checks = checks;
        this.notices = notices;
        this.reasons = reasons;
        this.jurisdictions = jurisdictions;
    }

    ListView of(ProjectList list) {
        ListFacts facts = checks.facts(list);
        List<ProjectFinding> found = ListRules.check(list.draft().rows(), facts);
        Map<String, List<ProjectFinding>> byRow = found.stream().filter(finding -> finding.row() != null)
                .collect(Collectors.groupingBy(ProjectFinding::row));
        ListNotice notice = list.state() == ListState.RETURNED || list.submissions() > 0 && list.state().editable()
                ? notices.latest(list.number()).orElse(null) : null;
        List<ListNotice.Item> marks = list.state() == ListState.SENT ? pending(list)
                : notice == null ? List.of() : notice.items();
        List<ListView.RowView> rows = new ArrayList<>();
        for (ProjectRow row : list.draft().rows()) {
            int position = rows.size() + 1;
            rows.add(new ListView.RowView(position, row, ProjectRules.named(row, position),
                    byRow.getOrDefault(row.key(), List.of()), Arithmetic.of(Project.of(row), facts).words(),
                    marks.stream().filter(item -> row.key().equals(item.row())).toList()));
        }
        return new ListView(list.number(), jurisdictions.name(list.jurisdiction()), list.year(), list.state(), rows,
                found.stream().filter(finding -> finding.row() == null).toList(), notice, list.savedAt(),
                facts.policy().integer("projectList.kindsMin"));
    }

    /** The marks made so far, as they would stand in the notice. */
    List<ListNotice.Item> pending(ProjectList list) {
        return notices.marks(list.number()).stream().map(mark -> {
            ReasonList.Reason reason = reasons.mark(mark.code());
            return item(reason, mark.rowKey(), name(list, mark.rowKey()), mark.note());
        }).toList();
    }

    static ListNotice.Item item(ReasonList.Reason reason, String row, String project, String note) {
        return new ListNotice.Item(row, project, reason.code(), reason.label(), reason.basis(), reason.accepted(), note);
    }

    private static String name(ProjectList list, String key) {
        List<ProjectRow> rows = list.draft().rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key)) {
                return ProjectRules.named(rows.get(i), i + 1);
            }
        }
        return key;
    }
}
