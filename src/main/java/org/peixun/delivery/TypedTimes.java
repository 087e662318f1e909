package org.peixun.delivery;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/** Days and moments as officers type them; {@code null} for what is none. */
final class TypedTimes {

    private TypedTimes() {}

    /** 2026-05-20 09:30, also with the signs of a Chinese keyboard. */
    static LocalDateTime moment(String typed) {
        try {
            return LocalDateTime.parse(typed.strip().replace('　', ' ').replace('：', ':').replaceFirst("[ T]+", "T"));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
