package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.workflow.CaseEvent;

@DisplayName("流转记录的种类")
class TimelineKindsTest {

    @ParameterizedTest
    @CsvSource({
        "SUBMITTED, 报送, false, false", "WITHDRAWN, 撤回, true, false", "CANCELLED, 取消班期, true, false",
        "OPINION_GIVEN, 加签意见, true, true", "URGED, 催办, false, true", "OF_A_LATER_VERSION, 记录, false, false"})
    @DisplayName("以前记下的照常显示；新版本记下、本版本不认识的显示为记录")
    void storedLines(String kind, String heading, boolean decision, boolean beside) {
        var what = new Timeline.Entry("开班2026-00001", Instant.EPOCH, kind, null, "u", "某甲", "记一笔。", true).what();
        assertThat(what.heading()).isEqualTo(heading);
        assertThat(what.isDecision()).isEqualTo(decision);
        assertThat(what.isBeside()).isEqualTo(beside);
    }

    @Test
    @DisplayName("没有登记的种类不能记")
    void onlyKnownOnes() {
        assertThatThrownBy(() -> new CaseEvent("开班2026-00001", Instant.EPOCH, "WITHDRAW", null, "u", "某甲", "记一笔。", true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
