package org.peixun.registration;

import java.util.List;

/**
 * What is asked; the same words head the page's input and the workbook's column.
 *
 * @param most characters
 * @param help what would be accepted, a whole sentence, may be empty
 * @param options of a choice; empty where the text is free
 * @param example in the template
 */
public record Field(String key, String label, Type type, boolean required, int most, String help, List<String> options, String example) {

    /** With the time that other programs write behind it. */
    private static final int LONGEST_DAY = 30;

    /** MANY: several options, joined by 、 */
    public enum Type { TEXT, DATE, NUMBER, CHOICE, MANY }

    static Field text(String key, String label, int most, String help, String example) {
        return new Field(key, label, Type.TEXT, true, most, help, List.of(), example);
    }

    static Field date(String key, String label, String help, String example) {
        return new Field(key, label, Type.DATE, true, LONGEST_DAY, help, List.of(), example);
    }

    static Field number(String key, String label, String help, String example) {
        return new Field(key, label, Type.NUMBER, true, 9, help, List.of(), example);
    }

    static Field choice(String key, String label, List<String> options, String help) {
        return new Field(key, label, Type.CHOICE, true, 100, help, options, options.isEmpty() ? "" : options.get(0));
    }

    static Field many(String key, String label, List<String> options, String help, String example) {
        return new Field(key, label, Type.MANY, true, 200, help, options, example);
    }

    Field optional() {
        return new Field(key, label, type, false, most, help, options, example);
    }

    Field helped(String otherHelp) {
        return new Field(key, label, type, required, most, otherHelp, options, example);
    }
}
