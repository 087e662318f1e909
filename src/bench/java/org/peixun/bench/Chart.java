package org.peixun.bench;

import java.util.List;
import java.util.Locale;

/** Each ratio as a bar against its goal: how far on the good side of the line at 1. */
final class Chart {

    private static final int WIDTH = 980;
    private static final int ROW = 26;
    private static final int LABELS = 470;
    private static final double DECADES = 2;

    private Chart() {}

    static String of(List<Report.Line> lines) {
        int height = ROW * lines.size() + 60;
        var svg = new StringBuilder(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\"><rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n", WIDTH, height));
        int middle = LABELS + (WIDTH - LABELS) / 2;
        for (int i = 0; i < lines.size(); i++) {
            bar(svg, lines.get(i), 20 + i * ROW, middle);
        }
        svg.append(String.format(Locale.ROOT, "<line x1=\"%d\" y1=\"10\" x2=\"%d\" y2=\"%d\" stroke=\"#333\"/>"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">goal (log scale; right: better)</text></svg>\n",
                middle, middle, height - 35, middle, height - 15));
        return svg.toString();
    }

    private static void bar(StringBuilder svg, Report.Line line, int y, int middle) {
        double margin = line.goal().atMost() ? line.goal().bound() / line.ratio() : line.ratio() / line.goal().bound();
        double length = Math.max(-DECADES, Math.min(DECADES, Math.log10(margin))) / DECADES * (WIDTH - middle - 10);
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s: %s (%s)</text>"
                + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABELS - 10, y + 14, escape(line.what()), Report.number(line.ratio()), escape(line.goal().shown()),
                Math.min(middle, middle + length), y + 2, Math.max(1, Math.abs(length)), ROW - 8, line.met() ? "#2e7d32" : "#c62828"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
