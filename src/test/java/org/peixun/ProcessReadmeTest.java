package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeAll;
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

    /** {@code Notes}, {@code letter/Offices} or {@code Directory.keepStanding} */
    private static final Pattern PROGRAM = Pattern.compile("([a-z]+/)?([A-Z][a-z]\\w+)(?:\\.(\\w+))?");
    private static final Pattern TESTS = Pattern.compile("-Dtest='([^']+)'");

    private static final List<Table> TABLES = List.of(
            new Table(Models.PROCESSES.resolve("README.md"), "| 流程 |",
                    model -> "| %s | `%s` | %s | [%s/README.md](%4$s/README.md) |".formatted(model.process().getName(), model.id(), basis(model), name(model)),
                    model -> List.of("| " + model.process().getName() + " ", "`" + model.id() + "`", name(model) + "/README.md")),
            new Table(Path.of("README.md"), "| 事项 | 模型 |",
                    model -> "| %s（%s） | `%s` | `org.peixun.%s` | `forms/%4$s/` | [README](%5$s/README.md) |"
                            .formatted(model.process().getName(), basis(model), model.file(), name(model), model.folder()),
                    model -> List.of(model.process().getName(), "`" + model.file() + "`", "`forms/" + name(model) + "/`", model.folder() + "/README.md")));

    static Stream<Model> models() {
        return Models.all();
    }

    @BeforeAll
    static void writeMissingRows() throws IOException {
        if (Boolean.getBoolean("update.docs")) {
            for (Table table : TABLES) {
                for (Model model : Models.all().toList()) {
                    table.keep(model);
                }
            }
        }
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

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("总说明和 README 的事项表列出每个流程（-Dupdate.docs=true 写上缺少的行）")
    void overview(Model model) {
        for (Table table : TABLES) {
            assertThat(table.rows()).as(table.file() + " 缺少一行：" + table.row().apply(model))
                    .anySatisfy(row -> assertThat(row).contains(table.told().apply(model)));
        }
    }

    /** @param row as it is written for a new process @param told what a row must tell, whatever else it does */
    private record Table(Path file, String head, Function<Model, String> row, Function<Model, List<String>> told) {

        Stream<String> rows() {
            return Models.text(file).lines().dropWhile(line -> !line.startsWith(head)).takeWhile(line -> line.startsWith("|"));
        }

        void keep(Model model) throws IOException {
            if (rows().anyMatch(row -> row.contains(name(model) + "/README.md"))) {
                return;
            }
            String last = rows().reduce((before, after) -> after).orElseThrow();
            Files.writeString(file, Models.text(file).replace(last + "\n", last + "\n" + row.apply(model) + "\n"));
        }
    }

    private static String name(Model model) {
        return model.folder().getFileName().toString();
    }

    /** 第2、3条, as the process's own README tells clause by clause. */
    private static String basis(Model model) {
        return told(model).stream().sorted().map(String::valueOf).collect(Collectors.joining("、", "第", "条"));
    }

    private static Set<Integer> told(Model model) {
        return clauses(rows(readme(model)).filter(row -> row.startsWith("| 第")).map(row -> row.split("\\|")[1]));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("两张表写的条款相同，就是流程说明逐项写到的条款")
    void clauses(Model model) {
        Set<Integer> told = told(model);
        assertThat(clauses(rows(Models.PROCESSES.resolve("README.md")).filter(row -> row.contains("`" + model.id() + "` | 第")))).isEqualTo(told);
        assertThat(clauses(rows(Path.of("README.md")).filter(row -> row.contains("`" + model.file() + "`")))).isEqualTo(told);
    }

    @Test
    @DisplayName("README 逐条写明本系统有没有：十三条都写到")
    void everyClauseOfTheNotice() {
        assertThat(rows(Path.of("README.md")).filter(row -> row.matches("\\| 第\\d+条 [^|]+ \\| (有|部分|没有) \\| .+")).map(row -> clauses(Stream.of(row))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).mapToObj(Set::of).toList());
    }

    @Test
    @DisplayName("README“增加一个事项”写到的类、方法和测试都在")
    void guide() {
        String guide = Models.text(Path.of("README.md")).replaceFirst("(?s).*\\n## 增加一个事项", "");
        Map<String, String> programs = Stream.of("src/main/java", "src/test/java").flatMap(root -> Models.files(Path.of(root), ".java").stream())
                .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), Models::text, (one, other) -> one + other));
        var named = QUOTED.matcher(guide).results().map(found -> PROGRAM.matcher(found.group(1))).filter(Matcher::matches).toList();
        assertThat(named).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(programs.getOrDefault(name.group(2), "no such class"))
                .as(name.group()).contains(name.group(1) == null ? "" : "package org.peixun." + name.group(1).replaceAll("/$", ";"))
                .contains(name.group(3) == null ? "" : name.group(3) + "("));
        assertThat(TESTS.matcher(guide).results().flatMap(found -> Stream.of(found.group(1).split(",")))
                .filter(test -> !test.startsWith("<"))).hasSizeGreaterThan(10)
                .allSatisfy(test -> assertThat(programs.keySet()).anyMatch(program -> program.matches(test.replace("*", ".*"))));
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
