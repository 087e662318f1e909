package org.peixun.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.workflow.Picture.Box;
import org.peixun.workflow.Picture.Kind;
import org.peixun.workflow.Picture.Line;
import org.peixun.workflow.Picture.Node;
import org.peixun.workflow.Picture.Point;
import org.peixun.workflow.Picture.Ring;

/**
 * Draws a picture with the path walked. Never by colour alone: the way walked is thick, where the case waits is marked
 * 当前 or 超期 in words.
 */
final class PictureSvg {

    private static final String FONT = "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif";
    private static final double MARGIN = 20;
    private static final double LEGEND = 34;
    private static final int TASK_FONT = 14;
    private static final int LABEL_FONT = 13;

    private final Picture picture;
    private final Walk walk;
    private final SvgWriter svg = new SvgWriter();

    PictureSvg(Picture picture, Walk walk) {
        this.picture = picture;
        this.walk = walk;
    }

    String draw() {
        Box frame = frame();
        svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", viewBox(frame), "width", frame.width(),
                "height", frame.height(), "role", "img", "font-family", FONT).line();
        svg.open("title").text(picture.name() + "流程图").close("title");
        svg.open("desc").text(description()).close("desc");
        svg.element("rect", "x", frame.x(), "y", frame.y(), "width", frame.width(), "height", frame.height(), "fill", "#ffffff");
        picture.nodes().stream().filter(node -> node.kind() == Kind.SUB_PROCESS).forEach(this::node);
        // what is walked lies over what is not where lines share a stretch
        picture.lines().stream().sorted(Comparator.comparing(walk::of)).forEach(this::line);
        picture.nodes().stream().filter(node -> node.kind() != Kind.SUB_PROCESS).forEach(this::node);
        if (!walk.isModelAlone()) {
            legend(frame);
        }
        return svg.close("svg").toString();
    }

    private void node(Node node) {
        Ink ink = Ink.of(walk.of(node));
        Symbols symbols = new Symbols(svg, ink);
        switch (node.kind()) {
            case EVENT -> symbols.event(node);
            case GATEWAY -> symbols.gateway(node);
            default -> symbols.activity(node);
        }
        name(node, ink);
        if (ink.tag() != null) {
            symbols.tag(node.box());
        }
    }

    private void name(Node node, Ink ink) {
        if (node.name() == null) {
            return;
        }
        Box box = node.box();
        if (node.kind() == Kind.SUB_PROCESS) {
            lines(List.of(node.name()), box.centreX(), box.y() + 20, TASK_FONT, ink);
        } else if (node.ring() == Ring.NOT && node.kind() != Kind.GATEWAY) {
            List<String> lines = LabelLines.of(node.name(), (box.width() - 8) / TASK_FONT);
            lines(lines, box.centreX(), box.centreY() + 5 - (lines.size() - 1) * 9, TASK_FONT, ink);
        } else {
            label(node.name(), node.label() == null ? new Box(box.centreX() - 45, box.bottom() + 6, 90, 18) : node.label(), ink);
        }
    }

    private void line(Line line) {
        Ink ink = Ink.of(walk.of(line));
        new Symbols(svg, ink).arrow(line);
        if (line.name() != null) {
            Point middle = line.points().get(line.points().size() / 2);
            label(line.name(), line.label() == null ? new Box(middle.x() - 40, middle.y() - 20, 80, 18) : line.label(), ink);
        }
    }

    private void label(String text, Box place, Ink ink) {
        lines(LabelLines.of(text, place.width() / LABEL_FONT), place.centreX(), place.y() + LABEL_FONT, LABEL_FONT, ink);
    }

    private void lines(List<String> lines, double x, double y, int size, Ink ink) {
        for (int i = 0; i < lines.size(); i++) {
            svg.open("text", "x", x, "y", y + i * (size + 4.0), "font-size", size, "text-anchor", "middle", "fill", ink.text())
                    .text(lines.get(i)).close("text");
        }
    }

    private void legend(Box frame) {
        double x = frame.x() + MARGIN;
        double y = frame.bottom() - LEGEND / 2;
        for (Walk.State state : List.of(Walk.State.WALKED, Walk.State.ACTIVE, Walk.State.LATE, Walk.State.AHEAD)) {
            Ink ink = Ink.of(state);
            svg.element("rect", "x", x, "y", y - 9, "width", 26, "height", 14, "rx", 3, "fill", ink.fill(), "stroke", ink.stroke(),
                    "stroke-width", ink.width());
            svg.open("text", "x", x + 34, "y", y + 3, "font-size", LABEL_FONT, "fill", Ink.of(Walk.State.NEUTRAL).text())
                    .text(ink.word()).close("text");
            x += 110;
        }
    }

    private String description() {
        if (walk.isModelAlone()) {
            return "流程“" + picture.name() + "”的图：" + names(node -> node.kind() == Kind.USER_TASK) + "。";
        }
        String passed = names(node -> walk.of(node) == Walk.State.WALKED);
        String now = names(node -> walk.of(node) == Walk.State.ACTIVE);
        String late = names(node -> walk.of(node) == Walk.State.LATE);
        return Stream.of(
                        passed.isEmpty() ? "" : "已走过：" + passed + "。",
                        now.isEmpty() ? "" : "当前：" + now + "。",
                        late.isEmpty() ? "" : "当前并且超期：" + late + "。")
                .collect(Collectors.joining());
    }

    private String names(java.util.function.Predicate<Node> wanted) {
        return picture.nodes().stream()
                .filter(node -> node.name() != null && wanted.test(node))
                .sorted(Comparator.comparingDouble(node -> node.box().x()))
                .map(Node::name)
                .collect(Collectors.joining("、"));
    }

    private Box frame() {
        List<Box> boxes = Stream.of(
                        picture.nodes().stream().map(Node::box),
                        picture.nodes().stream().map(Node::label),
                        picture.lines().stream().map(Line::label),
                        picture.lines().stream().flatMap(line -> line.points().stream()).map(point -> new Box(point.x(), point.y(), 0, 0)))
                .flatMap(Function.identity())
                .filter(box -> box != null)
                .toList();
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0) - MARGIN;
        double top = boxes.stream().mapToDouble(Box::y).min().orElse(0) - MARGIN;
        double right = boxes.stream().mapToDouble(Box::right).max().orElse(0) + MARGIN;
        double bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0) + MARGIN;
        return new Box(left, top, right - left, bottom - top + (walk.isModelAlone() ? 0 : LEGEND));
    }

    private static String viewBox(Box frame) {
        return Stream.of(frame.x(), frame.y(), frame.width(), frame.height()).map(SvgWriter::number).collect(Collectors.joining(" "));
    }
}
