package org.peixun.projectlist;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a county says of each project; the same words head the page's inputs and the workbook's columns. */
public enum ProjectField {
    THEME("theme", "主题", Kind.CHOICE, true, 30),
    THEME_NOTE("themeNote", "主题说明", Kind.TEXT, false, 50),
    NAME("name", "项目名称", Kind.TEXT, true, 60),
    OCCUPATION("occupation", "职业（工种）", Kind.CHOICE, true, 40),
    LEVEL("level", "等级或者证书", Kind.CHOICE, true, 20),
    HOURS("hours", "课时", Kind.NUMBER, true, 6),
    PLANNED("planned", "计划人数", Kind.NUMBER, true, 8),
    TARGET("target", "培训对象", Kind.TEXT, true, 60),
    BODY("body", "承训机构", Kind.CHOICE, true, 100),
    BUDGET("budget", "预算（元）", Kind.NUMBER, true, 15),
    FUNDING("funding", "资金来源", Kind.CHOICE, true, 30),
    STARTS("startsOn", "开始日期", Kind.DATE, true, 30),
    ENDS("endsOn", "结束日期", Kind.DATE, true, 30),
    PROGRESS("progress", "进展", Kind.CHOICE, true, 10),
    TRAINED("trained", "已培训人数", Kind.NUMBER, true, 8),
    NARRATIVE("narrative", "开展情况", Kind.LONG_TEXT, true, 1000),
    EXPLANATION("explanation", "需说明的事项", Kind.LONG_TEXT, false, 500);

    public enum Kind { TEXT, LONG_TEXT, NUMBER, DATE, CHOICE }

    /** 待采购: the body is not chosen yet. */
    static final String BODY_PENDING = "待采购";

    private final String key;
    private final String label;
    private final Kind kind;
    private final boolean required;
    private final int maxLength;

    ProjectField(String key, String label, Kind kind, boolean required, int maxLength) {
        this.key = key;
        this.label = label;
        this.kind = kind;
        this.required = required;
        this.maxLength = maxLength;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public boolean required() {
        return required;
    }

    public int maxLength() {
        return maxLength;
    }

    static Optional<ProjectField> byKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** Heading → whether a workbook without it is no list of projects. */
    static Map<String, Boolean> headings() {
        return Arrays.stream(values()).collect(Collectors.toMap(ProjectField::label,
                field -> field == THEME || field == NAME || field == OCCUPATION, (one, other) -> one, LinkedHashMap::new));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(ProjectField::key).toList();
    }
}
