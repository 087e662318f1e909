package org.peixun.workflow;

import java.util.List;

/** A model as it is drawn: boxes and lines with their places, without the engine's types. */
record Picture(String processId, String name, List<Node> nodes, List<Line> lines) {

    enum Kind { USER_TASK, SERVICE_TASK, RULE_TASK, TASK, GATEWAY, EVENT, SUB_PROCESS }

    /** What stands in an event or a gateway. */
    enum Mark { NONE, TIMER, MESSAGE, ERROR, TERMINATE, EXCLUSIVE, PARALLEL, EVENT_BASED }

    /** START one thin ring, CATCH two rings, END one thick ring; NOT an event. */
    enum Ring { NOT, START, CATCH, END }

    record Box(double x, double y, double width, double height) {

        double centreX() {
            return x + width / 2;
        }

        double centreY() {
            return y + height / 2;
        }

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    record Point(double x, double y) {}

    /**
     * @param dashed does not interrupt (event), or starts by an event (sub-process)
     * @param label where the name stands, or {@code null} when it stands inside
     */
    record Node(String id, String name, Kind kind, Ring ring, Mark mark, boolean dashed, Box box, Box label) {}

    /** @param label where the name stands, or {@code null} when there is none */
    record Line(
            String id, String name, String source, String target, boolean isDefault, List<Point> points, Box label) {}
}
