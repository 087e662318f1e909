package org.peixun.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.shared.Problem;

@DisplayName("表单核对：无论从哪个入口提交，同样的规则、同样的话")
class FormCheckTest {

    private final Forms forms = new ClasspathForms();
    private final Forms.Form accept = forms.form("classFiling_acceptFiling");

    @Test
    @DisplayName("受理：只选“受理”即可提交")
    void acceptedWithoutMore() {
        assertThat(accept.check(Map.of("decision", "accept"))).isEmpty();
    }

    @Test
    @DisplayName("什么都不填：只说还没有选择受理意见")
    void nothing() {
        assertThat(accept.check(Map.of())).containsExactly(
                new Problem("decision", "“受理意见”尚未选择，请从以下选项中选择：受理、退回补正、不予受理。"));
    }

    @Test
    @DisplayName("退回补正：没有选择补正内容、没有说明，一次全部指出")
    void returnedWithoutReasons() {
        assertThat(accept.check(Map.of("decision", "return"))).containsExactly(
                new Problem("reasons", "“需要补正的内容”尚未选择，请至少选择一项。"),
                new Problem("opinion", "选择“退回补正”时必须填写“说明”，请填写后重新提交。"));
    }

    @Test
    @DisplayName("退回补正：选齐并写明后可以提交")
    void returned() {
        assertThat(accept.check(Map.of("decision", "return", "reasons", List.of("ID_INVALID", "LEAD_TIME"), "opinion", "第3行号码有误。")))
                .isEmpty();
    }

    @Test
    @DisplayName("受理时不能附带补正内容：不显示的项不能有值")
    void hiddenValue() {
        assertThat(accept.check(Map.of("decision", "accept", "reasons", List.of("ID_INVALID")))).containsExactly(
                new Problem("reasons", "只有选择“退回补正”时才填写“需要补正的内容”，请清空该项后重新提交。"));
    }

    @Test
    @DisplayName("不显示的项为空值（Tasklist的送法）：可以提交")
    void hiddenEmpties() {
        Map<String, Object> values = new HashMap<>(Map.of("decision", "accept", "reasons", List.of(), "opinion", "  "));
        values.put("refusalReasons", null);
        assertThat(accept.check(values)).isEmpty();
    }

    @Test
    @DisplayName("表单以外的项一律不收")
    void unknownKeys() {
        assertThat(accept.check(Map.of("decision", "accept", "checksPassed", true, "assignee", "x")))
                .extracting(Problem::field).containsExactly("assignee", "checksPassed");
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                Arguments.of("decision", "approve"),
                Arguments.of("decision", List.of("accept", "return")),
                Arguments.of("decision", true),
                Arguments.of("reasons", List.of("ID_INVALID", "NO_SUCH_CODE")),
                Arguments.of("reasons", List.of("ID_INVALID", "ID_INVALID")),
                Arguments.of("reasons", List.of("FALSE_MATERIAL")),
                Arguments.of("reasons", "ID_INVALID"),
                Arguments.of("reasons", Arrays.asList("ID_INVALID", null)),
                Arguments.of("opinion", List.of("a")),
                Arguments.of("opinion", 12));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrongOptions")
    @DisplayName("选项以外的值、种类不对的值不收")
    void wrongOption(String key, Object value) {
        Map<String, Object> values = new HashMap<>(
                Map.of("decision", "return", "reasons", List.of("ID_INVALID"), "opinion", "号码有误"));
        values.put(key, value);

        assertThat(accept.check(values)).extracting(Problem::field).contains(key);
        assertThat(accept.check(values)).allSatisfy(problem -> assertThat(problem.message()).endsWith("。"));
    }

    @ParameterizedTest(name = "{0}字：{1}")
    @CsvSource({"1,true", "499,true", "500,true", "501,false", "5000,false"})
    @DisplayName("说明最多500字")
    void opinionLength(int length, boolean accepted) {
        List<Problem> problems = accept.check(Map.of("decision", "accept", "opinion", "字".repeat(length)));
        assertThat(problems.isEmpty()).isEqualTo(accepted);
        if (!accepted) {
            assertThat(problems).containsExactly(
                    new Problem("opinion", "“说明”最多500字，现有" + length + "字，请删减后重新提交。"));
        }
    }

    @Test
    @DisplayName("换行算一个字，四字节的生僻字算一个字")
    void lengthAsPeopleCount() {
        assertThat(accept.check(Map.of("decision", "accept", "opinion", "𠮷".repeat(250) + "一\r\n".repeat(124) + "二𠮷"))).isEmpty();
    }

    @Test
    @DisplayName("不能保存的字符不收，换行和制表符可以")
    void controlCharacters() {
        assertThat(accept.check(Map.of("decision", "accept", "opinion", "一\t二\r\n三"))).isEmpty();
        assertThat(accept.check(Map.of("decision", "accept", "opinion", "一\u0000二"))).extracting(Problem::field).containsExactly("opinion");
        assertThat(accept.check(Map.of("decision", "accept", "opinion", "一\uD800二"))).extracting(Problem::field).containsExactly("opinion");
    }

    @Test
    @DisplayName("补正：必须勾选确认")
    void confirmation() {
        Forms.Form correct = forms.form("classFiling_correctFiling");
        assertThat(correct.check(Map.of("confirmation", true))).isEmpty();
        assertThat(correct.check(Map.of("confirmation", false))).extracting(Problem::message)
                .containsExactly("请勾选“已按补正通知逐项修改，所报内容真实、完整”后重新提交。");
        assertThat(correct.check(Map.of("confirmation", "yes"))).extracting(Problem::field).containsExactly("confirmation");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"12,true", "12.5,true", "-3,true", "1e3,true", "十二,false", "12人,false", "1111111111111111111111111111111,false"})
    @DisplayName("数字项只收数字")
    void numbers(String value, boolean accepted) {
        Forms.Form form = form(new Forms.Field("number", "n", "人数", null, true, null, null, Map.of(), null, null));
        assertThat(form.check(Map.of("n", value)).isEmpty()).isEqualTo(accepted);
        assertThat(form.check(Map.of("n", 12))).isEmpty();
    }

    @ParameterizedTest(name = "{0}字：{1}")
    @CsvSource({"4,false", "5,true", "6,true"})
    @DisplayName("最少字数")
    void minLength(int length, boolean accepted) {
        Forms.Form form = form(new Forms.Field("textfield", "t", "名称", null, false, 5, null, Map.of(), null, null));
        assertThat(form.check(Map.of("t", "字".repeat(length))).isEmpty()).isEqualTo(accepted);
    }

    @Test
    @DisplayName("浏览器送来的内容：只取表单的项，空的不取")
    void readsParameters() {
        Map<String, String[]> sent = new HashMap<>();
        sent.put("decision", new String[] {"return"});
        sent.put("reasons", new String[] {"ID_INVALID", "LEAD_TIME"});
        sent.put("opinion", new String[] {""});
        sent.put("commandId", new String[] {"x"});
        assertThat(accept.read(sent)).isEqualTo(Map.of("decision", "return", "reasons", List.of("ID_INVALID", "LEAD_TIME")));

        sent.put("decision", new String[] {"accept", "return"});
        assertThat(accept.check(accept.read(sent))).extracting(Problem::field).contains("decision");
    }

    private static Forms.Form form(Forms.Field... fields) {
        return new Forms.Form("test", new ArrayList<>(List.of(fields)));
    }

    @Test
    @DisplayName("每张表单的每一项文字都有限额：填一万字，写明哪一项、最多几个字、现有几个字")
    void everyTextHasALimit() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".form")).toList()) {
                Forms.Form form;
                try (var json = Files.newInputStream(file)) {
                    form = FormReader.read(file.toString(), json);
                }
                assertThat(form.fields().stream().filter(field -> field.type().matches("textfield|textarea"))).allSatisfy(field -> {
                    Map<String, Object> values = new HashMap<>(Map.of(field.key(), "长".repeat(10_000)));
                    if (field.shownWhen() != null) {
                        values.put(field.shownWhen().key(), field.shownWhen().values().get(0));
                    }
                    assertThat(form.check(values)).contains(new Problem(field.key(),
                            "“" + field.label() + "”最多" + field.maxLength() + "字，现有10000字，请删减后重新提交。"));
                });
            }
        }
    }
}
