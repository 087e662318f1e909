package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("办结时提交的值")
class TaskSubmissionTest {

    @Test
    @DisplayName("经 Tasklist 的接口明写为空的多选，与没有填写相同，不是系统故障")
    void nothingChosen() {
        Map<String, Object> values = new HashMap<>(Map.of("reasons", List.of("ONE")));
        values.put("refusalReasons", null);
        var submission = new TaskSubmission("任务", "编号", "step", null, values);
        assertThat(submission.texts("refusalReasons")).isEmpty();
        assertThat(submission.texts("none")).isEmpty();
        assertThat(submission.texts("reasons")).containsExactly("ONE");
    }
}
