package org.peixun.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("任何环境：会把人都锁在外面的设置、写错的环境名，不启动")
class SettingsCheckTest {

    private static final String SERVER = "spring.datasource.url=jdbc:postgresql://db.internal:5432/peixun";
    private static final String OWNER = "spring.flyway.user=peixun_owner";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(SettingsCheck.class, DemonstrationCheck.class);
    private final ApplicationContextRunner whole = runner.withBean("peixunApplication", Object.class, Object::new);

    @Test
    @DisplayName("什么都不设（mvn spring-boot:run），和测试的环境：照常启动")
    void demonstration() {
        runner.run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("peixun.sign-in.clock-tolerance=0s", "peixun.sign-in.sessions=0", "peixun.sign-in.lock=PT30M").run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("spring.profiles.active=test").run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "peixun.sign-in.lock=30, PEIXUN_SIGNIN_LOCK 现为“30”，应为1秒以上的时间。时间须带单位，如 30m",
        "peixun.sign-in.longest-session=八小时, PEIXUN_SIGNIN_LONGESTSESSION", "peixun.sign-in.clock-tolerance=30, PEIXUN_SIGNIN_CLOCKTOLERANCE",
        "peixun.sign-in.sessions=-1, PEIXUN_SIGNIN_SESSIONS 现为“-1”，应为0至100的整数", "peixun.sign-in.attempts=0, PEIXUN_SIGNIN_ATTEMPTS",
        "peixun.sign-in.per-address=0, PEIXUN_SIGNIN_PERADDRESS", "peixun.antivirus.timeout=30, PEIXUN_ANTIVIRUS_TIMEOUT",
        "peixun.antivirus.port=99999, PEIXUN_ANTIVIRUS_PORT", "spring.session.timeout=30, SPRING_SESSION_TIMEOUT 现为“30”，应为1分钟以上的时间。时间须带单位",
        "spring.session.timeout=1800000, SPRING_SESSION_TIMEOUT", "spring.session.timeout=0s, SPRING_SESSION_TIMEOUT", "peixun.sign-in.lock=1800000, PEIXUN_SIGNIN_LOCK",
        "peixun.exports.per-minute=0, PEIXUN_EXPORTS_PERMINUTE 现为“0”，应为1至10000的整数", "peixun.exports.per-minute=60001, PEIXUN_EXPORTS_PERMINUTE"})
    @DisplayName("时间没有单位、个数不在范围内：说明哪一项、现为多少、应为多少")
    void outOfRange(String setting, String problem) {
        runner.withPropertyValues(setting).run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString().contains(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, OWNER, SERVER + ", peixun.database.embedded=false", SERVER + ", peixun.demo.enabled=false", "spring.profiles.active=prod"})
    @DisplayName("指定了数据库服务器却没有启用正式环境，或者环境名写错：不建演示城市，说明怎么改")
    void productionForgotten(String settings) {
        whole.withPropertyValues(settings.split(", ")).run(context -> assertThat(problems(context.getStartupFailure())).singleElement().asString()
                .contains("SPRING_PROFILES_ACTIVE=production"));
    }

    @Test
    @DisplayName("确要在数据库服务器上试用的，写明即可")
    void trial() {
        whole.withPropertyValues(SERVER, OWNER, "peixun.database.embedded=false", "peixun.demo.enabled=true").run(context -> assertThat(context).hasNotFailed());
        whole.withPropertyValues(SERVER, OWNER, "peixun.database.embedded=false", "peixun.demo.enabled=false").run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    @DisplayName("控制台命令不建演示城市：指明数据库服务器即可")
    void command() {
        runner.withPropertyValues(SERVER, OWNER, "peixun.database.embedded=false").run(context -> assertThat(context).hasNotFailed());
    }

    private static List<String> problems(Throwable failure) {
        assertThat(failure).isInstanceOf(NotForProductionException.class);
        return ((NotForProductionException) failure).problems();
    }
}
