package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseType;
import org.springframework.stereotype.Component;

/** What must still hold when the county consents (clauses 11 and 12), weeks after the rules were applied at the hand-in. */
@Component
class ConsentCheck {

    private final FilingChecks checks;
    private final Directory directory;
    private final Reasons reasons;
    private final Clock clock;

    ConsentCheck(FilingChecks checks, Directory directory, Reasons reasons, Clock clock) {
        this.checks = checks;
        this.directory = directory;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 naming what stands against it, and 退回补正 */
    void check(ClassFiling filing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        notBegun(filing, today);
        if (!directory.allows(planned(filing), today)) { // one question; which rule it is, the rules say
            refuse(filing);
        }
    }

    /** Consented to on its first day or later, the class would have begun without consent, or its timetable cannot be kept. */
    private void notBegun(ClassFiling filing, LocalDate today) {
        if (!filing.startsOn().isAfter(today)) {
            throw refused("备案的开班日期" + filing.startsOn()
                    + "已到，不能再同意开班（第11条：先备案、后开班，经同意后方可组织实施培训）。开班日期晚于今天的才能同意；请选择“退回补正”，理由选择“"
                    + reasons.chosen(List.of("LEAD_TIME"), "return").get(0).label() + "”，由培训主体调整日期和课程表后重新报送。");
        }
    }

    /** But for the days before the start, which have passed since it was handed in, in time: nobody is at fault. */
    private void refuse(ClassFiling filing) {
        List<Finding> blocks = checks.check(filing).blocks().stream().filter(block -> !block.code().equals("leadTime")).toList();
        if (!blocks.isEmpty()) {
            throw refused("报送以后机构目录有变化，现在不能同意开班：" + blocks.stream().map(Finding::sentence).limit(5).collect(Collectors.joining())
                    + "请选择“退回补正”并说明，由培训主体调整后重新报送。");
        }
    }

    private static Directory.PlannedClass planned(ClassFiling filing) {
        Plan plan = filing.plan();
        return new Directory.PlannedClass(filing.institutionId(), plan.occupation(), plan.level(), plan.startsOn(),
                uses(plan, Plan.Session::teacherId), uses(plan, lesson -> lesson.placeId() == null ? plan.placeId() : lesson.placeId()));
    }

    private static List<Directory.Use> uses(Plan plan, Function<Plan.Session, Long> what) {
        return List.copyOf(plan.lessons().stream().filter(lesson -> Objects.nonNull(what.apply(lesson)))
                .collect(Collectors.toMap(what, lesson -> new Directory.Use(what.apply(lesson), lesson.date(), lesson.date()), Directory.Use::and)).values());
    }

    private static RequestRefused refused(String sentence) {
        return RequestRefused.badInput(List.of(new Problem(CaseType.DECISION, sentence)));
    }
}
