package org.peixun.delivery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an inspector may find (clause 12); the form's options are the same. */
enum InspectionFinding {
    FEWER("到课人数与考勤不符", true),
    TEACHER("授课教师与备案不一致", true),
    PLACE("培训场地与备案不一致", true),
    CONTENT("培训内容与课程表不一致", false),
    EQUIPMENT("实训设备、教材不足", false),
    SAFETY("存在安全隐患", false),
    NOTICE("未告知补贴政策和投诉举报方式", false),
    CHARGED("向学员收费或者许诺补贴", true),
    VIDEO("未按要求录像", false);

    private final String label;
    private final boolean neverPassed;

    InspectionFinding(String label, boolean neverPassed) {
        this.label = label;
        this.neverPassed = neverPassed;
    }

    String label() {
        return label;
    }

    /** Another class than the one that was filed, or one that costs the trainees something: cannot be 合格. */
    boolean neverPassed() {
        return neverPassed;
    }

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(each -> each.name().equals(name));
    }

    static List<InspectionFinding> of(List<String> names) {
        return names.stream().map(InspectionFinding::valueOf).toList();
    }

    static List<String> labels(List<InspectionFinding> findings) {
        return findings.stream().map(InspectionFinding::label).toList();
    }

    /** By name, for choosing. */
    static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(each -> options.put(each.name(), each.label));
        return options;
    }
}
