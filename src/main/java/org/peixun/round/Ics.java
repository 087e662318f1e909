package org.peixun.round;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A calendar by RFC 5545: UTC times, text escaped, lines ended by CRLF and folded at 75 octets. */
final class Ics {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int OCTETS = 75;

    private Ics() {}

    static String of(List<DeadlineCalendar.Entry> entries, Instant now) {
        var out = new StringBuilder();
        List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Peixun//Deadlines//ZH", "X-WR-CALNAME:培训审批期限").forEach(line -> add(out, line));
        for (DeadlineCalendar.Entry entry : entries) {
            add(out, "BEGIN:VEVENT");
            add(out, "UID:" + entry.uid() + "@peixun");
            add(out, "DTSTAMP:" + TIME.format(now));
            add(out, "DTSTART:" + TIME.format(entry.due()));
            add(out, "SUMMARY:" + escaped(entry.text() + "（" + entry.county() + "）"));
            add(out, "END:VEVENT");
        }
        add(out, "END:VCALENDAR");
        return out.toString();
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n");
    }

    private static void add(StringBuilder out, String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            String sign = Character.toString(point);
            int size = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(sign);
            octets += size;
            i += Character.charCount(point);
        }
        out.append("\r\n");
    }
}
