package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("演示经过的时钟")
class SimulationTest {

    @Autowired Simulation simulation;
    @Autowired TimeMachine.Mover time;
    @Autowired Clock clock;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("讲完以后时钟回到原处接着走，启动时拨的时间不丢")
    void clockGoesOnFromWhereItWas() {
        time.reset();
        Instant before = clock.instant();
        simulation.run(() -> simulation.passTo(before.minus(Duration.ofDays(30))));
        assertThat(clock.instant()).isBetween(before, before.plus(Duration.ofHours(1)));
    }
}
