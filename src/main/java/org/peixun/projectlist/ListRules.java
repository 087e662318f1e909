package org.peixun.projectlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.peixun.shared.Severity;

/** The rules of a list: of its projects one by one, then of all together. */
final class ListRules {

    private ListRules() {}

    static List<ProjectFinding> check(List<ProjectRow> rows, ListFacts facts) {
        return check(rows, facts, row -> "第" + (rows.indexOf(row) + 1) + "个项目");
    }

    /** @param called where a reader finds a row: 第3个项目, 第7行 */
    static List<ProjectFinding> check(List<ProjectRow> rows, ListFacts facts, Function<ProjectRow, String> called) {
        List<ProjectFinding> found = new ArrayList<>();
        kinds(rows, facts, found);
        Map<String, ProjectRow> names = new HashMap<>();
        for (ProjectRow row : rows) {
            found.addAll(ProjectRules.check(Project.of(row), facts));
            ProjectRow first = row.value(ProjectField.NAME).isBlank() ? null
                    : names.putIfAbsent(row.value(ProjectField.NAME).strip(), row);
            if (first != null) {
                found.add(new ProjectFinding(Severity.BLOCK, "SAME_NAME", row.key(), ProjectField.NAME,
                        "项目名称与" + called.apply(first) + "相同。", "请合并为一个项目，或者用不同的名称。", "第7条"));
            }
        }
        return found;
    }

    private static void kinds(List<ProjectRow> rows, ListFacts facts, List<ProjectFinding> found) {
        int least = facts.policy().integer("projectList.kindsMin");
        long kinds = rows.stream().map(row -> row.value(ProjectField.THEME).strip())
                .filter(theme -> facts.theme(theme).isPresent()).distinct().count();
        if (kinds < least) {
            found.add(new ProjectFinding(Severity.BLOCK, "KINDS", null, null,
                    "清单中现有" + kinds + "类项目制培训，至少应组织" + least + "类。", "请至少填写" + least + "个不同主题的项目。",
                    facts.policy().basis("projectList.kindsMin")));
        }
        int most = facts.policy().integer("projectList.maxProjects");
        if (rows.size() > most) {
            found.add(new ProjectFinding(Severity.BLOCK, "TOO_MANY", null, null,
                    "清单中有" + rows.size() + "个项目，超过" + most + "个。", "请把同类的小项目合并。",
                    facts.policy().basis("projectList.maxProjects")));
        }
    }
}
