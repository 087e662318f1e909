package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OWASP ASVS 对照表")
class AsvsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| (测试|设置|不适用|未满足) \\| (.+) \\|$");
    private static final Pattern NAMED_TEST = Pattern.compile("\\b[A-Z]\\w+Test\\b");
    private static final Pattern NAMED_FILE = Pattern.compile("^`([^`]+)`");

    @Test
    @DisplayName("二级的246条不缺不重，每条有结论和依据；所列的测试和文件都在，开头的条数相符")
    void whole() throws IOException {
        String text = Files.readString(Path.of("src/docs/asvs.md"));
        List<MatchResult> rows = ROW.matcher(text).results().toList();
        assertThat(rows).extracting(row -> row.group(1)).doesNotHaveDuplicates().hasSize(246);
        try (var files = Files.walk(Path.of("src/test/java"))) {
            Set<String> tests = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
            assertThat(NAMED_TEST.matcher(text).results().map(MatchResult::group)).isSubsetOf(tests);
        }
        assertThat(rows).filteredOn(row -> row.group(2).equals("测试")).allMatch(row -> NAMED_TEST.matcher(row.group(3)).find());
        assertThat(rows).filteredOn(row -> row.group(2).equals("设置")).extracting(row -> NAMED_FILE.matcher(row.group(3)).results().findFirst().orElseThrow().group(1))
                .allMatch(file -> Files.exists(Path.of(file)));
        assertThat(text).contains("| %d | %d | %d | %d |".formatted(count(rows, "测试"), count(rows, "设置"), count(rows, "不适用"), count(rows, "未满足")));
    }

    @Test
    @DisplayName("运维手册“费时的功能”一节所列的测试都在")
    void costlyFunctions() throws IOException {
        String handbook = Files.readString(Path.of("deployment/handbook.md"));
        String section = handbook.substring(handbook.indexOf("## 十三、费时的功能"), handbook.indexOf("### 查病毒"));
        try (var files = Files.walk(Path.of("src/test/java"))) {
            Set<String> tests = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
            assertThat(NAMED_TEST.matcher(section).results().map(MatchResult::group).toList()).hasSizeGreaterThan(5).isSubsetOf(tests);
        }
    }

    private static int count(List<MatchResult> rows, String verdict) {
        return (int) rows.stream().filter(row -> row.group(2).equals(verdict)).count();
    }
}
