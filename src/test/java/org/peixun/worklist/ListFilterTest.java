package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("列表的条件就是网址")
class ListFilterTest {

    @Test
    @DisplayName("网址写出又读回, 条件不变")
    void roundTrip() {
        var filter = ListFilter.of(Map.of("tab", "mine", "q", "电工 50%&", "size", "50", "page", "3", "due", "soon"));
        assertThat(filter.query())
                .isEqualTo("?tab=mine&q=%E7%94%B5%E5%B7%A5%2050%25%26&due=soon&size=50&page=3");
        assertThat(filter.words()).containsExactly("电工", "50%&");
    }

    @ParameterizedTest(name = "size={0}, page={1}: 每页{2}条, 第{3}页")
    @DisplayName("乱填的页数和条数回到可用的值")
    @CsvSource({"'','',20,1", "50,2,50,2", "100,100,100,100", "100,101,100,100", "20,0,20,1", "20,-1,20,1", "7,1,20,1",
        "abc,1e9,20,1", "999999999999,999999999999,20,1"})
    void numbers(String size, String page, int expectedSize, int expectedPage) {
        var filter = ListFilter.of(Map.of("size", size, "page", page));
        assertThat(filter.size()).isEqualTo(expectedSize);
        assertThat(filter.page()).isEqualTo(expectedPage);
    }

    @Test
    @DisplayName("不认识的期限不算条件; 换标签回到第一页")
    void unknownDue() {
        var filter = ListFilter.of(Map.of("due", "'; drop table work_item", "page", "4"));
        assertThat(filter.narrowed()).isFalse();
        assertThat(filter.at("group", "")).isEqualTo("?tab=group");
    }
}
