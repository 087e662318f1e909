package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("生产环境：设置不合要求就不启动，并一次说全")
class ProductionCheckTest {

    private static final String[] PROPER = {
        "spring.profiles.active=production", "server.address=127.0.0.1", "peixun.notification.from=peixun@example.org",
        "spring.datasource.url=jdbc:postgresql://db.internal:5432/peixun?sslmode=verify-full&sslrootcert=/etc/peixun/tls/database-ca.pem",
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
        runner.withPropertyValues("spring.profiles.active=production", "server.address=127.0.0.1").run(context -> assertThat(problems(context.getStartupFailure()))
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
        "server.servlet.session.cookie.secure=false | 会话 Cookie",
        "spring.mail.host=smtp.example.org, peixun.notification.from= | PEIXUN_NOTIFICATION_FROM"})
    @DisplayName("任何一处不合要求：不启动，并说明哪一处、怎么改")
    void oneWrongSetting(String setting, String problem) {
        runner.withPropertyValues(PROPER).withPropertyValues(setting.split(", "))
                .run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "spring.datasource.url=jdbc:postgresql://127.0.0.1:5432/peixun", "spring.datasource.url=jdbc:postgresql://localhost/peixun",
        "spring.datasource.url=jdbc:postgresql://[::1]:5432/peixun?sslmode=disable",
        "spring.datasource.url=jdbc:postgresql://a.internal,b.internal:5433/peixun?targetServerType=primary&sslmode=verify-full",
        "spring.mail.host=smtp.example.org", "spring.mail.host=localhost", "peixun.antivirus.host=127.0.0.1", "server.address=10.0.0.5, server.ssl.certificate=/etc/peixun/tls/node.pem"})
    @DisplayName("与本机往来的，以及加密并核对证书的，可以")
    void encrypted(String setting) {
        runner.withPropertyValues(PROPER).withPropertyValues(setting.split(", ")).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "spring.datasource.url=jdbc:postgresql://db.internal:5432/peixun | 到数据库的连接没有加密",
        "spring.datasource.url=jdbc:postgresql://db.internal/peixun?sslmode=require | 不核对服务器的证书",
        "spring.datasource.url=jdbc:postgresql://localhost,db.internal/peixun?sslmode=verify-ca | sslmode=verify-full",
        "spring.datasource.url=jdbc:postgresql://localhost.evil.org/peixun?x=sslmode=verify-full | 到数据库的连接没有加密",
        "spring.flyway.url=jdbc:postgresql://db.internal/peixun | SPRING_FLYWAY_URL",
        "server.address=0.0.0.0 | 未加密的 HTTP", "server.address= | 未加密的 HTTP",
        "peixun.antivirus.host=clamd.internal | 没有加密的协议"})
    @DisplayName("到别的机器不加密、不核对证书的：不启动；单位确认内部网络可信的除外")
    void inTheClear(String setting, String problem) {
        String[] all = Stream.concat(Stream.of(PROPER), Stream.of(setting)).toArray(String[]::new);
        runner.withPropertyValues(all).run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains(problem));
        runner.withPropertyValues(all).withPropertyValues("peixun.trusted-network=true").run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "peixun.oidc.issuer=http://sso.example.org/realms/peixun | PEIXUN_OIDC_ISSUER",
        "peixun.oidc.issuer=http://localhost.example.org | PEIXUN_OIDC_ISSUER",
        "peixun.engine-address=http://engine.example.org | PEIXUN_ENGINEADDRESS"})
    @DisplayName("浏览器要去的网址不加密的：不启动，内部网络可信也不例外；本机的和 https 的可以")
    void browsed(String setting, String problem) {
        runner.withPropertyValues(PROPER).withPropertyValues(setting, "peixun.trusted-network=true")
                .run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains(problem));
        runner.withPropertyValues(PROPER).withPropertyValues("peixun.oidc.issuer=http://127.0.0.1:9000/realms/a", "peixun.engine-address=https://engine.example.org")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "spring.mail.properties.mail.smtp.starttls.required=false | 不要求加密",
        "spring.mail.properties.mail.smtp.ssl.checkserveridentity=false | 不核对邮件服务器的证书",
        "spring.mail.properties.mail.smtp.ssl.trust=* | 不核对邮件服务器的证书"})
    @DisplayName("邮件服务器同样")
    void mail(String setting, String problem) {
        runner.withPropertyValues(PROPER).withPropertyValues("spring.mail.host=smtp.example.org", setting)
                .run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains(problem));
    }

    @Test
    @DisplayName("数据库角色凭各自的客户端证书登录的，不要口令；只有一个角色有证书的，另一个还要口令")
    void certificates() {
        String url = "jdbc:postgresql://db.internal/peixun?sslmode=verify-full&sslcert=/etc/peixun/tls/%1$s.pem&sslkey=/etc/peixun/tls/%1$s.pk8";
        runner.withPropertyValues(PROPER).withPropertyValues("spring.datasource.password=", "spring.flyway.password=",
                        "spring.datasource.url=" + url.formatted("app"), "spring.flyway.url=" + url.formatted("owner"))
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues(PROPER).withPropertyValues("spring.flyway.password=", "spring.datasource.url=" + url.formatted("app"))
                .run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains("SPRING_FLYWAY_PASSWORD"));
    }

    @Test
    @DisplayName("口令和密钥可以由 systemd 凭据给出：一个文件一项，文件名即设置名")
    void credentials(@TempDir Path folder) throws IOException {
        for (String secret : PROPER) {
            if (secret.matches("(spring.*password|peixun.protection).*")) {
                Files.writeString(folder.resolve(secret.substring(0, secret.indexOf('='))), secret.substring(secret.indexOf('=') + 1) + "\n");
            }
        }
        String[] others = Stream.of(PROPER).filter(one -> !one.matches("(spring.*password|peixun.protection).*")).toArray(String[]::new);
        assertThat(others).hasSizeLessThan(PROPER.length - 3);
        runner.withPropertyValues(others).withPropertyValues("spring.config.import=configtree:" + folder + "/")
                .run(context -> assertThat(context).hasNotFailed());
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
