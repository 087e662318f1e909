package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.workflow.Picture.Box;
import org.peixun.workflow.Picture.Kind;
import org.peixun.workflow.Picture.Line;
import org.peixun.workflow.Picture.Node;

/** Where the names beside events, gateways and lines come to stand in a picture, and what stands there already. */
final class PictureTexts {

    private static final double FONT = 13;
    private static final double LINE = 17;
    private static final double NEAR = 1;

    private record Text(String id, String name, Box box) {}

    private final Picture picture;
    private final List<Text> texts;

    PictureTexts(Picture picture) {
        this.picture = picture;
        this.texts = Stream.concat(
                picture.nodes().stream().filter(node -> node.name() != null && node.label() != null).map(node -> text(node.id(), node.name(), node.label())),
                picture.lines().stream().filter(line -> line.name() != null && line.label() != null).map(line -> text(line.id(), line.name(), line.label())))
                .toList();
    }

    private static Text text(String id, String name, Box place) {
        List<String> lines = LabelLines.of(name, place.width() / FONT);
        double width = lines.stream().mapToDouble(LabelLines::width).max().orElseThrow() * FONT;
        return new Text(id, name, new Box(place.centreX() - width / 2, place.y() + 1, width, lines.size() * LINE - 2));
    }

    /** Each as 名称（编号） and what it lies on; empty when every name can be read. */
    List<String> collisions() {
        List<String> found = new ArrayList<>();
        for (Text text : texts) {
            texts.stream().filter(other -> other.id().compareTo(text.id()) > 0 && meet(text.box(), other.box())).forEach(other -> found.add(on(text, other.id())));
            picture.nodes().stream().filter(node -> covers(node, text)).forEach(node -> found.add(on(text, node.id())));
            picture.lines().stream().filter(line -> passes(line, text.box())).forEach(line -> found.add(on(text, line.id())));
        }
        return found;
    }

    private static String on(Text text, String other) {
        return text.name() + "（" + text.id() + "）压住 " + other;
    }

    /** A subprocess holds the names that lie wholly in it; a gateway's own name may stand in the corners of its diamond. */
    private static boolean covers(Node node, Text text) {
        Box box = node.box();
        Box at = text.box();
        boolean within = at.x() >= box.x() && at.right() <= box.right() && at.y() >= box.y() && at.bottom() <= box.bottom();
        boolean corner = node.kind() == Kind.GATEWAY && node.id().equals(text.id());
        return meet(box, at) && !corner && !(node.kind() == Kind.SUB_PROCESS && within);
    }

    private static boolean passes(Line line, Box text) {
        for (int i = 1; i < line.points().size(); i++) {
            var from = line.points().get(i - 1);
            var to = line.points().get(i);
            double left = Math.min(from.x(), to.x());
            double top = Math.min(from.y(), to.y());
            if (meet(new Box(left - NEAR, top - NEAR, Math.abs(from.x() - to.x()) + 2 * NEAR, Math.abs(from.y() - to.y()) + 2 * NEAR), text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meet(Box one, Box other) {
        return one.x() < other.right() - NEAR && other.x() < one.right() - NEAR && one.y() < other.bottom() - NEAR && other.y() < one.bottom() - NEAR;
    }
}
