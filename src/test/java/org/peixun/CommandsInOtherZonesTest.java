package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.audit.VerifyAuditCommand;
import org.peixun.classfiling.FilingScenario;
import org.peixun.worklist.CheckWorkListCommand;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A server's own zone is often UTC; the commands are run by hand, with whatever the machine has. */
@IntegrationTest
@DisplayName("核对命令在其他时区的机器上")
class CommandsInOtherZonesTest {

    private static final List<String> ZONES = List.of("Asia/Shanghai", "UTC", "America/Los_Angeles");

    @Autowired
    DataSource database;

    @Autowired
    FilingScenario scenario;

    @Test
    @DisplayName("核对待办列表: 结果与在中国时区相同, 期限没有误报")
    void checkWorkList() {
        String number = scenario.submitted().number();
        List<String> answers = inEachZone(CheckWorkListCommand::run);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain("期限不同", number)).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("待办列表与引擎");
    }

    @Test
    @DisplayName("核对审计链: 结果与在中国时区相同")
    void verifyAudit() {
        scenario.submitted();
        List<String> answers = inEachZone(VerifyAuditCommand::run);
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains(FilingScenario.COUNTY).doesNotStartWith("2");
    }

    @Test
    @DisplayName("核对审计链: 留存的输出可以由标准输入给出, 与留存不符的说出")
    void anchorsFromStandardInput() {
        scenario.submitted();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("消失的辖区 完好 3条 末条摘要 %064d%n".formatted(0).getBytes(StandardCharsets.UTF_8)));
            assertThat(run(arguments -> VerifyAuditCommand.run(Stream.concat(Stream.of(arguments), Stream.of("--audit-anchors=-")).toArray(String[]::new))))
                    .startsWith("1\n").contains("消失的辖区 已损");
        } finally {
            System.setIn(before);
        }
    }

    private List<String> inEachZone(ToIntFunction<String[]> command) {
        TimeZone before = TimeZone.getDefault();
        try {
            return ZONES.stream().map(zone -> {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                return run(command);
            }).toList();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** @return exit code and output */
    private String run(ToIntFunction<String[]> command) {
        PrintStream console = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            int code = command.applyAsInt(new String[] {"--peixun.database.embedded=false", "--logging.level.root=off",
                "--spring.datasource.url=" + ((HikariDataSource) database).getJdbcUrl()});
            List<String> lines = Arrays.stream(printed.toString(StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank()).sorted().toList();
            return code + "\n" + String.join("\n", lines);
        } finally {
            System.setOut(console);
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN); // as in application-test.yaml
        }
    }
}
