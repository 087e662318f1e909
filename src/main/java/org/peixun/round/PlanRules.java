package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.shared.Chars;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** What a round's plan must have, and that it can still be opened (clauses 6, 7). */
@Component
class PlanRules {

    private static final Dates DATES = new Dates();
    private final RoundKinds kinds;
    private final RoundDates roundDates;
    private final Clock clock;

    PlanRules(RoundKinds kinds, RoundDates roundDates, Clock clock) {
        this.kinds = kinds;
        this.roundDates = roundDates;
        this.clock = clock;
    }

    /** @return the instant at which it closes @throws RequestRefused 400 with all problems, or when it is past: such a round could never be opened */
    Instant closes(Rounds.Plan plan) {
        check(plan);
        LocalDate effective = roundDates.effective(plan.dueOn(), plan.dueRule());
        Instant closes = RoundDates.closes(effective, plan.dueTime());
        if (!closes.isAfter(clock.instant())) {
            throw RequestRefused.badInput(List.of(new Problem("dueOn", "截止日期：实际截止时刻" + DATES.day(effective) + " " + plan.dueTime()
                    + "已过，拟定后不能开启。请选择实际截止时刻晚于现在的一天，并核对年度。")));
        }
        return closes;
    }

    private void check(Rounds.Plan plan) {
        var problems = new ArrayList<Problem>();
        kinds.of(plan.caseType());
        if (plan.subject() == null || Chars.count(plan.subject().strip()) < 2 || Chars.count(plan.subject().strip()) > 100) {
            problems.add(new Problem("subject", "任务名称：请填写2至100个字，例如“2026年品牌机构推荐”。"));
        }
        if (plan.basis() == null || Chars.count(plan.basis().strip()) < 2 || Chars.count(plan.basis().strip()) > 300) {
            problems.add(new Problem("basis", "依据文件：请填写2至300个字，写明文号和条款。"));
        }
        if (plan.dueOn() == null || plan.dueOn().getYear() != plan.year()) {
            problems.add(new Problem("dueOn", "截止日期：请选择" + plan.year() + "年内的一天。"));
        }
        if (plan.dueTime() == null) {
            problems.add(new Problem("dueTime", "截止时刻：请填写时和分，例如23:59。"));
        }
        if (plan.dueRule() == null) {
            problems.add(new Problem("dueRule", "非工作日的处理：请选择不顺延、顺延或者提前。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
    }
}
