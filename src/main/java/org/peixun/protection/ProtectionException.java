package org.peixun.protection;

/** A protected value cannot be read: a fault of the installation, never of the person at the page. */
public class ProtectionException extends RuntimeException {

    ProtectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
