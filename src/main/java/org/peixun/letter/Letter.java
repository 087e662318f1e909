package org.peixun.letter;

import java.time.Instant;

/**
 * A letter ready to be laid out.
 *
 * @param template Thymeleaf template that brings its {@code main} to {@code letter/sheet}; reads {@code letter}
 * @param content whatever the template reads; records, never entities
 * @param fileName in Chinese, without the extension
 */
public record Letter(String template, Sheet sheet, Object content, String fileName) {

    /**
     * What every letter has.
     *
     * @param head RED for issued letters, PLAIN for receipts and lists
     * @param number its own number, e.g. 开班2026-00412-补1; {@code null} = none
     * @param addressee without the colon; {@code null} = none
     */
    public record Sheet(Head head, String title, String number, String addressee, Offices.Office office, Instant date) {

        /** 2026年5月6日 */
        public String day() {
            return Wording.day(date);
        }
    }

    public enum Head { RED, PLAIN }
}
