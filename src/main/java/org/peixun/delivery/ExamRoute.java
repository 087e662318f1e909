package org.peixun.delivery;

/** 评价方式: the four of clause 5, and the training body's own exam of clause 10. */
enum ExamRoute {
    APPRAISAL("职业技能考核鉴定"),
    ENTERPRISE("企业技能人才自主评价"),
    SOCIAL("社会培训评价组织职业技能等级认定"),
    SPECIAL("专项职业能力考核"),
    OWN("合格证考试（自行命题）");

    private final String label;

    ExamRoute(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
