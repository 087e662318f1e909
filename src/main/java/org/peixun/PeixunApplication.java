package org.peixun;

import java.util.List;
import java.util.TimeZone;
import org.peixun.audit.VerifyAuditCommand;
import org.peixun.database.SparingRepository;
import org.peixun.protection.ReencryptCommand;
import org.peixun.shared.Zone;
import org.peixun.worklist.CheckWorkListCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Peixun (培训审批): the approval system for vocational training of a city and its counties. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableJpaRepositories(repositoryBaseClass = SparingRepository.class)
public class PeixunApplication {

    public static void main(String[] args) {
        // the engine, its webapps' JSON and the log read and write times in the JVM's zone; so must the commands
        TimeZone.setDefault(TimeZone.getTimeZone(Zone.CHINA));
        if (List.of(args).contains(VerifyAuditCommand.ARGUMENT)) {
            System.exit(VerifyAuditCommand.run(args));
        }
        if (List.of(args).contains(CheckWorkListCommand.ARGUMENT)) {
            System.exit(CheckWorkListCommand.run(args));
        }
        if (List.of(args).contains(ReencryptCommand.ARGUMENT)) {
            System.exit(ReencryptCommand.run(args));
        }
        SpringApplication.run(PeixunApplication.class, args);
    }
}
