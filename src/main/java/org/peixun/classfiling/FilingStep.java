package org.peixun.classfiling;

/** The steps of the application page in their order. */
public enum FilingStep {
    BASIC("basic", "基本信息"),
    NEEDS("needs", "需求分析"),
    ROSTER("roster", "花名册"),
    TEACHING("teaching", "师资场地"),
    TIMETABLE("timetable", "课程表"),
    EXAM("exam", "考核与就业服务"),
    DOCUMENTS("documents", "材料"),
    SUBMIT("submit", "核对并报送");

    private final String slug;
    private final String label;

    FilingStep(String slug, String label) {
        this.slug = slug;
        this.label = label;
    }

    /** In addresses. */
    public String slug() {
        return slug;
    }

    public String label() {
        return label;
    }

    /** @throws org.peixun.shared.RequestRefused 404 */
    public static FilingStep of(String slug) {
        for (FilingStep step : values()) {
            if (step.slug.equals(slug)) {
                return step;
            }
        }
        throw org.peixun.shared.RequestRefused.notFound("没有这一步。请从左侧的步骤中选择。");
    }
}
