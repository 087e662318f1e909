package org.peixun.classfiling;

import static org.peixun.shared.Severity.BLOCK;
import static org.peixun.shared.Severity.WARN;

import java.util.ArrayList;
import java.util.List;
import org.peixun.classfiling.Rule.Fault;
import org.peixun.directory.Level;
import org.peixun.shared.Chars;

/** Needs analysis, teachers and place, exam, documents, commitment. */
final class ContentRules {

    static final String OWN_EXAM = Certificate.OWN.routes().get(0);

    static final List<Rule> ALL = List.of(
            new Rule("needsAnalysis", "培训前完成需求分析", "policy:filing.needsMinChars", BLOCK, FilingStep.NEEDS, ContentRules::needs),
            new Rule("teachersChosen", "列明授课教师", "第12条", BLOCK, FilingStep.TEACHING, ContentRules::teachers),
            new Rule("placeChosen", "列明培训场地", "第12条", BLOCK, FilingStep.TEACHING, ContentRules::place),
            new Rule("platformNamed", "线上培训写明平台", "第9条", BLOCK, FilingStep.TEACHING, ContentRules::platform),
            new Rule("certificateLevel", "证书类型与等级相符", "第5条、第10条", BLOCK, FilingStep.BASIC, ContentRules::certificateLevel),
            new Rule("ownExamOnly", "合格证考试只用于不能进行技能人才评价的职业（工种）", "第10条", WARN, FilingStep.BASIC,
                    ContentRules::ownExamOnly),
            new Rule("examRoute", "考核方式与证书类型相符", "第5条、第10条", BLOCK, FilingStep.EXAM, ContentRules::examRoute),
            new Rule("examDate", "考核日期不早于结课日期", "第10条", BLOCK, FilingStep.EXAM, ContentRules::examDate),
            new Rule("examVideo", "自主考试全程录像", "第10条", BLOCK, FilingStep.EXAM, ContentRules::examVideo),
            new Rule("documents", "材料齐全", "第11条", BLOCK, FilingStep.DOCUMENTS, ContentRules::documents),
            new Rule("commitment", "真实性承诺", "第12条", BLOCK, FilingStep.SUBMIT, ContentRules::commitment));

    private ContentRules() {}

    /** A needs analysis of a few words is none. */
    private static List<Fault> needs(Facts facts) {
        int min = facts.policy().integer("filing.needsMinChars");
        return FilingField.of(FilingStep.NEEDS).stream()
                .filter(field -> !facts.form().value(field).isEmpty())
                .filter(field -> Chars.count(facts.form().value(field)) < min)
                .map(field -> Fault.at(field.key(), "“" + field.label() + "”只有" + Chars.count(facts.form().value(field)) + "字，没有说明情况。",
                        "请结合参训人员实际说明，不少于" + min + "字。"))
                .toList();
    }

    private static List<Fault> teachers(Facts facts) {
        return facts.form().teachers().stream().anyMatch(id -> facts.teacher(id) != null) ? List.of()
                : List.of(Fault.of("没有选择授课教师。", "请在本机构已登记的教师中勾选；名单中没有的，由县（市、区）人社部门在“机构目录”中登记，登记后即可勾选。"));
    }

    private static List<Fault> place(Facts facts) {
        if (facts.place() != null || facts.form().value(FilingField.MODE).equals("线上")) {
            return List.of();
        }
        if (facts.form().value(FilingField.PLACE_NAME).isEmpty()) {
            return List.of(Fault.of("没有选择培训场地。", "请选择已登记的场地，或者填写目录外场地的名称、地址和容纳人数。"));
        }
        return facts.plan().placeCapacity() == null
                ? List.of(Fault.of("目录外场地没有填写容纳人数。", "请填写该场地的容纳人数。")) : List.of();
    }

    /** The county holds it against the directory of platforms, and looks in. */
    private static List<Fault> platform(Facts facts) {
        String mode = facts.form().value(FilingField.MODE);
        boolean online = !mode.isEmpty() && !mode.equals("线下");
        return !online || !facts.form().value(FilingField.PLATFORM).isEmpty() ? List.of()
                : List.of(Fault.of("培训形式为“" + mode + "”，没有写明线上培训平台。", "请填写平台的名称和网址；全部在教室授课的，培训形式改为“线下”。"));
    }

    /** A change cannot choose another certificate or level: what was consented to stays. */
    private static List<Fault> certificateLevel(Facts facts) {
        String label = facts.form().value(FilingField.CERTIFICATE);
        Level level = facts.plan().level();
        if (facts.change() != null || level == null || Certificate.of(label).map(each -> each.fits(level)).orElse(true)) {
            return List.of();
        }
        return List.of(Fault.of("证书类型为“" + label + "”，等级为“" + level.label() + "”，两者不相符。",
                "“" + level.label() + "”的班期请选择：" + Certificate.fitting(level) + "。"));
    }

    /** Whether the trade can be evaluated at present is for the county to judge; the institution says why not. */
    private static List<Fault> ownExamOnly(Facts facts) {
        boolean own = facts.form().value(FilingField.CERTIFICATE).equals(Certificate.OWN.label());
        if (facts.change() != null || !own || facts.occupation() == null || !facts.occupation().evaluated()) {
            return List.of();
        }
        return List.of(Fault.of("“" + facts.occupation().name() + "”可以进行职业技能等级认定或者专项职业能力考核，一般不得由培训主体自行组织合格证考试。",
                "请改选相应的证书类型和评价方式；目前确实不能进行评价的，说明原因（如尚无评价机构）。"));
    }

    private static List<Fault> examRoute(Facts facts) {
        String route = facts.form().value(FilingField.EXAM_ROUTE);
        Certificate certificate = Certificate.of(facts.form().value(FilingField.CERTIFICATE)).orElse(null);
        if (route.isEmpty() || certificate == null || certificate.routes().contains(route)) {
            return List.of();
        }
        return List.of(Fault.of("证书类型为“" + certificate.label() + "”，考核评价方式为“" + route + "”，两者不相符。",
                "“" + certificate.label() + "”的考核评价方式请选择：" + String.join("、", certificate.routes()) + "。"));
    }

    private static List<Fault> examDate(Facts facts) {
        var exam = facts.plan().examOn();
        var end = facts.plan().endsOn();
        return exam == null || end == null || !exam.isBefore(end) ? List.of()
                : List.of(Fault.of("考核日期" + exam + "早于结课日期" + end + "。", "请填写不早于结课日期的考核日期。"));
    }

    private static List<Fault> examVideo(Facts facts) {
        boolean own = facts.form().value(FilingField.EXAM_ROUTE).equals(OWN_EXAM);
        return !own || facts.form().ticked(FilingField.EXAM_VIDEO) ? List.of()
                : List.of(Fault.of("自主合格证考试没有确认全程录像。", "请确认考试过程全程录像备查，备案地人社部门将巡考。"));
    }

    private static List<Fault> documents(Facts facts) {
        List<Fault> faults = new ArrayList<>();
        for (DocumentKind kind : DocumentKind.ALL) {
            if (kind.neededWith(facts.form().value(FilingField.EXAM_ROUTE)) && !facts.documents().contains(kind.label())) {
                faults.add(Fault.at(kind.label(), "缺少“" + kind.label() + "”（" + kind.basis() + "）。",
                        "请上传PDF、图片、Word或者Excel格式的“" + kind.label() + "”。"));
            }
        }
        return faults;
    }

    private static List<Fault> commitment(Facts facts) {
        return facts.form().ticked(FilingField.COMMITMENT) ? List.of()
                : List.of(Fault.of("没有勾选真实性承诺。", "请阅读承诺内容后勾选。"));
    }
}
