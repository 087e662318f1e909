package org.peixun.round;

import java.util.List;

/** A cell of a county's line on the scoreboard, and the stages whose records stand behind it. */
public enum Cell {
    DRAFTED("起草", "起草", Stage.DRAFTING),
    PUBLICISED("公示", "公示", Stage.PUBLICISED),
    SIGNED("签发", "签发", Stage.SIGNED),
    SENT("报送", "报送", Stage.SENT),
    CHECKED("市级审查", "市级审查", Stage.RETURNED, Stage.REVIEWING, Stage.PASSED, Stage.PUBLISHED, Stage.NOT_SELECTED,
            Stage.NO_CANDIDATE),
    /** Not what was, but what waits now. */
    WAITING("状态", "在办环节"),
    /** Everything, reminders too. */
    CONTACT("最近动态", "全部动态", Stage.values());

    private final String label;
    private final String listed;
    private final List<Stage> stages;

    Cell(String label, String listed, Stage... stages) {
        this.label = label;
        this.listed = listed;
        this.stages = List.of(stages);
    }

    /** Head of the column. */
    public String label() {
        return label;
    }

    /** What the list behind it holds. */
    public String listed() {
        return listed;
    }

    List<Stage> stages() {
        return stages;
    }

    static Cell of(Stage stage) {
        return List.of(values()).stream().filter(cell -> cell.stages.contains(stage)).findFirst().orElseThrow();
    }
}
