package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

@DisplayName("流程引擎历史的清理")
class HistoryCleanupTest {

    @Test
    @DisplayName("正式环境每夜一时到五时清理超过保存期的引擎历史，由设置给出")
    void everyNight() throws Exception {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("production", new ClassPathResource("application-production.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        var engine = new StandaloneInMemProcessEngineConfiguration();
        // as the starter does
        new Binder(ConfigurationPropertySources.get(environment))
                .bind("camunda.bpm.generic-properties.properties", Bindable.ofInstance(engine));
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
    }
}
