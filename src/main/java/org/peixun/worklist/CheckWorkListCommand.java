package org.peixun.worklist;

import java.io.PrintStream;
import java.util.List;
import org.peixun.workflow.OpenTasks;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * {@code --check-worklist}: compares the work list with the engine's tables with nothing but the database started,
 * prints each difference, ends with 0 when there is none and 1 otherwise.
 */
@ComponentScan("org.peixun.database")
@ConfigurationPropertiesScan("org.peixun.database")
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import({OpenTasks.class, WorkListDrift.class})
public final class CheckWorkListCommand {

    public static final String ARGUMENT = "--check-worklist";

    /** @return the exit code */
    public static int run(String... arguments) {
        try (var context = new SpringApplicationBuilder(CheckWorkListCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments)) {
            return print(context.getBean(WorkListDrift.class).find(), System.out);
        }
    }

    static int print(List<WorkListDrift.Drift> found, PrintStream out) {
        found.forEach(drift -> out.println(drift.taskId() + " " + drift.difference()));
        out.println(found.isEmpty()
                ? "待办列表与引擎一致。"
                : "待办列表与引擎有" + found.size() + "处不一致。请保留以上输出并联系技术支持，不要手工修改数据库。");
        return found.isEmpty() ? 0 : 1;
    }

    private CheckWorkListCommand() {}
}
