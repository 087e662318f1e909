package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedDay;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** On which days a class can have begun (clauses 11, 12): as filed and consented to, and not while its institution was suspended. */
@Component
class StartDays {

    private final ClassPauses pauses;
    private final Clock clock;

    StartDays(ClassPauses pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 naming what would be accepted */
    LocalDate checked(String typed, ClassFiling filing) {
        problem(typed, filing).ifPresent(problem -> {
            throw RequestRefused.badInput(List.of(problem));
        });
        return TypedDay.read(typed);
    }

    /** Names what would be accepted; empty: this day is. */
    Optional<Problem> problem(String typed, ClassFiling filing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        LocalDate day = TypedDay.read(typed);
        if (day == null || day.isBefore(filing.startsOn()) || day.isAfter(today)) {
            return wrong("实际开班日期“" + typed + "”不能接受（第11条：先备案、后开班）。请按“" + today
                    + "”的格式填写，不早于备案的开班日期" + filing.startsOn() + "，不晚于今天；提前开班的，应当先申请变更。");
        }
        if (day.isAfter(filing.endsOn())) {
            return wrong("实际开班日期" + day + "晚于备案的结课日期" + filing.endsOn() + "，不能接受（第11条：先备案、后开班）。请填写"
                    + filing.startsOn() + "至" + filing.endsOn() + "之间的日期；以后才开班的，先申请变更开班、结课日期和课程表，经同意后再登记。");
        }
        LocalDate consented = LocalDate.ofInstant(filing.consentedAt(), Zone.CHINA);
        if (day.isBefore(consented)) {
            return wrong("实际开班日期" + day + "早于同意开班的日期" + consented + "，不能接受（第11条：经同意后方可组织实施培训）。请填写"
                    + consented + "至" + today + "之间实际开班的日期。");
        }
        if (pauses.of(filing.number()).stream().anyMatch(pause -> pause.coversAll(day))) {
            return wrong("实际开班日期" + day + "在本机构暂停承训资格期间，不能接受（第12条）。请填写恢复承训资格以后实际开班的日期，不晚于今天。");
        }
        return Optional.empty();
    }

    private static Optional<Problem> wrong(String sentence) {
        return Optional.of(new Problem("startedOn", sentence));
    }
}
