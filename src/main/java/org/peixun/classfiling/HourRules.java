package org.peixun.classfiling;

import static org.peixun.shared.Severity.BLOCK;

import java.math.BigDecimal;
import java.util.List;
import org.peixun.classfiling.Rule.Fault;
import org.peixun.directory.Level;

/** Hours: how many in all, and how they are divided. An hour is 45 minutes. */
final class HourRules {

    static final List<Rule> ALL = List.of(
            new Rule("minHours", "总课时达到等级和补贴标准目录的最低要求", "第8条、第10条", BLOCK, FilingStep.BASIC, HourRules::minHours),
            new Rule("theoryShare", "理论课时占比", "policy:class.theoryShareMin", BLOCK, FilingStep.BASIC,
                    facts -> share(facts, facts.plan().theory(), "理论", "class.theoryShareMin")),
            new Rule("practiceShare", "实训课时占比", "policy:class.practiceShareMin", BLOCK, FilingStep.BASIC,
                    facts -> share(facts, facts.plan().practice(), "实训", "class.practiceShareMin")),
            new Rule("safetyHours", "安全教育课时", "policy:class.safetyHoursMin", BLOCK, FilingStep.BASIC,
                    HourRules::safety));

    private HourRules() {}

    private static List<Fault> minHours(Facts facts) {
        Integer total = facts.plan().totalHours();
        if (total == null || facts.plan().level() == null) {
            return List.of();
        }
        String key = PolicyKeys.minHours(facts.plan().level(), facts.form().value(FilingField.CERTIFICATE));
        int ofLevel = facts.policy().integer(key);
        int ofTrade = ofTrade(facts);
        int needed = facts.change() == null ? ofLevel : Math.min(ofLevel, consented(facts));
        int neededOfTrade = facts.change() == null || !subsidised(facts.change().before().form()) ? ofTrade : Math.min(ofTrade, consented(facts));
        int shortOfLevel = total < needed ? ofLevel : 0;
        int shortOfTrade = total < neededOfTrade ? ofTrade : 0;
        int min = Math.max(shortOfLevel, shortOfTrade);
        if (min == 0) {
            return List.of();
        }
        String what = shortOfTrade > shortOfLevel ? "补贴标准目录中该职业（工种）" + facts.plan().level().label() + "最低" + min + "课时的要求（第8条，自"
                + facts.standard().validFrom() + "起）" : facts.plan().level().label() + "最低" + min + "课时的要求（" + facts.policy().basis(key) + "）";
        return List.of(Fault.of("总课时" + total + "课时，低于" + what + "。", "理论、实训、安全教育课时合计应不少于" + min + "课时。"));
    }

    /** The subsidy catalogue (clause 8) knows trades that take longer; it does not bind who applies for no subsidy. */
    private static int ofTrade(Facts facts) {
        return subsidised(facts.form()) && facts.standard() != null ? facts.standard().minHours() : 0;
    }

    static boolean subsidised(FilingForm form) {
        return !form.value(FilingField.SUBSIDY).equals("不申请");
    }

    /** A class that was consented to with fewer hours may change its teacher all the same, but not apply for the subsidy now. */
    private static int consented(Facts facts) {
        Integer total = Plan.of(facts.change().before().form()).totalHours();
        return total == null ? Integer.MAX_VALUE : total;
    }

    /** A test of a single ability (专项职业能力) has no fixed division. */
    private static List<Fault> share(Facts facts, Integer hours, String what, String key) {
        Integer total = facts.plan().totalHours();
        if (hours == null || total == null || total == 0 || facts.plan().level() == Level.NONE) {
            return List.of();
        }
        BigDecimal percent = BigDecimal.valueOf(facts.policy().integer(key));
        BigDecimal hundredfold = BigDecimal.valueOf(hours).multiply(BigDecimal.valueOf(100));
        if (hundredfold.compareTo(percent.multiply(BigDecimal.valueOf(total))) >= 0) {
            return List.of();
        }
        int needed = percent.multiply(BigDecimal.valueOf(total))
                .divide(BigDecimal.valueOf(100), 0, java.math.RoundingMode.CEILING).intValueExact();
        return List.of(Fault.of(what + "课时" + hours + "课时，不到总课时" + total + "课时的" + percent.stripTrailingZeros().toPlainString()
                + "%。", what + "课时应不少于" + needed + "课时。"));
    }

    private static List<Fault> safety(Facts facts) {
        int min = facts.policy().integer("class.safetyHoursMin");
        Integer hours = facts.plan().safety();
        return hours == null || hours >= min ? List.of()
                : List.of(Fault.of("安全教育课时" + hours + "课时，少于" + min + "课时。", "请安排不少于" + min + "课时的安全教育。"));
    }
}
