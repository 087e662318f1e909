package org.peixun.workflow;

import java.util.Map;

/** SVG text with presentation attributes only: no style, no script, no ids that could meet another picture's. */
final class SvgWriter {

    private final StringBuilder svg = new StringBuilder();

    /** {@code element("rect", "x", 1, "fill", "none")}; a {@code null} value leaves the attribute out. */
    SvgWriter element(String name, Object... attributes) {
        open(name, attributes);
        svg.setLength(svg.length() - 1);
        svg.append("/>\n");
        return this;
    }

    SvgWriter open(String name, Object... attributes) {
        svg.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                svg.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
            }
        }
        svg.append('>');
        return this;
    }

    SvgWriter close(String name) {
        svg.append("</").append(name).append(">\n");
        return this;
    }

    SvgWriter line() {
        svg.append('\n');
        return this;
    }

    SvgWriter text(String text) {
        svg.append(escaped(text));
        return this;
    }

    private static final Map<Character, String> ESCAPES =
            Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;");

    private static String escaped(Object value) {
        String text = value instanceof Double number ? number(number) : value.toString();
        StringBuilder escaped = new StringBuilder();
        for (char character : text.toCharArray()) {
            escaped.append(ESCAPES.getOrDefault(character, String.valueOf(character)));
        }
        return escaped.toString();
    }

    /** 12 for 12.0, 12.5 for 12.5: the same on every machine. */
    static String number(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10.0 + "";
    }

    @Override
    public String toString() {
        return svg.toString();
    }
}
