package org.peixun.protection;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code --reencrypt}: rewrites what is encrypted under older keys while the application works; ends with 0 when the older
 * keys may be taken out of the settings, 1 when something is left, 2 when it could not be finished.
 */
@ComponentScan("org.peixun.database")
@ConfigurationPropertiesScan({"org.peixun.database", "org.peixun.protection"})
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import(ProtectionConfiguration.class)
public final class ReencryptCommand {

    public static final String ARGUMENT = "--reencrypt";

    private static final int NOT_FINISHED = 2;

    @Bean
    Reencryption reencryption(JdbcClient jdbc, TinkFieldCipher cipher, TransactionTemplate transaction) {
        return new Reencryption(jdbc, cipher, transaction);
    }

    /** @return the exit code */
    public static int run(String... arguments) {
        try (var context = new SpringApplicationBuilder(ReencryptCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments)) {
            return run(context.getBean(Reencryption.class), System.out);
        } catch (RuntimeException toldAtTheConsole) {
            return NOT_FINISHED;
        }
    }

    static int run(Reencryption reencryption, PrintStream out) {
        try {
            reencryption.run((column, rows) -> out.println(column + " 已重新加密" + rows + "处"));
        } catch (ProtectionException e) {
            out.println("没有完成：" + e.getMessage() + "。请把缺少的旧密钥加在 peixun.protection.keys 后面，再次执行。");
            return NOT_FINISHED;
        }
        Map<String, Integer> left = reencryption.underOtherKeys();
        if (!left.isEmpty()) {
            out.println("还有" + left.entrySet().stream()
                    .map(one -> (one.getKey().isEmpty() ? "未加密的" : "密钥 " + one.getKey() + " 的") + one.getValue() + "处")
                    .collect(Collectors.joining("、")) + "，可能有节点仍以旧密钥加密。请核对各节点的设置后再次执行。");
            return 1;
        }
        var retired = reencryption.retire();
        out.println("全部数据都在现用密钥之下。" + (retired.isEmpty() ? "" : "旧密钥 " + String.join("、", retired)
                + " 可以从各节点的 peixun.protection.keys 中删去；在它之前的备份仍须用它，请随备份保管。"));
        return 0;
    }

    private ReencryptCommand() {}
}
