package org.peixun.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.peixun.audit.AuditVerification.Result;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;

/**
 * {@code --verify-audit [--audit-anchors=<earlier output, - for standard input>]}: verifies all chains with nothing but the database started
 * (no port, no engine, no migration), prints a line a chain, ends with 0 when all are intact, 1
 * when not, 2 when it could not be verified, or not against all that was kept.
 */
@ComponentScan("org.peixun.database")
@ConfigurationPropertiesScan("org.peixun.database")
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
@Import(ChainVerifier.class)
public final class VerifyAuditCommand {

    public static final String ARGUMENT = "--verify-audit";

    private static final int NOT_VERIFIED = 2;

    /** @return the exit code */
    public static int run(String... arguments) {
        try (var context = new SpringApplicationBuilder(VerifyAuditCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(arguments)) {
            KeptAnchors kept = kept(context.getEnvironment());
            var results = context.getBean(AuditVerification.class).verify(kept == null ? List.of() : kept.anchors());
            return print(results, kept, System.out);
        } catch (IOException e) {
            System.err.println("不能读取留存的摘要文件：" + e.getMessage() + "。请核对 --audit-anchors 给出的路径。");
            return NOT_VERIFIED;
        } catch (DataAccessException e) {
            System.err.println("没有完成验证：" + e.getMessage() + "。请核对数据库设置后重新执行。");
            return NOT_VERIFIED;
        } catch (RuntimeException toldAtTheConsole) {
            return NOT_VERIFIED;
        }
    }

    /** {@code null} when none were given. */
    private static KeptAnchors kept(Environment environment) throws IOException {
        String file = environment.getProperty("audit-anchors");
        return file == null ? null : KeptAnchors.read(file.equals("-")
                ? new String(System.in.readAllBytes(), UTF_8).lines().toList() : Files.readAllLines(Path.of(file)));
    }

    /** @param kept what the chains were compared with, or {@code null} @return the exit code */
    static int print(List<Result> results, KeptAnchors kept, PrintStream out) {
        results.forEach(result -> out.println(result.line()));
        long broken = results.stream().filter(result -> !result.intact()).count();
        String compared = kept == null ? "" : "与留存的" + kept.anchors().size() + "条摘要核对。";
        out.println(results.isEmpty() ? "尚无审计记录，没有可以验证的审计链。" : broken == 0
                ? "审计链共" + results.size() + "条，全部完好。" + compared + "请将以上摘要留存于本系统之外，供下次以 --audit-anchors=<文件> 核对。"
                : "审计链共" + results.size() + "条，" + broken + "条已损。" + compared + "请立即保全数据库现场并报告审计管理员。");
        String problem = kept == null ? null : kept.problem();
        if (problem != null) {
            out.println(problem);
        }
        return broken > 0 ? 1 : problem == null ? 0 : NOT_VERIFIED;
    }

    private VerifyAuditCommand() {}
}
