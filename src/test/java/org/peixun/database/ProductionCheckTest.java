package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("生产环境：设置不合要求就不启动，并一次说全")
class ProductionCheckTest {

    private static final String[] PROPER = {
        "spring.profiles.active=production",
        "spring.datasource.url=jdbc:postgresql://db.internal:5432/peixun",
        "spring.datasource.username=peixun_app", "spring.datasource.password=Kq7-unlikely",
        "spring.flyway.user=peixun_owner", "spring.flyway.password=Zx9-unlikely",
        "peixun.protection.keys=2026:c29tZXRoaW5nIG9mIHRoaXJ0eSB0d28gYnl0ZXMhISE=",
        "peixun.protection.index-key=c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMhISEhISE="};

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(ProductionCheck.class);

    @Test
    @DisplayName("设置齐全：通过，且文件中已关闭演示、限定加密 Cookie")
    void properSettingsPass() {
        runner.withPropertyValues(PROPER).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    @DisplayName("什么都没设置：六处问题一次列全")
    void everythingMissing() {
        runner.withPropertyValues("spring.profiles.active=production").run(context -> assertThat(problems(context.getStartupFailure()))
                .hasSize(6)
                .anyMatch(problem -> problem.contains("SPRING_DATASOURCE_URL"))
                .anyMatch(problem -> problem.contains("SPRING_FLYWAY_USER"))
                .anyMatch(problem -> problem.contains("SPRING_DATASOURCE_PASSWORD"))
                .anyMatch(problem -> problem.contains("SPRING_FLYWAY_PASSWORD"))
                .anyMatch(problem -> problem.contains("peixun.protection.keys"))
                .anyMatch(problem -> problem.contains("peixun.protection.index-key")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "peixun.database.embedded=true | 内置数据库",
        "peixun.demo.enabled=true | 演示数据",
        "spring.datasource.password=change-me | 示例中的口令",
        "spring.flyway.user=peixun_app | 同一个数据库角色",
        "peixun.protection.keys=demo:c29tZXRoaW5nIG9mIHRoaXJ0eSB0d28gYnl0ZXMhISE= | 是演示用的",
        "peixun.protection.index-key= | 未设置",
        "server.servlet.session.cookie.secure=false | 会话 Cookie"})
    @DisplayName("任何一处不合要求：不启动，并说明哪一处、怎么改")
    void oneWrongSetting(String setting, String problem) {
        runner.withPropertyValues(Stream.concat(Stream.of(PROPER), Stream.of(setting)).toArray(String[]::new))
                .run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains(problem));
    }

    @Test
    @DisplayName("非生产环境不作此检查")
    void onlyInProduction() {
        runner.withPropertyValues("peixun.demo.enabled=true").run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    @DisplayName("控制台给出编号的问题清单和去处，不是堆栈")
    void isToldInWords() {
        var analysis = new NotForProductionFailureAnalyzer().analyze(new NotForProductionException(List.of("甲。", "乙。")));
        assertThat(analysis.getDescription()).contains("有2处", "1. 甲。", "2. 乙。");
        assertThat(analysis.getAction()).contains("deployment/README.md");
    }

    private static List<String> problems(Throwable failure) {
        assertThat(failure).isInstanceOf(NotForProductionException.class);
        return ((NotForProductionException) failure).problems();
    }
}
