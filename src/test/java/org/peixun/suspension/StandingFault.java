package org.peixun.suspension;

import org.peixun.directory.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A fault of ours at the end of a decision on an institution's standing, when everything else was done. */
@Component
class StandingFault {

    volatile boolean armed;

    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener
    void on(StandingChanged changed) {
        if (armed) {
            throw new IllegalStateException("last of all");
        }
    }
}
