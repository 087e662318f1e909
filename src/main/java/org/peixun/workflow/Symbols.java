package org.peixun.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.peixun.workflow.Picture.Box;
import org.peixun.workflow.Picture.Kind;
import org.peixun.workflow.Picture.Line;
import org.peixun.workflow.Picture.Node;
import org.peixun.workflow.Picture.Point;
import org.peixun.workflow.Picture.Ring;

/** The signs of BPMN, in one ink. */
final class Symbols {

    private static final String USER = "M3 17 v-3 q0 -4 4 -4 h4 q4 0 4 4 v3 z M9 9 a3.5 3.5 0 1 1 0.01 0 z";
    private static final String GEAR = "M9 5 a4 4 0 1 1 -0.01 0 z M9 5 v-3 M9 13 v3 M5 9 h-3 M13 9 h3 M6.2 6.2 l-2 -2 M11.8 11.8 l2 2 M11.8 6.2 l2 -2 M6.2 11.8 l-2 2";
    private static final String TABLE = "M2 4 h14 v11 h-14 z M2 7.5 h14 M6.5 7.5 v7.5 M2 11 h14";

    private final SvgWriter svg;
    private final Ink ink;

    Symbols(SvgWriter svg, Ink ink) {
        this.svg = svg;
        this.ink = ink;
    }

    void activity(Node node) {
        Box box = node.box();
        boolean inner = node.kind() == Kind.SUB_PROCESS;
        svg.element("rect", "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "rx", 10,
                "fill", inner ? "none" : ink.fill(), "stroke", ink.stroke(), "stroke-width", ink.width(),
                "stroke-dasharray", node.dashed() ? "2 4" : null);
        String icon = icon(node.kind());
        if (icon != null) {
            path(icon, box.x() + 5, box.y() + 4, 1.1);
        }
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case USER_TASK -> USER;
            case SERVICE_TASK -> GEAR;
            case RULE_TASK -> TABLE;
            default -> null;
        };
    }

    void gateway(Node node) {
        Box box = node.box();
        double x = box.centreX();
        double y = box.centreY();
        svg.element("path", "d", move(x, box.y()) + to(box.right(), y) + to(x, box.bottom()) + to(box.x(), y) + "z",
                "fill", ink.fill(), "stroke", ink.stroke(), "stroke-width", ink.width());
        switch (node.mark()) {
            case PARALLEL -> path("M-10 0 h20 M0 -10 v20", x, y, 3);
            case EVENT_BASED -> path("M0 -11 a11 11 0 1 1 -0.01 0 z M0 -6 l6 4.4 l-2.3 7 h-7.4 l-2.3 -7 z", x, y, 1.1);
            default -> path("M-7 -8 l14 16 M7 -8 l-14 16", x, y, 2.6);
        }
    }

    void event(Node node) {
        Box box = node.box();
        double radius = box.width() / 2;
        String dashes = node.dashed() ? "4 3" : null;
        ring(box, radius, node.ring() == Ring.END ? ink.width() + 2.2 : ink.width(), dashes, ink.fill());
        if (node.ring() == Ring.CATCH) {
            ring(box, radius - 4, Math.min(ink.width(), 1.6), dashes, "none");
        }
        switch (node.mark()) {
            case TIMER -> path("M0 -10 a10 10 0 1 1 -0.01 0 z M0 -6.5 v6.5 l4.5 2.5", box.centreX(), box.centreY(), 1.3);
            case MESSAGE -> path("M-9 -6 h18 v12 h-18 z M-9 -6 l9 7 l9 -7", box.centreX(), box.centreY(), 1.2);
            case TERMINATE -> svg.element("circle", "cx", box.centreX(), "cy", box.centreY(), "r", 9, "fill", ink.stroke());
            case ERROR -> path("M-8 7 l5 -13 l5 7 l5 -9", box.centreX(), box.centreY(), 1.6);
            default -> { }
        }
    }

    private void ring(Box box, double radius, double width, String dashes, String fill) {
        svg.element("circle", "cx", box.centreX(), "cy", box.centreY(), "r", radius, "fill", fill, "stroke", ink.stroke(),
                "stroke-width", width, "stroke-dasharray", dashes);
    }

    /** The line with its head and, for a default flow, the stroke across its start. */
    void arrow(Line line) {
        List<Point> points = line.points();
        svg.element("path", "d",
                move(points.get(0).x(), points.get(0).y())
                        + points.stream().skip(1).map(point -> to(point.x(), point.y())).collect(Collectors.joining()),
                "fill", "none", "stroke", ink.stroke(), "stroke-width", ink.width(), "stroke-linejoin", "round");
        Point end = points.get(points.size() - 1);
        double[] along = direction(points.get(points.size() - 2), end);
        svg.element("path", "d",
                move(end.x(), end.y())
                        + to(end.x() - 10 * along[0] + 4.5 * along[1], end.y() - 10 * along[1] - 4.5 * along[0])
                        + to(end.x() - 10 * along[0] - 4.5 * along[1], end.y() - 10 * along[1] + 4.5 * along[0]) + "z",
                "fill", ink.stroke());
        if (line.isDefault()) {
            double[] first = direction(points.get(0), points.get(1));
            double x = points.get(0).x() + 10 * first[0];
            double y = points.get(0).y() + 10 * first[1];
            svg.element("path", "d",
                    move(x - 3 * first[0] + 5 * first[1], y - 3 * first[1] + 5 * first[0])
                            + to(x + 3 * first[0] - 5 * first[1], y + 3 * first[1] - 5 * first[0]),
                    "stroke", ink.stroke(), "stroke-width", 1.4);
        }
    }

    /** 当前 or 超期 on the upper right corner. */
    void tag(Box box) {
        svg.element("rect", "x", box.right() - 30, "y", box.y() - 11, "width", 40, "height", 20, "rx", 3, "fill", ink.stroke());
        svg.open("text", "x", box.right() - 10, "y", box.y() + 4, "font-size", 13, "text-anchor", "middle", "fill", "#ffffff")
                .text(ink.tag()).close("text");
    }

    private void path(String path, double x, double y, double width) {
        svg.element("path", "d", path, "transform", "translate(" + SvgWriter.number(x) + " " + SvgWriter.number(y) + ")",
                "fill", "none", "stroke", ink.stroke(), "stroke-width", width, "stroke-linecap", "round");
    }

    private static double[] direction(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        return length == 0 ? new double[] {1, 0} : new double[] {(to.x() - from.x()) / length, (to.y() - from.y()) / length};
    }

    private static String move(double x, double y) {
        return "M" + SvgWriter.number(x) + " " + SvgWriter.number(y);
    }

    private static String to(double x, double y) {
        return " L" + SvgWriter.number(x) + " " + SvgWriter.number(y);
    }
}
