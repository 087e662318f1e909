package org.peixun.calendar;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Every node looks; who finds a correction has it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CorrectionSchedule {

    private final Corrections corrections;

    CorrectionSchedule(Corrections corrections) {
        this.corrections = corrections;
    }

    @Scheduled(fixedDelayString = "${peixun.calendar.interval:PT1M}")
    void follow() {
        while (corrections.followAgain()) {
            // one transaction each
        }
    }
}
