package org.peixun.workflow;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** {@code peixun.holders.interval} says how often. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class GoneHoldersSchedule {

    private final GoneHolders holders;

    GoneHoldersSchedule(GoneHolders holders) {
        this.holders = holders;
    }

    @Scheduled(fixedDelayString = "${peixun.holders.interval:PT10M}")
    void sweep() {
        holders.sweep();
    }
}
