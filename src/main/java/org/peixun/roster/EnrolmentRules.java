package org.peixun.roster;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules across all classes of the city, for one trainee and the places that he already has. */
final class EnrolmentRules {

    /** @param check gets the trainee, his other classes by start date, the frame */
    record Rule(String code, Function<Frame, String> basis, Check check) {}

    interface Check {
        Optional<Issue> of(Candidate row, List<Enrolment> others, Frame frame);
    }

    static final List<Rule> ALL = List.of(
            new Rule("overlap", frame -> "第13条", EnrolmentRules::overlap),
            new Rule("sameTradeLevel", frame -> frame.policy().basis("person.sameTradeLevelMonths"),
                    EnrolmentRules::sameTradeLevel),
            new Rule("perYear", frame -> frame.policy().basis("person.maxPerYear"), EnrolmentRules::perYear));

    private EnrolmentRules() {}

    private static Optional<Issue> overlap(Candidate row, List<Enrolment> others, Frame frame) {
        return others.stream().filter(other -> other.overlaps(frame.context())).findFirst().map(other -> Issue.block(
                "该学员已列入另一班期（" + other.words() + "），与本班期时间重叠。",
                "同一人不能同时参加两个班期；请核对后移出花名册，或者调整本班期的日期。"));
    }

    private static Optional<Issue> sameTradeLevel(Candidate row, List<Enrolment> others, Frame frame) {
        int months = frame.policy().integer("person.sameTradeLevelMonths");
        // a class at the same time has been named already
        return others.stream()
                .filter(other -> other.repeats(frame.context(), months) && !other.overlaps(frame.context()))
                .findFirst()
                .map(other -> Issue.block("该学员" + months + "个月内已参加同一职业（工种）同一等级的培训（" + other.words() + "）。",
                        "距上次结业满" + months + "个月后可以再次参加，或者参加其他职业（工种）、其他等级；请移出花名册。"));
    }

    private static Optional<Issue> perYear(Candidate row, List<Enrolment> others, Frame frame) {
        boolean student = row.category().filter(PersonCategory.STUDENT::equals).isPresent();
        int most = frame.policy().integer(student ? "person.maxPerYearStudent" : "person.maxPerYear");
        long had = others.stream().filter(other -> other.inYearOf(frame.context())).count();
        if (had < most) {
            return Optional.empty();
        }
        int year = frame.context().startsOn().getYear();
        return Optional.of(Issue.block(
                "该学员" + year + "年已列入" + had + "个班期，达到" + (student ? "在校学生" : "") + "每人每年" + most + "次的上限。",
                "请移出花名册，下一年度可以再次参加。"));
    }
}
