package org.peixun.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One time for the engine and for us: the application's clock is the engine's. */
final class EngineClock extends Clock {

    private final ZoneId zone;

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Configuration(proxyBeanMethods = false)
    static class TimeConfiguration {

        /** @param offset moves the system's time, e.g. {@code P8D}: to see deadlines pass in the demo city */
        @Bean
        Clock clock(@Value("${peixun.clock.offset:PT0S}") Duration offset) {
            if (!offset.isZero()) {
                ClockUtil.offset(offset.toMillis());
            }
            return new EngineClock(Zone.CHINA);
        }
    }
}
