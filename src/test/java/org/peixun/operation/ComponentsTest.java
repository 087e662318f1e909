package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** src/docs/components.md against the bill of materials that this build has made, and against the time limits of the handbook. */
@DisplayName("组件登记")
class ComponentsTest {

    private static final Pattern COMPONENTS = Pattern.compile("(?m)^\\| ([\\w.-]+) \\| ([\\w.-]+) \\| ([^|]+) \\|$");
    private static final Pattern WEAKNESS = Pattern.compile(
            "(?m)^\\| (CVE-\\d+-\\d+) \\| ([^|]+) \\| (超危|高危|中危|低危) \\| (\\d{4}-\\d\\d-\\d\\d) \\| (更新|封堵|不适用|未处理) \\| (\\d{4}-\\d\\d-\\d\\d|—) \\| (.+) \\|$");
    private static final Pattern LIMIT = Pattern.compile("(?m)^\\| (超危|高危|中危)[^|]* \\| (\\d+)日");
    private static final Pattern NAMED_TEST = Pattern.compile("\\b[A-Z]\\w+Test\\b");

    @Test
    @DisplayName("随程序发出的每个组件都已登记，版本相符；换了版本、添了组件的，先登记")
    void everyComponent() throws IOException {
        var bill = new ClassPathResource("META-INF/sbom/application.cdx.json");
        assumeTrue("true".equals(System.getenv("CI")) || bill.exists(), "离线构建（mvn -o）不生成组件清单");
        Set<String> registered = registered();
        var shipped = new TreeSet<String>();
        var table = new TreeMap<String, Set<String>>();
        for (var one : JsonMapper.shared().readTree(bill.getInputStream()).path("components")) {
            String group = one.path("group").asString();
            String name = one.path("name").asString();
            String version = one.path("version").asString();
            shipped.add(group + ":" + name + ":" + version);
            table.computeIfAbsent(group + " | " + version, row -> new TreeSet<>()).add(name);
        }
        Path asItShouldBe = Files.writeString(Path.of("target/components.md"), table.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + String.join(" ", row.getValue()) + " |\n").collect(Collectors.joining()));
        assertThat(shipped).hasSizeGreaterThan(100);
        assertThat(registered).as("src/docs/components.md; as it should be: " + asItShouldBe).isEqualTo(shipped);
    }

    @Test
    @DisplayName("登记的每个组件以登记的版本在类路径上，离线构建也核对")
    void onTheClassPath() throws IOException {
        Set<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString()).collect(Collectors.toSet());
        assertThat(registered()).hasSizeGreaterThan(100).allSatisfy(one -> assertThat(jars)
                // two have a classifier behind the version
                .anyMatch(jar -> jar.matches(Pattern.quote(one.split(":")[1] + "-" + one.split(":")[2]) + "(-[a-z-]+)?\\.jar")));
    }

    @Test
    @DisplayName("登记的漏洞都在时限内处理，封堵的有测试证明，说到的组件都在；没有处理的，核对之日还没有超过时限")
    void inTime() throws IOException {
        Map<String, Integer> limits = LIMIT.matcher(Files.readString(Path.of("deployment/handbook.md"))).results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));
        assertThat(limits).containsOnlyKeys("超危", "高危", "中危");
        String register = register();
        LocalDate looked = LocalDate.parse(Pattern.compile("最近一次核对：(\\S{10})").matcher(register).results().findFirst().orElseThrow().group(1));
        List<MatchResult> rows = WEAKNESS.matcher(register).results().toList();
        assertThat(rows).hasSize((int) register.lines().filter(line -> line.startsWith("| CVE-")).count()).isNotEmpty();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            Set<String> tests = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
            assertThat(rows).allSatisfy(row -> {
                assertThat(register).contains(" " + row.group(2) + " ");
                boolean open = row.group(5).equals("未处理");
                assertThat(row.group(6).equals("—")).isEqualTo(open);
                LocalDate handled = open ? looked : LocalDate.parse(row.group(6));
                if (limits.containsKey(row.group(3))) {
                    assertThat(handled).as(row.group(1)).isBeforeOrEqualTo(LocalDate.parse(row.group(4)).plusDays(limits.get(row.group(3))));
                }
                List<String> named = NAMED_TEST.matcher(row.group(7)).results().map(MatchResult::group).toList();
                assertThat(named).isSubsetOf(tests);
                if (row.group(5).equals("封堵")) {
                    assertThat(named).as(row.group(1)).isNotEmpty();
                }
            });
        }
    }

    @Test
    @DisplayName("与漏洞库比较的结果（-Dosv.report=文件）：查出而没有登记的漏洞逐条说出")
    void foundByScanner() throws IOException {
        assertThat(unregistered(new ClassPathResource("components/osv-report.json").getFile().toPath()))
                .containsExactly("org.example:unknown 1.0: CVE-2020-00001", "org.example:unknown 1.0: GHSA-0000-0000-0003");
        String report = System.getProperty("osv.report");
        assertThat(report == null ? List.of() : unregistered(Path.of(report))).isEmpty();
    }

    /** @param report of OSV-Scanner, as JSON */
    private static List<String> unregistered(Path report) throws IOException {
        Set<String> known = WEAKNESS.matcher(register()).results().map(row -> row.group(1)).collect(Collectors.toSet());
        List<String> unregistered = new ArrayList<>();
        for (var one : JsonMapper.shared().readTree(Files.readString(report)).findValues("packages").stream().flatMap(JsonNode::valueStream).toList()) {
            for (var weakness : one.path("vulnerabilities")) {
                List<String> names = Stream.concat(weakness.path("aliases").valueStream(), Stream.of(weakness.path("id"))).map(JsonNode::asString).toList();
                if (names.stream().noneMatch(known::contains)) {
                    unregistered.add(one.path("package").path("name").asString() + " " + one.path("package").path("version").asString() + ": " + names.get(0));
                }
            }
        }
        return unregistered;
    }

    /** group:name:version */
    private static Set<String> registered() throws IOException {
        var registered = new TreeSet<String>();
        COMPONENTS.matcher(register()).results().filter(row -> !row.group(1).startsWith("CVE-"))
                .forEach(row -> List.of(row.group(3).split(" ")).forEach(name -> registered.add(row.group(1) + ":" + name + ":" + row.group(2))));
        return registered;
    }

    private static String register() throws IOException {
        return Files.readString(Path.of("src/docs/components.md"));
    }
}
