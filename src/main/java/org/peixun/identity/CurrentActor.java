package org.peixun.identity;

/** The signed-in person of this request or, outside a request (timers, jobs), {@link Actor#SYSTEM}. */
public interface CurrentActor {

    Actor get();
}
