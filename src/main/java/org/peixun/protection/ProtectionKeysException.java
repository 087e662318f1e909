package org.peixun.protection;

/** The keys are missing, malformed or not those of this database; says what to do, in words for the console. */
final class ProtectionKeysException extends RuntimeException {

    private final String action;

    ProtectionKeysException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
