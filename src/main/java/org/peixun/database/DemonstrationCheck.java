package org.peixun.database;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Without the production profile the program is a demonstration with a database of its own. On a machine that was set up for
 * real cases nobody wants one: the profile's name is missing or misspelt.
 */
@Component
@Profile("!production")
class DemonstrationCheck extends StartCheck {

    private static final String HOW = "正式环境请设 SPRING_PROFILES_ACTIVE=production";

    /** The application; its commands at the console look into a database and make no city. */
    private static final String WHOLE = "peixunApplication";

    @Override
    void look(ConfigurableListableBeanFactory beans, List<String> problems) {
        Stream.of(environment.getActiveProfiles()).filter(profile -> !new ClassPathResource("application-" + profile + ".yaml").exists())
                .forEach(profile -> problems.add("没有名为“" + profile + "”的配置（SPRING_PROFILES_ACTIVE）。" + HOW + "；试用时不设。"));
        if (isServer() && environment.getProperty("peixun.database.embedded", Boolean.class, true)) {
            problems.add("指定了数据库服务器（SPRING_DATASOURCE_URL、SPRING_FLYWAY_USER），却要启动内置数据库。" + HOW
                    + "；在服务器上试用的，设 PEIXUN_DATABASE_EMBEDDED=false 和 PEIXUN_DEMO_ENABLED。");
        } else if (isServer() && beans.containsBeanDefinition(WHOLE) && environment.getProperty("peixun.demo.enabled", Boolean.class, true) && !demonstrationWanted()) {
            problems.add("将在指定的数据库服务器上建立演示城市。" + HOW + "；确要在上面试用的，设 PEIXUN_DEMO_ENABLED=true。");
        }
    }

    private boolean isServer() {
        return Stream.of("spring.datasource.url", "spring.flyway.user").anyMatch(property -> !environment.getProperty(property, "").isBlank());
    }

    /** Said by somebody, not only by application.yaml. */
    private boolean demonstrationWanted() {
        var name = ConfigurationPropertyName.of("peixun.demo.enabled");
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source.getConfigurationProperty(name) != null) {
                return !(source.getUnderlyingSource() instanceof PropertySource<?> file && file.getName().contains("class path resource"));
            }
        }
        return false;
    }
}
