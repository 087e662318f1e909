package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.Models.Model;

/** What the READMEs beside the models say is true, and complete. */
@DisplayName("流程说明与模型一致")
class ProcessReadmeTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern ELEMENT = Pattern.compile(
            "(startEvent|endEvent|event|userTask|serviceTask|businessRuleTask|gateway|subProcess|flow|Message)_\\w+");
    private static final Pattern CLAUSES = Pattern.compile("第([0-9]+(?:、[0-9]+)*)条");
    private static final Pattern POLICY_KEY = Pattern.compile("[a-z]+\\.[a-zA-Z]+(\\.\\p{IsHan}+)?");

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("说明写到每个结局、每个人工环节、每个自动步骤、每个定时事件，并附图")
    void complete(Model model) {
        assertThat(quoted(readme(model))).containsAll(model.ids(EndEvent.class)).containsAll(model.ids(UserTask.class))
                .containsAll(model.delegates().keySet()).containsAll(model.ids(BoundaryEvent.class))
                .containsAll(model.each(Message.class).stream().map(Message::getName).toList());
        assertThat(Models.text(readme(model))).contains("](" + model.id() + ".svg)");
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("说明写到的元素都在模型里，名称相同")
    void nothingInvented(Model model) {
        assertThat(quoted(readme(model)).stream().filter(text -> ELEMENT.matcher(text).matches()))
                .allSatisfy(id -> assertThat((Object) model.bpmn().getModelElementById(id)).as(id).isNotNull());
        assertThat(Models.text(readme(model)).lines().filter(line -> line.startsWith("| "))).allSatisfy(line ->
                model.each(FlowNode.class).stream()
                        .filter(node -> line.contains("`" + node.getId() + "`") && node.getName() != null)
                        .forEach(node -> assertThat(line).contains(node.getName())));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("说明写到的政策参数都存在")
    void policyKeys(Model model) {
        String migrations = String.join("\n", Models.files(Path.of("src/main/resources/db/migration"), ".sql").stream().map(Models::text).toList());
        List<String> messages = model.each(Message.class).stream().map(Message::getName).toList();
        assertThat(quoted(readme(model)).stream().filter(text -> POLICY_KEY.matcher(text).matches() && !messages.contains(text)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(migrations).contains("'" + key + "'"));
    }

    @Test
    @DisplayName("总说明和 README 的事项表列出每个流程")
    void overview() {
        String overview = Models.text(Models.PROCESSES.resolve("README.md"));
        List<String> rows = Models.text(Path.of("README.md")).lines().filter(line -> line.startsWith("| ")).toList();
        assertThat(Models.all()).allSatisfy(model -> assertThat(overview)
                .contains("`" + model.id() + "`").contains(model.process().getName()).contains(model.folder().getFileName() + "/README.md"));
        assertThat(Models.all()).allSatisfy(model -> assertThat(rows).anySatisfy(row -> assertThat(row).contains("`" + model.file() + "`")
                .contains(model.process().getName()).contains(model.folder() + "/README.md").contains("`forms/" + model.folder().getFileName() + "/`")));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("两张表写的条款相同，就是流程说明逐项写到的条款")
    void clauses(Model model) {
        Set<Integer> told = clauses(rows(readme(model)).filter(row -> row.startsWith("| 第")).map(row -> row.split("\\|")[1]));
        assertThat(clauses(rows(Models.PROCESSES.resolve("README.md")).filter(row -> row.contains("`" + model.id() + "` | 第")))).isEqualTo(told);
        assertThat(clauses(rows(Path.of("README.md")).filter(row -> row.contains("`" + model.file() + "`")))).isEqualTo(told);
    }

    @Test
    @DisplayName("README 逐条写明本系统有没有：十三条都写到")
    void everyClauseOfTheNotice() {
        assertThat(rows(Path.of("README.md")).filter(row -> row.matches("\\| 第\\d+条 [^|]+ \\| (有|部分|没有) \\| .+")).map(row -> clauses(Stream.of(row))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).mapToObj(Set::of).toList());
    }

    private static Stream<String> rows(Path file) {
        return Models.text(file).lines().filter(line -> line.startsWith("| "));
    }

    /** 2, 3 and 5 of 第2、3、5条. */
    private static Set<Integer> clauses(Stream<String> texts) {
        return texts.flatMap(text -> CLAUSES.matcher(text).results()).flatMap(found -> Stream.of(found.group(1).split("、")))
                .map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static Path readme(Model model) {
        return model.folder().resolve("README.md");
    }

    private static List<String> quoted(Path file) {
        return QUOTED.matcher(Models.text(file)).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
