package org.peixun.suspension;

/** What the collective decision comes to; the form's and the gateway's words are these in small letters. */
enum Decided {
    RECTIFY, REMOVE, TRANSFER, REINSTATE, DISMISS;

    static Decided of(String decision) {
        return valueOf(decision.toUpperCase(java.util.Locale.ROOT));
    }
}
