package org.peixun.shared;

/** Something that the request needs does not answer for the moment: 503, with what the person may do. */
public class ServiceAway extends RuntimeException {

    public ServiceAway(String message, Throwable cause) {
        super(message, cause);
    }
}
