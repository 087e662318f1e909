package org.peixun.classfiling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.peixun.directory.Level;

/** 证书类型: by which evaluation it is come by (clauses 5 and 10), and whether it is given for a level. */
enum Certificate {
    SKILL_LEVEL("职业技能等级证书", true, "企业技能人才自主评价", "社会培训评价组织职业技能等级认定"),
    QUALIFICATION("职业资格证书", true, "职业技能考核鉴定"),
    ABILITY("专项职业能力证书", false, "专项职业能力考核"),
    OWN("培训合格证书", null, "培训主体自主合格证考试");

    private final String label;
    private final Boolean graded;
    private final List<String> routes;

    /** @param graded {@code null}: for trades with levels and for those without */
    Certificate(String label, Boolean graded, String... routes) {
        this.label = label;
        this.graded = graded;
        this.routes = List.of(routes);
    }

    static Optional<Certificate> of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    String label() {
        return label;
    }

    List<String> routes() {
        return routes;
    }

    boolean fits(Level level) {
        return graded == null || graded == (level != Level.NONE);
    }

    /** Labels of those given for this level. */
    static String fitting(Level level) {
        return String.join("、", Arrays.stream(values()).filter(each -> each.fits(level)).map(Certificate::label).toList());
    }
}
