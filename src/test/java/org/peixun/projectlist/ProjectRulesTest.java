package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.directory.Trainers;
import org.peixun.policy.Policy;

@DisplayName("项目清单的规则（第7条）")
class ProjectRulesTest {

    private static final Map<String, Integer> NUMBERS = Map.of("projectList.kindsMin", 1, "projectList.maxProjects", 3,
            "projectList.narrativeMinChars", 10, "projectList.maxHours", 800, "class.minHours.中级", 80, "class.minHours.高级", 80, "class.minHours.专项", 40, "class.minHours.合格证", 40);

    private static final Policy POLICY = new Policy() {
        @Override
        public int integer(String key) {
            return NUMBERS.get(key);
        }

        @Override
        public BigDecimal decimal(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public boolean flag(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public LocalTime time(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public String basis(String key) {
            return "第7条";
        }
    };

    private static final ListFacts FACTS = new ListFacts(2026, LocalDate.of(2026, 5, 6), POLICY,
            List.of(new Themes.Theme("RURAL", "乡村振兴", false, LocalDate.of(2021, 1, 1), null),
                    new Themes.Theme("OTHER", "其他", true, LocalDate.of(2021, 1, 1), null)),
            List.of(new Directory.Occupation("6-31-01-03", "电工", "职业", List.of(Level.L5, Level.L4, Level.L3)),
                    new Directory.Occupation("ZX-1", "家庭烹饪", "专项职业能力", List.of(Level.NONE))),
            List.of(new Trainers.Body(1, "某职业学校", DirectoryStatus.NORMAL, Set.of("6-31-01-03|L4")),
                    new Trainers.Body(2, "某停训学校", DirectoryStatus.SUSPENDED, Set.of()),
                    new Trainers.Body(3, "某同名学校", DirectoryStatus.NORMAL, Set.of()), new Trainers.Body(4, "某同名学校", DirectoryStatus.NORMAL, Set.of())),
            Map.of("6-31-01-03|L4", new BigDecimal("1500.00")));

    private static Map<String, String> good() {
        Map<String, String> values = new LinkedHashMap<>(ProjectListScenario.project("电工班", "乡村振兴", 2026));
        values.putAll(Map.of("occupation", "电工", "level", "四级（中级工）", "hours", "80", "planned", "50", "budget", "75000", "body", "某职业学校"));
        return values;
    }

    private static List<ProjectFinding> check(Map<String, String> values) {
        return ListRules.check(List.of(new ProjectRow("p1", values)), FACTS);
    }

    @Test
    @DisplayName("填写齐全、前后一致的项目没有问题；职业可以写编码，等级可以写简称，数字可以是全角")
    void nothingAgainstAGoodOne() {
        assertThat(check(good())).isEmpty();
        Map<String, String> other = good();
        other.putAll(Map.of("occupation", "6-31-01-03", "level", "中级", "planned", "５０", "budget", "75,000.00元", "startsOn", "2026年9月1日"));
        assertThat(check(other)).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1} → {2}")
    @DisplayName("须改正的：指出哪一项")
    @CsvSource(value = {
        "theme|不存在的主题|THEME", "theme|其他|THEME_NOTE", "theme||MISSING", "name||MISSING", "occupation|炼丹|OCCUPATION",
        "level|家庭烹饪级|LEVEL", "level|专项职业能力证书|LEVEL", "hours|0|NUMBER", "hours|801|NUMBER", "hours|1e3|NUMBER", "planned|-5|NUMBER",
        "planned|99999999999|NUMBER", "body|某停训学校|BODY_STATUS", "body|外县学校|BODY", "body|某同名学校|BODY_TWICE", "budget|七万五|BUDGET", "budget|0|BUDGET", "funding|天上掉的|CHOICE",
        "startsOn|2026-02-30|DATE", "endsOn|2026-08-01|DATES", "progress|差不多|CHOICE", "progress|已完成|TRAINED", "trained|一些|TRAINED", "narrative|在办|NARRATIVE",
    }, delimiter = '|')
    void blocks(String field, String value, String code) {
        Map<String, String> values = good();
        values.put(field, value == null ? "" : value);
        assertThat(check(values)).filteredOn(ProjectFinding::blocks).extracting(ProjectFinding::code).contains(code);
        assertThat(check(values)).allSatisfy(finding -> {
            assertThat(finding.message()).endsWith("。");
            assertThat(finding.accepted()).endsWith("。");
            assertThat(finding.basis()).startsWith("第");
        });
    }

    @ParameterizedTest(name = "{0}={1} → {2}")
    @DisplayName("需说明的：写明理由后放行")
    @CsvSource({"budget,80000,BUDGET_DIFFERS", "hours,60,HOURS_LOW", "level,培训合格证书,OWN_CERTIFICATE", "level,五级（初级工）,BODY_SCOPE", "startsOn,2025-12-01,OTHER_YEAR"})
    void warnings(String field, String value, String code) {
        Map<String, String> values = good();
        values.put(field, value);
        if (value.startsWith("五级")) {
            values.put("level", "高级");
        }
        assertThat(check(values)).filteredOn(finding -> !finding.blocks()).extracting(ProjectFinding::code).contains(code);
        values.put("explanation", "已经市级同意");
        assertThat(check(values)).noneMatch(finding -> !finding.blocks());
    }

    @Test
    @DisplayName("培训合格证书在目录中没有等级：承训机构核定了该职业的，不再要求核定范围")
    void ownCertificate() {
        Map<String, String> values = good();
        values.put("level", "培训合格证书");
        assertThat(check(values)).extracting(ProjectFinding::code).doesNotContain("BODY_SCOPE");
        values.putAll(Map.of("occupation", "家庭烹饪"));
        assertThat(check(values)).extracting(ProjectFinding::code).contains("BODY_SCOPE");
    }

    @Test
    @DisplayName("预算的算式逐项写明，差额写明多少")
    void arithmetic() {
        Map<String, String> values = good();
        values.put("budget", "80000");
        assertThat(Arithmetic.of(Project.of(new ProjectRow("p1", values)), FACTS).words())
                .isEqualTo("50人 × 1500元 = 75000元，预算80000元，多5000元。");
    }

    @Test
    @DisplayName("至少1类；同名的、超过上限的指出来；待采购的不能已经实施")
    void ofTheWholeList() {
        assertThat(ListRules.check(List.of(), FACTS)).extracting(ProjectFinding::code).containsExactly("KINDS");
        List<ProjectRow> four = List.of(new ProjectRow("p1", good()), new ProjectRow("p2", good()),
                new ProjectRow("p3", good()), new ProjectRow("p4", good()));
        assertThat(ListRules.check(four, FACTS)).extracting(ProjectFinding::code).contains("TOO_MANY", "SAME_NAME");
        Map<String, String> values = good();
        values.putAll(Map.of("body", "待采购", "progress", "实施中", "trained", "10", "startsOn", "2026-05-01"));
        assertThat(check(values)).extracting(ProjectFinding::code).containsExactly("BODY_PENDING");
    }
}
