package org.peixun.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("表单文件：读不懂的内容不予启动")
class FormReaderTest {

    private static final String DECISION = """
            {"type":"radio","key":"decision","label":"意见","values":[{"label":"受理","value":"accept"},{"label":"退回补正","value":"return"}]}""";

    @Test
    @DisplayName("已有表单全部读得懂，编号为流程名加环节名")
    void readsOwnForms() {
        Forms.Form form = new ClasspathForms().form("classFiling_acceptFiling");

        assertThat(form.fields()).extracting(Forms.Field::key)
                .containsExactly(null, "decision", "reasons", "refusalReasons", "opinion");
        assertThat(form.fields().get(2).shownWhen()).isEqualTo(new Forms.Condition("decision", List.of("return")));
        assertThat(form.fields().get(4).requiredWhen()).isEqualTo(new Forms.Condition("decision", List.of("return", "refuse")));
    }

    @Test
    @DisplayName("没有的表单：说出编号")
    void unknownForm() {
        assertThatThrownBy(() -> new ClasspathForms().form("classFiling_nothing"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("classFiling_nothing");
    }

    @Test
    @DisplayName("显示条件可以有几个值")
    void conditionWithSeveralValues() throws IOException {
        Forms.Form form = read(DECISION, """
                {"type":"textarea","key":"a","label":"甲","conditional":{"hide":"=decision != \\"return\\" and decision != \\"accept\\""}}""");

        assertThat(form.fields().get(1).shownWhen().values()).containsExactly("return", "accept");
    }

    @ParameterizedTest
    @DisplayName("启动时指出哪个文件、哪一处")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "{\"type\":\"filepicker\",\"key\":\"a\",\"label\":\"甲\"} | filepicker",
        "{\"type\":\"group\",\"label\":\"甲\",\"components\":[]} | group",
        "{\"type\":\"textfield\",\"label\":\"甲\"} | \"key\" is missing",
        "{\"type\":\"textfield\",\"key\":\"a\"} | \"label\" is missing",
        "{\"type\":\"textfield\",\"key\":\"decision\",\"label\":\"甲\"} | same key twice",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"validate\":{\"pattern\":\"x\"}} | pattern",
        "{\"type\":\"number\",\"key\":\"a\",\"label\":\"甲\",\"validate\":{\"max\":3}} | max",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"disabled\":true} | disabled",
        "{\"type\":\"radio\",\"key\":\"a\",\"label\":\"甲\"} | options",
        "{\"type\":\"checklist\",\"key\":\"a\",\"label\":\"甲\",\"values\":[{\"label\":\"1\",\"value\":\"x\"},{\"label\":\"2\",\"value\":\"x\"}]} | twice",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"conditional\":{\"hide\":\"=decision = \\\"return\\\"\"}} | shape",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"conditional\":{\"hide\":\"=decision != \\\"return\\\" or decision != \\\"accept\\\"\"}} | shape",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"conditional\":{\"hide\":\"=other != \\\"return\\\"\"}} | names no radio",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"conditional\":{\"hide\":\"=decision != \\\"nothing\\\"\"}} | names no radio",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"properties\":{\"requiredWhen\":\"decision\"}} | shape",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"conditional\":{\"hide\":\"=decision != \\\"return\\\"\"},\"properties\":{\"requiredWhen\":\"decision=return\"}} | whenever it is shown",
    })
    void refuses(String component, String named) {
        assertThatThrownBy(() -> read(DECISION, component))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("test.form").hasMessageContaining(named);
    }

    private static Forms.Form read(String... components) throws IOException {
        String json = "{\"id\":\"test_form\",\"components\":[" + String.join(",", components) + "]}";
        return FormReader.read("test.form", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
