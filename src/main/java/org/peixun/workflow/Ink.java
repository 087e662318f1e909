package org.peixun.workflow;

/**
 * How a state is drawn.
 *
 * @param word its name in the legend
 * @param tag word beside a node in this state, or {@code null}
 */
record Ink(String stroke, String fill, String text, double width, String word, String tag) {

    private static final Ink NEUTRAL = new Ink("#1d2430", "#ffffff", "#1d2430", 1.4, "", null);
    private static final Ink AHEAD = new Ink("#a7afba", "#ffffff", "#6b7480", 1.2, "未走到", null);
    private static final Ink WALKED = new Ink("#1f5fbf", "#ffffff", "#1d2430", 2.4, "已走过", null);
    private static final Ink ACTIVE = new Ink("#174a97", "#dbe8fa", "#1d2430", 3.2, "当前", "当前");
    private static final Ink LATE = new Ink("#b3261e", "#fdf0ef", "#b3261e", 3.2, "当前，超期", "超期");

    static Ink of(Walk.State state) {
        return switch (state) {
            case NEUTRAL -> NEUTRAL;
            case AHEAD -> AHEAD;
            case WALKED -> WALKED;
            case ACTIVE -> ACTIVE;
            case LATE -> LATE;
        };
    }
}
