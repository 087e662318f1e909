package org.peixun.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

@DisplayName("表单中的理由就是理由清单（classfiling/reasons.yaml）")
class ReasonsInFormsTest {

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("选项的编号、顺序、依据和可接受的内容都与清单相同")
    @CsvSource({
        "classFiling_acceptFiling,reasons,return",
        "classFiling_acceptFiling,refusalReasons,refuse",
        "classFiling_reviewFiling,reasons,return",
        "classFiling_consentOpening,reasons,return",
        "classFiling_consentOpening,refusalReasons,refuse",
        "classFiling_decideChange,reasons,change",
    })
    void optionsAreTheList(String form, String key, String kind) throws Exception {
        Map<String, String> options = new ClasspathForms().form(form).fields().stream()
                .filter(field -> key.equals(field.key())).findFirst().orElseThrow().options();

        assertThat(options).isNotEmpty().containsExactlyEntriesOf(reasons(kind));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> reasons(String kind) throws Exception {
        try (var yaml = new ClassPathResource("classfiling/reasons.yaml").getInputStream()) {
            Map<String, List<Map<String, Object>>> list = new Yaml().load(yaml);
            Map<String, String> reasons = new LinkedHashMap<>();
            list.get("reasons").stream()
                    .filter(reason -> ((List<String>) reason.get("kinds")).contains(kind))
                    .forEach(reason -> reasons.put((String) reason.get("code"), label(reason)));
            return reasons;
        }
    }

    @SuppressWarnings("unchecked")
    private static String label(Map<String, Object> reason) {
        String clauses = ((List<Integer>) reason.get("clauses")).stream().map(String::valueOf).collect(Collectors.joining("、"));
        return reason.get("label") + "（第" + clauses + "条）。可接受：" + reason.get("accepted");
    }
}
