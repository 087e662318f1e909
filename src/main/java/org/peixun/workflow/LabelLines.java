package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;

/** Breaks Chinese labels: anywhere, but no line starts with a closing mark, and no character is left alone on the last. */
final class LabelLines {

    private static final String NOT_FIRST = "，。？！、；：）》”’";
    private static final double NARROW = 0.56;

    private LabelLines() {}

    /** @param width of a line in units of the font's size */
    static List<String> of(String label, double width) {
        List<String> filled = filled(label, width);
        boolean lonely = filled.size() > 1 && width(filled.get(filled.size() - 1)) <= 1;
        return lonely ? filled(label, width(label) / filled.size() + 0.5) : filled;
    }

    private static List<String> filled(String label, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int character : label.codePoints().toArray()) {
            String next = Character.toString(character);
            if (!line.isEmpty() && width(line + next) > width + 0.01 && !NOT_FIRST.contains(next)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        }
        lines.add(line.toString());
        return lines;
    }

    static double width(String text) {
        return text.codePoints().mapToDouble(character -> character < 0x2E80 ? NARROW : 1).sum();
    }
}
