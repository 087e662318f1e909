package org.peixun.identity;

import java.time.Clock;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Runs something as a person, on this thread, outside a request: for the demo city's story. */
@Component
public class ActingAs {

    private final Clock clock;

    ActingAs(Clock clock) {
        this.clock = clock;
    }

    public void run(Actor actor, Runnable action) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(actor, clock.instant(), false));
        SecurityContextHolder.setContext(context);
        try {
            action.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
