package org.peixun;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.peixun.audit.VerifyAuditCommand;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Peixun (培训审批): the approval system for vocational training of a city and its counties. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PeixunApplication {

    public static void main(String[] args) {
        if (List.of(args).contains(VerifyAuditCommand.ARGUMENT)) {
            System.exit(VerifyAuditCommand.run(args));
        }
        SpringApplication.run(PeixunApplication.class, args);
    }

    /** @param offset moves the system's time, e.g. {@code P8D}: to see deadlines pass in the demo city */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${peixun.clock.offset:PT0S}") Duration offset) {
        return Clock.offset(Clock.system(Zone.CHINA), offset);
    }
}
