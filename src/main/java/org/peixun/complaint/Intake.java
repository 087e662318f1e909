package org.peixun.complaint;

/**
 * A complaint as somebody typed it, right or wrong.
 *
 * @param source name or label of a {@link Source} @param topic name or label of a {@link Topic}
 * @param institution its name, as the directory has it or as people call it @param county code or name
 * @param receivedOn 2026-05-06 @param ticket number of the hotline's ticket
 */
public record Intake(
        String source, String topic, String institution, String county, String receivedOn, String content, String ticket,
        String name, String phone) {

    public Intake {
        source = stripped(source);
        topic = stripped(topic);
        institution = stripped(institution);
        county = stripped(county);
        receivedOn = stripped(receivedOn);
        content = stripped(content);
        ticket = stripped(ticket);
        name = stripped(name);
        phone = stripped(phone);
    }

    private static String stripped(String typed) {
        return typed == null ? "" : typed.strip();
    }

    public static Intake empty(String receivedOn) {
        return new Intake("", "", "", "", receivedOn, "", "", "", "");
    }

    /** Found in a class of this institution. @param institution as the directory has it */
    static Intake about(String source, String topic, String institution, String county, String receivedOn) {
        return new Intake(source, topic, institution, county, receivedOn, "", "", "", "");
    }

    /** Tells nothing of the informer, wherever it ends up. */
    @Override
    public String toString() {
        return "Intake[" + source + ", " + topic + "]";
    }
}
