package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("项目清单导入：同名的项目以文件为准，其余的新增")
class TakeoverTest {

    private final Draft draft = Draft.EMPTY.add(Map.of("name", "烹饪班", "planned", "50", "body", "待采购")).add(Map.of("name", "育婴班"));

    @Test
    @DisplayName("列出每一处改动；文件中没有的列不改，前后空格不算改动")
    void saysWhatChanges() {
        var takeover = new Takeover(draft, List.of(new ProjectRow("r2", Map.of("name", " 烹饪班 ", "planned", "45")), new ProjectRow("r3", Map.of("name", "面点班"))));
        assertThat(takeover.replaced()).containsExactly(new UploadView.Replaced("烹饪班", "计划人数", "50", "45"));
        assertThat(takeover.after().rows()).extracting(row -> row.value("name").strip()).containsExactly("烹饪班", "育婴班", "面点班");
        assertThat(takeover.after().rows().get(0).value("body")).isEqualTo("待采购");
    }

    @Test
    @DisplayName("将被改动的内容变了，标记随之改变；没有被改动的列变了，不变")
    void markFollowsWhatWouldBeLost() {
        List<ProjectRow> rows = List.of(new ProjectRow("r2", Map.of("name", "烹饪班", "planned", "45")));
        String mark = new Takeover(draft, rows).mark();
        assertThat(new Takeover(draft.change("p1", Map.of("planned", "60")), rows).mark()).isNotEqualTo(mark);
        assertThat(new Takeover(draft.change("p1", Map.of("body", "某校")), rows).mark()).isEqualTo(mark);
        assertThat(new Takeover(draft.add(Map.of("name", "烹饪班（二）")), rows).mark()).isEqualTo(mark);
        assertThat(new Takeover(draft.change("p1", Map.of("planned", "45")), rows).replaced()).isEmpty();
    }
}
