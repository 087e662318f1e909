package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.peixun.identity.Role;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
@DisplayName("日志")
class LogTest {

    private static final String INFORMER_PHONE = "13800000017";

    @Autowired FilingScenario filings;
    @Autowired ComplaintScenario complaints;
    @Autowired FailingStep step;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.peixun");
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

    /** As in production, and more talkative. */
    @BeforeEach
    void listen() throws Exception {
        var production = new YamlPropertySourceLoader().load("production", new ClassPathResource("application-production.yaml")).get(0);
        var encoder = new StructuredLogEncoder();
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.setFormat((String) production.getProperty("logging.structured.format.console"));
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        root().addAppender(appender);
        root().setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(appender);
        root().setLevel(Level.WARN);
        ours.setLevel(null);
    }

    @Test
    @DisplayName("备案和投诉从头办到下一环节，出了错也一样：日志里没有身份证号和电话")
    void neitherIdentityNumbersNorTelephones() {
        filings.submitted();
        complaints.accepted(complaints.intake(Source.PETITION, complaints.institution(), "某举报人", INFORMER_PHONE));
        ours.info("电话 {} 来访", INFORMER_PHONE);
        ours.error("花名册第3行", new IllegalStateException("990524199001011234", new IllegalArgumentException("某人99052419900101123X")));
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO jurisdiction SELECT code, '990524199001011234', parent, position FROM jurisdiction LIMIT 1")
                .update()).satisfies(fault -> ours.error("写入失败", fault));

        String log = log();
        assertThat(lines()).isNotEmpty();
        assertThat(log).contains("电话 〔略〕 来访", "花名册第3行")
                .doesNotContain(INFORMER_PHONE, "990524199001011234", "99052419900101123X", "13800000000")
                .doesNotContainPattern("(?<![0-9])[0-9]{17}[0-9X](?![0-9])").doesNotContainPattern("(?<![0-9.])1[0-9]{10}(?![0-9])");
    }

    @Test
    @DisplayName("请求中写的日志带案件编号和操作人，每行是一个JSON对象")
    void requestsNameTheirCase() throws Exception {
        var filing = filings.submitted();
        ((Logger) LoggerFactory.getLogger("org.springframework.jdbc.core")).setLevel(Level.DEBUG);
        try {
            mvc.perform(get("/cases/" + filing.number()).with(signedInAs(actor(Role.COUNTY_CLERK, FilingScenario.COUNTY))));
        } finally {
            ((Logger) LoggerFactory.getLogger("org.springframework.jdbc.core")).setLevel(null);
        }
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.path("case").asString("")).isEqualTo(filing.number());
            assertThat(line.path("actor").asString("")).isEqualTo("test-countyClerk-371524");
        });
    }

    @Test
    @DisplayName("作业中写的日志带案件编号，以后的日志不再带")
    void jobsNameTheirCase() {
        String deployment = repository.createDeployment().addModelInstance("logging.bpmn", Bpmn.createExecutableProcess("logging")
                .camundaHistoryTimeToLive(1).startEvent().serviceTask("serviceTask_writeRecord").camundaAsyncBefore()
                .camundaDelegateExpression("${failingStep}").endEvent().done()).deploy().getId();
        step.works = true;
        try {
            var instance = runtime.startProcessInstanceByKey("logging", "日志2026-00001", Map.of());
            management.executeJob(management.createJobQuery().processInstanceId(instance.getId()).singleResult().getId());
            ours.info("afterwards");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.path("message").asString("")).isEqualTo("working");
            assertThat(line.path("case").asString("")).isEqualTo("日志2026-00001");
        }).anySatisfy(line -> {
            assertThat(line.path("message").asString("")).isEqualTo("afterwards");
            assertThat(line.has("case")).isFalse();
        });
    }

    @Test
    @DisplayName("日志注入：写进日志的换行、控制字符和伪造的一行，仍在自己的一行之中，读回来一字不差")
    void nobodyWritesALineOfTheirOwn() throws Exception {
        String forged = "某某\r\n{\"level\":\"INFO\",\"message\":\"以统一身份认证登录成功\"}\u2028\u0085\u001b[31m\t\u0000末尾";
        ours.info("账号 {} 登录失败", forged);
        ours.error("读取失败", new IllegalStateException(forged));
        mvc.perform(get("/cases/{number}", "开班2026-1\r\nforged: line").with(signedInAs(actor(Role.COUNTY_CLERK, FilingScenario.COUNTY))));
        assertThat(lines()).anySatisfy(line -> assertThat(line.path("message").asString("")).isEqualTo("账号 " + forged + " 登录失败"))
                .anySatisfy(line -> assertThat(line.path("stack_trace").asString("")).contains("{\"level\":\"INFO\""));
        assertThat(log().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .noneMatch(line -> line.startsWith("{\"level\":\"INFO\",\"message\"") || line.startsWith("forged"));
        assertThat(log().chars()).noneMatch(c -> c < ' ' && c != '\n');
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        log().lines().forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
        return lines;
    }

    private String log() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
