package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

@DisplayName("谁须用动态口令")
class SecondFactorUseTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("除申报人员外，每个岗位都须用；设为人人须用的，申报人员也须用；自愿或者不用的，没有人必须")
    void everyOfficer(Role role) {
        var person = new Actor("one", "某某", Set.of(new Grant(role, "371500", null)));
        assertThat(SecondFactorUse.REQUIRED_FOR_OFFICERS.requires(person)).isEqualTo(role != Role.APPLICANT);
        assertThat(SecondFactorUse.REQUIRED.requires(person)).isTrue();
        assertThat(SecondFactorUse.OPTIONAL.requires(person)).isFalse();
        assertThat(SecondFactorUse.OFF.requires(person)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"application.yaml, OPTIONAL", "application-production.yaml, REQUIRED_FOR_OFFICERS"})
    @DisplayName("演示城市自愿，正式环境必须")
    void settings(String file, SecondFactorUse use) throws Exception {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load(file, new ClassPathResource(file)).forEach(environment.getPropertySources()::addLast);
        assertThat(bound(environment)).isEqualTo(use);
    }

    @Test
    @DisplayName("没有设置的，必须")
    void withoutSetting() {
        assertThat(bound(new StandardEnvironment())).isEqualTo(SecondFactorUse.REQUIRED_FOR_OFFICERS);
    }

    private static SecondFactorUse bound(StandardEnvironment environment) {
        return new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("peixun.sign-in", SignInSettings.class).secondFactor();
    }
}
