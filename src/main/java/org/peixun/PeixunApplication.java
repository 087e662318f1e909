package org.peixun;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Peixun (培训审批): the approval system for vocational training of a city and its counties. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PeixunApplication {

    public static void main(String[] args) {
        SpringApplication.run(PeixunApplication.class, args);
    }
}
