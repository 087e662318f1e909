package org.peixun.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.workflow.CaseTypes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("每项政策参数都有程序读取：没有不起作用的数字")
class ParametersReadTest {

    private static final Pattern STRING = Pattern.compile("\"([a-zA-Z.]+)\"|'([a-zA-Z.]+)'");
    private static final Pattern OF_CITY = Pattern.compile("(?:city\\(\\)\\.code\\(\\)|, null)\\)\\.\\w+\\(\"([a-zA-Z]+\\.[a-zA-Z.]+)\"");

    @Autowired StoredPolicyParameters stored;
    @Autowired CaseTypes types;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("参数名出现在程序、模型、环节期限或者评分项目中；按档次、等级分列的，出现其共同的开头")
    void everyKeyIsRead() throws IOException {
        Set<String> read = new HashSet<>(jdbc.sql("SELECT most_key FROM nomination_criterion").query(String.class).list());
        types.all().stream().flatMap(type -> type.steps().stream()).filter(step -> step.deadline() != null)
                .forEach(step -> read.add(step.deadline().workdaysKey()));
        strings(Path.of("src/main/java"), ".java", read);
        strings(Path.of("processes"), ".bpmn", read);
        assertThat(stored.sheet().parameters()).extracting(Parameter::key)
                .allSatisfy(key -> assertThat(read.contains(key) || read.contains(family(key))).as(key).isTrue());
    }

    @Test
    @DisplayName("只按全市取值的参数，县（市、区）不能单独规定")
    void readForTheCityOnly() throws IOException {
        Set<String> ofCity = new HashSet<>(Set.of("round.dueTime", "round.remindFirst", "round.remindSecond", "round.remindThird", "round.remindFourth",
                "nomination.dueOn", "projectList.dueOn", "deadline.soonWorkdays", "retention.notificationDays", "retention.outboxDays", "retention.commandDays",
                "retention.worksheetDays"));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                OF_CITY.matcher(Files.readString(file)).results().forEach(found -> ofCity.add(found.group(1)));
            }
        }
        assertThat(ofCity).contains("directory.importMostRows", "complaint.hotlineMostRows");
        assertThat(stored.sheet().parameters().stream().filter(Parameter::cityOnly).map(Parameter::key)).containsAll(ofCity);
    }

    /** {@code class.minHours.} of {@code class.minHours.高级}; a key of two parts has none. */
    private static String family(String key) {
        int last = key.lastIndexOf('.');
        return key.indexOf('.') == last ? key : key.substring(0, last + 1);
    }

    /** Without the rules that only compare them. */
    private static void strings(Path folder, String suffix, Set<String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(suffix) && !one.endsWith("PairRules.java")).toList()) {
                STRING.matcher(Files.readString(file)).results().forEach((MatchResult found) -> into.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }
        }
    }
}
