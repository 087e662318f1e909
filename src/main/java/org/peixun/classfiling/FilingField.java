package org.peixun.classfiling;

import static org.peixun.classfiling.FilingStep.BASIC;
import static org.peixun.classfiling.FilingStep.EXAM;
import static org.peixun.classfiling.FilingStep.NEEDS;
import static org.peixun.classfiling.FilingStep.SUBMIT;
import static org.peixun.classfiling.FilingStep.TEACHING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the institution is asked, each thing once; what the directory knows is chosen, not typed. */
public enum FilingField {
    OCCUPATION("occupation", "职业（工种）", BASIC, Kind.CHOICE, true, 30),
    LEVEL("level", "等级", BASIC, Kind.CHOICE, true, 10),
    CERTIFICATE("certificate", "证书类型", BASIC, Kind.CHOICE, true, 20,
            "职业技能等级证书", "职业资格证书", "专项职业能力证书", "培训合格证书"),
    MODE("mode", "培训形式", BASIC, Kind.CHOICE, true, 10, "线下", "线上", "线上线下结合"),
    ATTENDANCE("attendance", "学习形式", BASIC, Kind.CHOICE, true, 10, "全日制", "非全日制"),
    START("startsOn", "开班日期", BASIC, Kind.DATE, true, 10),
    END("endsOn", "结课日期", BASIC, Kind.DATE, true, 10),
    THEORY("theoryHours", "理论课时", BASIC, Kind.NUMBER, true, 4),
    PRACTICE("practiceHours", "实训课时", BASIC, Kind.NUMBER, true, 4),
    SAFETY("safetyHours", "安全教育课时", BASIC, Kind.NUMBER, true, 4),
    SIZE("plannedSize", "计划人数", BASIC, Kind.NUMBER, true, 4),
    SUBSIDY("subsidy", "是否申请培训补贴", BASIC, Kind.CHOICE, true, 10, "申请", "不申请"),
    PROJECT("projectCode", "所属项目制培训项目", BASIC, Kind.CHOICE, false, 40),
    HEAD("head", "班期负责人", BASIC, Kind.TEXT, true, 30),
    HEAD_PHONE("headPhone", "负责人电话", BASIC, Kind.PHONE, true, 20),
    NEEDS_PEOPLE("needsPeople", "参训人员基本情况", NEEDS, Kind.LONG_TEXT, true, 2000),
    NEEDS_WISHES("needsWishes", "培训意愿", NEEDS, Kind.LONG_TEXT, true, 2000),
    NEEDS_PROSPECT("needsProspect", "培训后就业创业预期", NEEDS, Kind.LONG_TEXT, true, 2000),
    PLACE("placeId", "培训场地", TEACHING, Kind.CHOICE, false, 20),
    PLACE_NAME("placeName", "目录外场地的名称和地址", TEACHING, Kind.TEXT, false, 200),
    PLACE_CAPACITY("placeCapacity", "目录外场地的容纳人数", TEACHING, Kind.NUMBER, false, 4),
    PLATFORM("platform", "线上培训平台名称和网址", TEACHING, Kind.TEXT, false, 200),
    EXAM_ROUTE("examRoute", "考核评价方式", EXAM, Kind.CHOICE, true, 30, "职业技能考核鉴定", "企业技能人才自主评价",
            "社会培训评价组织职业技能等级认定", "专项职业能力考核", "培训主体自主合格证考试"),
    EXAM_DATE("examOn", "考核日期", EXAM, Kind.DATE, true, 10),
    EXAM_PLACE("examPlace", "考核地点", EXAM, Kind.TEXT, true, 200),
    EXAM_METHOD("examMethod", "考核办法", EXAM, Kind.LONG_TEXT, true, 2000),
    EXAM_VIDEO("examVideo", "考试过程全程录像备查", EXAM, Kind.TICK, false, 5),
    JOB_GUIDANCE("jobGuidance", "职业指导、岗位推介和就业跟踪安排", EXAM, Kind.LONG_TEXT, true, 2000),
    EXPLANATION("explanation", "变更原因、补正说明", SUBMIT, Kind.LONG_TEXT, false, 500),
    COMMITMENT("commitment", "对申报内容真实性的承诺", SUBMIT, Kind.TICK, true, 5);

    public enum Kind { TEXT, LONG_TEXT, DATE, NUMBER, CHOICE, PHONE, TICK }

    private final String key;
    private final String label;
    private final FilingStep step;
    private final Kind kind;
    private final boolean required;
    private final int maxLength;
    private final List<String> options;

    FilingField(String key, String label, FilingStep step, Kind kind, boolean required, int maxLength, String... options) {
        this.key = key;
        this.label = label;
        this.step = step;
        this.kind = kind;
        this.required = required;
        this.maxLength = maxLength;
        this.options = List.of(options);
    }

    /** Name of the input. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public FilingStep step() {
        return step;
    }

    /** For pages: how it is typed. */
    public Kind kind() {
        return kind;
    }

    public boolean required() {
        return required;
    }

    public int maxLength() {
        return maxLength;
    }

    /** Fixed values to choose from; empty when the directory gives them. */
    public List<String> options() {
        return options;
    }

    static List<FilingField> of(FilingStep step) {
        return Arrays.stream(values()).filter(field -> field.step == step).toList();
    }

    static Optional<FilingField> byKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
