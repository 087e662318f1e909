package org.peixun.classfiling;

import java.util.List;

/**
 * A document of the application.
 *
 * @param label its name in the case's list of documents
 * @param basis clause
 * @param required {@code false}: only when it applies
 */
public record DocumentKind(String label, String basis, boolean required) {

    private static final String EXAM_PLAN = "考核方案";

    public static final List<DocumentKind> ALL = List.of(
            new DocumentKind("教学计划", "第10条", true),
            new DocumentKind("培训协议书样本", "第12条", true),
            new DocumentKind("真实性承诺书", "第12条", true),
            new DocumentKind(EXAM_PLAN, "第10条", false),
            new DocumentKind("场地和设备证明", "第12条", false),
            new DocumentKind("需求分析报告", "第11条", false),
            new DocumentKind("其他材料", "第13条", false));

    /** @param route of the evaluation: an exam of the body's own has a plan */
    boolean neededWith(String route) {
        return required || label.equals(EXAM_PLAN) && route.equals(ContentRules.OWN_EXAM);
    }

    static boolean known(String label) {
        return ALL.stream().anyMatch(kind -> kind.label().equals(label));
    }
}
