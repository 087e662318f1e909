package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("列表按钮送来的内容")
class RequestTest {

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("办完只回到本系统的页面")
    @CsvSource({"/todo?tab=mine&q=%E7%94%B5, /todo?tab=mine&q=%E7%94%B5", "/cases/开班2026-00412, /cases/开班2026-00412",
        "//evil.example/x, /todo", "https://evil.example, /todo", "/\\evil.example, /todo", "javascript:alert(1), /todo",
        "/a b, /todo", ", /todo"})
    void back(String given, String expected) {
        assertThat(new Request(null, null, null, given).safeBack()).isEqualTo(expected);
    }

    @Test
    @DisplayName("按行内按钮时, 勾选不算; 重复勾选只算一次")
    void chosen() {
        assertThat(new Request(null, List.of("a", "b"), "c", null).ids()).containsExactly("c");
        assertThat(new Request(null, List.of("a", "b", "a"), "", null).ids()).containsExactly("a", "b");
        assertThat(new Request(null, null, null, null).ids()).isEmpty();
    }
}
