package org.peixun.classfiling;

import static org.peixun.shared.Severity.BLOCK;
import static org.peixun.shared.Severity.WARN;

import java.util.List;
import org.peixun.classfiling.Rule.Fault;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;

/** Who may open which class, when and for how many. */
final class AdmissionRules {

    static final List<Rule> ALL = List.of(
            new Rule("directoryStatus", "机构在目录内且状态正常", "第12条", BLOCK, FilingStep.BASIC, AdmissionRules::status),
            new Rule("scope", "职业和等级在承训范围和协议有效期内", "第12条", BLOCK, FilingStep.BASIC, AdmissionRules::scope),
            new Rule("standardInForce", "申请补贴的，补贴标准目录中有开班日期有效的标准", "第8条", WARN, FilingStep.BASIC, AdmissionRules::standardInForce),
            new Rule("leadTime", "先备案、后开班，提前报送", "policy:filing.leadWorkdays", BLOCK, FilingStep.BASIC,
                    AdmissionRules::leadTime),
            new Rule("dateOrder", "结课日期不早于开班日期", "第11条", BLOCK, FilingStep.BASIC, AdmissionRules::dateOrder),
            new Rule("maxSize", "班期人数不超过上限", "policy:class.maxSize", BLOCK, FilingStep.BASIC, AdmissionRules::maxSize),
            new Rule("sizeWarning", "班期人数接近上限的说明", "policy:class.warnSize", WARN, FilingStep.BASIC,
                    AdmissionRules::warnSize),
            new Rule("sizeMatchesRoster", "计划人数与花名册一致", "第11条", WARN, FilingStep.ROSTER,
                    AdmissionRules::sizeMatchesRoster));

    static final String LATER = "目录状态恢复为“正常”后可以报送；有疑问请联系所在县（市、区）人社部门。";

    private AdmissionRules() {}

    /**
     * For new classes. A running one stands still while the institution is suspended, or carries on by decision under
     * supervision: then its teacher may fall ill as well.
     */
    private static List<Fault> status(Facts facts) {
        Directory.Standing standing = facts.standing();
        return facts.change() != null || standing.status() == DirectoryStatus.NORMAL ? List.of() : List.of(Fault.of("本机构" + barred(standing), LATER));
    }

    /** Why an institution may hand in no class just now. */
    static String barred(Directory.Standing standing) {
        String decision = standing.effectiveOn() == null ? "" : "（自" + standing.effectiveOn() + "起"
                + (standing.documentNo() == null ? "" : "，" + standing.documentNo()) + "）";
        return "当前的目录状态为“" + standing.status().label() + "”" + decision + "，不能申请开班。";
    }

    private static List<Fault> scope(Facts facts) {
        if (facts.plan().occupation() == null || facts.plan().level() == null || facts.plan().startsOn() == null
                || facts.inScope()) {
            return List.of();
        }
        return List.of(Fault.of("所选职业（工种）和等级在开班日期不在本机构的承训范围或者协议有效期内。",
                "请选择机构目录中本机构已核定且协议仍有效的职业和等级。"));
    }

    /** To be explained, not refused: the city may be about to publish the line, and the subsidy is decided on later. */
    private static List<Fault> standardInForce(Facts facts) {
        Plan plan = facts.plan();
        if (plan.occupation() == null || plan.level() == null || plan.startsOn() == null || facts.standard() != null
                || !HourRules.subsidised(facts.form()) || explainedBefore(facts)) {
            return List.of();
        }
        String later = facts.standardFrom() == null ? "" : "，以后的标准自" + facts.standardFrom() + "起";
        return List.of(Fault.of("申请培训补贴，而补贴标准目录中所选职业（工种）" + plan.level().label() + "没有在开班日期" + plan.startsOn() + "有效的标准" + later + "。",
                "请核对职业（工种）、等级和开班日期；不申请补贴的，“" + FilingField.SUBSIDY.label() + "”改为“不申请”；确需申请的，说明补贴的依据。"));
    }

    /** The class that was consented to was this one in all that the standard depends on. */
    private static boolean explainedBefore(Facts facts) {
        if (facts.change() == null || !HourRules.subsidised(facts.change().before().form())) {
            return false;
        }
        Plan before = Plan.of(facts.change().before().form());
        return facts.plan().occupation().equals(before.occupation()) && facts.plan().level() == before.level()
                && facts.plan().startsOn().equals(before.startsOn());
    }

    private static List<Fault> leadTime(Facts facts) {
        var start = facts.plan().startsOn();
        if (facts.change() != null) {
            return List.of();
        }
        if (facts.earliestStart() == null) {
            return List.of(Fault.of("工作日安排尚未录入，无法核算提前报送的工作日数。", "请联系系统管理员录入工作日历后再报送。"));
        }
        if (start == null || !start.isBefore(facts.earliestStart())) {
            return List.of();
        }
        return List.of(Fault.of("开班日期" + start + "距今天不足" + facts.policy().integer("filing.leadWorkdays") + "个工作日。",
                "今天报送的，开班日期最早为" + facts.earliestStart() + "。"));
    }

    private static List<Fault> dateOrder(Facts facts) {
        var start = facts.plan().startsOn();
        var end = facts.plan().endsOn();
        if (start == null || end == null || !end.isBefore(start)) {
            return List.of();
        }
        return List.of(Fault.of("结课日期" + end + "早于开班日期" + start + "。", "请填写不早于开班日期的结课日期。"));
    }

    private static List<Fault> maxSize(Facts facts) {
        int max = facts.policy().integer("class.maxSize");
        int size = Math.max(facts.trainees(), facts.plan().size() == null ? 0 : facts.plan().size());
        if (facts.plan().size() != null && facts.plan().size() < 1) {
            return List.of(Fault.of("计划人数为0人。", "请填写1至" + max + "之间的人数。"));
        }
        return size <= max ? List.of()
                : List.of(Fault.of("班期人数" + size + "人，超过每班" + max + "人的上限。", "每班不超过" + max + "人；人数较多的，请分班申报。"));
    }

    private static List<Fault> warnSize(Facts facts) {
        int max = facts.policy().integer("class.maxSize");
        int warn = facts.policy().integer("class.warnSize");
        int size = Math.max(facts.trainees(), facts.plan().size() == null ? 0 : facts.plan().size());
        return size <= warn || size > max ? List.of()
                : List.of(Fault.of("班期人数" + size + "人，超过" + warn + "人。", "请说明场地、设备和教师如何保证培训质量。"));
    }

    private static List<Fault> sizeMatchesRoster(Facts facts) {
        Integer size = facts.plan().size();
        return size == null || facts.trainees() == 0 || size == facts.trainees() ? List.of()
                : List.of(Fault.of("计划人数" + size + "人，花名册" + facts.trainees() + "人，两者不一致。",
                        "请改为一致，或者说明原因。"));
    }
}
