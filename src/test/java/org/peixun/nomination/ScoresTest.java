package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("专家评分的平均")
class ScoresTest {

    @Test
    @DisplayName("不满五人的全部平均")
    void allCount() {
        assertThat(Scores.result(List.of(80, 90, 95), 5)).isEqualByComparingTo("88.33");
        assertThat(Scores.result(List.of(60, 100, 80, 80), 5)).isEqualByComparingTo("80");
    }

    @Test
    @DisplayName("五人以上去掉一个最高分和一个最低分，同分只去掉一个")
    void extremesDropped() {
        assertThat(Scores.result(List.of(10, 80, 80, 90, 100), 5)).isEqualByComparingTo("83.33");
        assertThat(Scores.result(List.of(90, 90, 90, 60, 60, 60), 5)).isEqualByComparingTo("75");
    }

    @Test
    @DisplayName("没有评分的为零")
    void nobody() {
        assertThat(Scores.result(List.of(), 5)).isEqualByComparingTo("0");
    }
}
