package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Role;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("监控指标")
class MetricsTest {

    private static final Path MONITORING = Path.of("deployment/monitoring");
    private static final String COUNTY = "东阿县";

    @Autowired MockMvc mvc;
    @Autowired BusinessMetrics metrics;
    @Autowired FilingScenario scenario;
    @Autowired TimeMachine.Mover time;
    @Autowired AccessPolicy access;
    @Autowired CurrentActor nobody;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("报送一件备案：该县办理中的案件和未办任务各加一；期限届满后超期和督办各加一")
    void followTheWork() throws Exception {
        String cases = "peixun_cases_open{county=\"" + COUNTY + "\",process=\"classFiling\"}";
        double before = valueOf(cases, 0);
        double open = valueOf(ofCounty("open"), 0);
        scenario.submitted();
        assertThat(valueOf(cases, 0)).isEqualTo(before + 1);
        assertThat(valueOf(ofCounty("open"), 0)).isEqualTo(open + 1);

        double overdue = valueOf(ofCounty("overdue"), 0);
        double escalated = valueOf(ofCounty("escalated"), 0);
        time.passWorkingDays(3);
        assertThat(valueOf(ofCounty("overdue"), 0)).isGreaterThan(overdue);
        assertThat(valueOf(ofCounty("escalated"), 0)).isGreaterThan(escalated);
        assertThat(valueOf("peixun_tasks_oldest_seconds", 0)).isGreaterThanOrEqualTo(3 * 24 * 3600);
    }

    @Test
    @DisplayName("到期而未执行的作业算作积压，并知道拖延多久；执行以后积压消失")
    void knowTheBacklog() throws Exception {
        scenario.submitted();
        time.fireDueJobs();
        assertThat(valueOf("peixun_jobs_due", -1)).isZero();
        time.set(java.time.LocalDateTime.of(2026, 6, 1, 9, 0));
        assertThat(valueOf("peixun_jobs_due", -1)).isPositive();
        assertThat(valueOf("peixun_jobs_executable", -1)).isEqualTo(valueOf("peixun_jobs_due", -2));
        assertThat(valueOf("peixun_jobs_oldest_due_seconds", -1)).isGreaterThan(24 * 3600);
        time.fireDueJobs();
        assertThat(valueOf("peixun_jobs_due", -1)).isZero();
    }

    @Test
    @DisplayName("每个县（市、区）和市都有一条线，没有任务的也是零而不是断线")
    void everyCountyHasItsLine() throws Exception {
        assertThat(scraped().lines().filter(line -> line.startsWith("peixun_tasks_overdue{"))).hasSize(12);
    }

    @Test
    @DisplayName("全部指标由四条查询读出，与县数、事项数无关")
    void areReadByFourQueries() {
        assertThat(Statements.of(metrics::read)).hasSize(4);
    }

    @Test
    @DisplayName("凭令牌可以读取，不产生会话；没有令牌、令牌不符的，答复401")
    void readByToken() throws Exception {
        assertThat(asked("Bearer scraped-by-the-test").getStatus()).isEqualTo(200);
        assertThat(asked("Bearer scraped-by-the-test").getHeader("Set-Cookie")).isNull();
        for (String wrong : List.of("Bearer", "Bearer ", "Bearer scraped-by-the-tes", "Basic scraped-by-the-test")) {
            assertThat(asked(wrong).getStatus()).as(wrong).isEqualTo(401);
        }
        assertThat(mvc.perform(get("/actuator/prometheus")).andReturn().getResponse().getStatus()).isEqualTo(401);
    }

    @Test
    @DisplayName("没有设置令牌时，任何令牌都不行")
    void withoutATokenNobodyHasOne() {
        var unset = new MetricsSecurity(access, nobody, " ");
        assertThat(List.of("Bearer ", "Bearer", "", "Bearer  ")).noneMatch(unset::hasToken);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("登录的人中只有运维人员能看，其他岗位答复403")
    void onlyOperators(Role role) throws Exception {
        int status = mvc.perform(get("/actuator/prometheus").with(signedInAs(actor(role, "371500")))).andReturn().getResponse().getStatus();
        assertThat(status).isEqualTo(role == Role.OPERATOR ? 200 : 403);
    }

    @Test
    @DisplayName("仪表盘和告警规则中的每个指标，系统都提供")
    void everyMetricNamedExists() throws Exception {
        mvc.perform(get("/login"));
        Set<String> offered = scraped().lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0]).collect(Collectors.toSet());
        offered.add("up"); // Prometheus's own
        Set<String> named = new TreeSet<>();
        named.addAll(metricsIn("grafana-dashboard.json", "\"expr\": \"(.*)\",?\n"));
        named.addAll(metricsIn("alerts.yaml", "expr: (.*)\n"));
        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(offered);
        assertThat(named).containsAll(offered.stream().filter(name -> name.startsWith("peixun_")).toList());
    }

    /** Names in PromQL that are neither functions nor labels. */
    private static Set<String> metricsIn(String file, String expression) throws Exception {
        return Pattern.compile(expression).matcher(Files.readString(MONITORING.resolve(file))).results()
                .map(found -> found.group(1).replaceAll("\\{[^}]*}|\\[[^]]*]|by \\([^)]*\\)", " "))
                .flatMap(promql -> Pattern.compile("[a-z][a-z0-9_]*+(?!\\s*\\()").matcher(promql).results())
                .map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String ofCounty(String what) {
        return "peixun_tasks_" + what + "{county=\"" + COUNTY + "\"}";
    }

    private double valueOf(String series, double absent) throws Exception {
        return scraped().lines().filter(line -> line.startsWith(series + " ")).findFirst()
                .map(line -> Double.parseDouble(line.substring(series.length() + 1))).orElse(absent);
    }

    private String scraped() throws Exception {
        metrics.read();
        return asked("Bearer scraped-by-the-test").getContentAsString();
    }

    private MockHttpServletResponse asked(String authorization) throws Exception {
        return mvc.perform(get("/actuator/prometheus").header("Authorization", authorization)).andReturn().getResponse();
    }
}
