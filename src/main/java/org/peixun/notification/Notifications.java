package org.peixun.notification;

/** Tells people: in the application at once, by e-mail (when configured) through the outbox after the commit. */
public interface Notifications {

    /**
     * @param title one line
     * @param text what happened and what to do, one or two sentences
     * @param link path inside the application, e.g. {@code /cases/开班2026-00412}
     * @param caseNumber or {@code null}
     */
    record Message(String title, String text, String link, String caseNumber) {}

    /** Unless the account was disabled: nobody would read it. */
    void toUser(String userId, Message message);

    /** Every enabled member of an engine group such as {@code countyManager-371524}. */
    void toGroup(String group, Message message);
}
