package org.peixun.directory;

/** Skill level of a training (职业技能等级); the policy's keys end in its name, e.g. {@code class.minHours.L4}. */
public enum Level {
    L5("五级（初级工）", "初级"),
    L4("四级（中级工）", "中级"),
    L3("三级（高级工）", "高级"),
    L2("二级（技师）", "技师"),
    L1("一级（高级技师）", "高级技师"),
    NONE("不分等级", "不分等级");

    private final String label;
    private final String shortLabel;

    Level(String label, String shortLabel) {
        this.label = label;
        this.shortLabel = shortLabel;
    }

    public String label() {
        return label;
    }

    /** As used in class titles: 中级. */
    public String shortLabel() {
        return shortLabel;
    }
}
