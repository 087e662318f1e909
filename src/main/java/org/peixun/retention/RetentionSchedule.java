package org.peixun.retention;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** {@code peixun.retention.sweep=false} leaves the work to another node; {@code peixun.retention.cron} says when. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(value = "peixun.retention.sweep", havingValue = "true", matchIfMissing = true)
class RetentionSchedule {

    private final RetentionSweep sweep;

    RetentionSchedule(RetentionSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(cron = "${peixun.retention.cron:0 30 3 * * *}", zone = "${peixun.zone}")
    void nightly() {
        sweep.sweep();
    }

    @Scheduled(fixedDelayString = "${peixun.retention.again-interval:PT1M}")
    void again() {
        sweep.again();
    }
}
