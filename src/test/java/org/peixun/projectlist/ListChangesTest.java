package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("项目清单两次报送的差别")
class ListChangesTest {

    private static ProjectRow row(String key, String name, String planned) {
        return new ProjectRow(key, Map.of("name", name, "planned", planned));
    }

    private static ListChanges changes(List<ProjectRow> before, List<ProjectRow> after) {
        return ListChanges.between(new ListSubmissions.Kept(1, Instant.EPOCH, before), new ListSubmissions.Kept(2, Instant.EPOCH, after));
    }

    @Test
    @DisplayName("逐个项目逐项对照，写明新增、减少的项目；前后空格不算不同")
    void namesEachChange() {
        ListChanges changes = changes(List.of(row("p1", "烹饪班", "50"), row("p2", "育婴班", "40"), row("p3", "电工班", " 30")),
                List.of(row("p1", "烹饪班（二期）", "50"), row("p3", "电工班", "30"), row("p4", "面点班", "20")));
        assertThat(changes.fields()).containsExactly(new ListChanges.Change("烹饪班（二期）", "项目名称", "烹饪班", "烹饪班（二期）"));
        assertThat(changes.added()).containsExactly("面点班");
        assertThat(changes.removed()).containsExactly("育婴班");
        assertThat(changes.number()).isEqualTo(3);
    }

    @Test
    @DisplayName("删除后重新录入的同名项目与原来的对照，不算一减一增")
    void sameNameIsTheSameProject() {
        ListChanges changes = changes(List.of(row("p1", "烹饪班", "50"), row("p2", "育婴班", "40")), List.of(row("p2", "育婴班", "40"), row("p3", "烹饪班", "60")));
        assertThat(changes.fields()).containsExactly(new ListChanges.Change("烹饪班", "计划人数", "50", "60"));
        assertThat(changes.added()).isEmpty();
        assertThat(changes.removed()).isEmpty();
    }

    @Test
    @DisplayName("没有名称的项目以序号称呼，互相不混同")
    void namelessProjects() {
        ListChanges changes = changes(List.of(row("p1", "", "50")), List.of(row("p2", "", "60")));
        assertThat(changes.added()).containsExactly("第1个项目");
        assertThat(changes.removed()).containsExactly("第1个项目");
        assertThat(changes.fields()).isEmpty();
    }
}
