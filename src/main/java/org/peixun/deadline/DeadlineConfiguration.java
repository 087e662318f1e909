package org.peixun.deadline;

import org.peixun.shared.Dates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dates in house style for all templates: {@code ${@dates.day(case.due)}}. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    Dates dates() {
        return new Dates();
    }
}
