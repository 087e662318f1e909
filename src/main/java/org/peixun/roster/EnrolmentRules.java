package org.peixun.roster;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
            new Rule("perYear", frame -> frame.policy().basis("person.maxPerYear"), EnrolmentRules::perYear),
            new Rule("perYearStudent", frame -> frame.policy().basis("person.maxPerYearStudent"), EnrolmentRules::perYearOfStudent));

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
                .filter(other -> frame.context().subsidised() && other.repeats(frame.context(), months) && !other.overlaps(frame.context()))
                .findFirst()
                .map(other -> Issue.block("该学员" + months + "个月内已参加同一职业（工种）同一等级的培训（" + other.words() + "）。",
                        "距上次结业满" + months + "个月后可以再次参加，或者参加其他职业（工种）、其他等级；请移出花名册。"));
    }

    private static Optional<Issue> perYear(Candidate row, List<Enrolment> others, Frame frame) {
        return student(row) ? Optional.empty() : tooMany(others.stream(), "补贴性培训", "每人每年", "person.maxPerYear", frame);
    }

    /** Clause 3: a student may have a vocational and an entrepreneurial training; each kind is counted by itself. */
    private static Optional<Issue> perYearOfStudent(Candidate row, List<Enrolment> others, Frame frame) {
        return student(row) ? tooMany(others.stream().filter(Enrolment::sameKind), "同一类补贴性培训", "在校学生每人每年每类", "person.maxPerYearStudent", frame)
                : Optional.empty();
    }

    private static boolean student(Candidate row) {
        return row.category().filter(PersonCategory.STUDENT::equals).isPresent();
    }

    private static Optional<Issue> tooMany(Stream<Enrolment> others, String what, String whose, String key, Frame frame) {
        int most = frame.policy().integer(key);
        long had = others.filter(other -> other.inYearOf(frame.context())).count();
        if (!frame.context().subsidised() || had < most) {
            return Optional.empty();
        }
        return Optional.of(Issue.block("该学员" + frame.context().startsOn().getYear() + "年已列入" + had + "个班期的" + what + "，达到" + whose
                + most + "次的上限。", "请移出花名册，下一年度可以再次参加；不申请补贴的班期不受此限。"));
    }
}
