package org.peixun.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Every node looks; one walks. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class VerificationSchedule {

    private final AskedVerifications verifications;

    VerificationSchedule(AskedVerifications verifications) {
        this.verifications = verifications;
    }

    @Scheduled(fixedDelayString = "${peixun.audit.interval:PT3S}")
    void walk() {
        while (verifications.goOn()) {
            // one transaction each
        }
    }
}
