package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 确认开班: the institution says when the class really began and how many came (clause 11: 先备案、后开班). */
@Component
@Order(10)
class ConfirmStart implements ClassStep {

    static final Step STEP = new Step("confirmStart", "确认开班", Role.APPLICANT,
            ClassFilingCase.rule("class.startWorkdays", List.of(Role.APPLICANT, Role.COUNTY_CLERK)));

    private final Filings filings;
    private final Rosters rosters;
    private final ClassPauses pauses;
    private final AccessPolicy access;
    private final Clock clock;

    ConfirmStart(Filings filings, Rosters rosters, ClassPauses pauses, AccessPolicy access, Clock clock) {
        this.filings = filings;
        this.rosters = rosters;
        this.pauses = pauses;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Set<String> lapses() {
        return Set.of("event_startLapsed");
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ClassFiling filing = filings.get(submission.caseNumber());
        access.check(submission.actor(), Action.FILE_CLASS, filing.subject());
        Transition.START.from(filing.state());
        filing.started(day(submission.text("startedOn"), filing), size(submission.text("startedSize"), filing));
        filings.saveAndFlush(filing);
        return Map.of("decision", "start");
    }

    private LocalDate day(String typed, ClassFiling filing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        LocalDate day = parse(typed);
        if (day == null || day.isBefore(filing.startsOn()) || day.isAfter(today)) {
            throw refused("startedOn", "实际开班日期“" + typed + "”不能接受（第11条：先备案、后开班）。请按“" + today
                    + "”的格式填写，不早于备案的开班日期" + filing.startsOn() + "，不晚于今天；提前开班的，应当先申请变更。");
        }
        if (day.isAfter(filing.endsOn())) {
            throw refused("startedOn", "实际开班日期" + day + "晚于备案的结课日期" + filing.endsOn() + "，不能接受（第11条：先备案、后开班）。请填写"
                    + filing.startsOn() + "至" + filing.endsOn() + "之间的日期；以后才开班的，先申请变更开班、结课日期和课程表，经同意后再登记。");
        }
        LocalDate consented = LocalDate.ofInstant(filing.consentedAt(), Zone.CHINA);
        if (day.isBefore(consented)) {
            throw refused("startedOn", "实际开班日期" + day + "早于同意开班的日期" + consented + "，不能接受（第11条：经同意后方可组织实施培训）。请填写"
                    + consented + "至" + today + "之间实际开班的日期。");
        }
        if (pauses.of(filing.number()).stream().anyMatch(pause -> pause.coversAll(day))) {
            throw refused("startedOn", "实际开班日期" + day + "在本机构暂停承训资格期间，不能接受（第12条）。请填写恢复承训资格以后实际开班的日期，不晚于今天。");
        }
        return day;
    }

    private static LocalDate parse(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    /** The plan may have been consented to with a larger roster, for a reason; those who are enrolled may come. */
    private int size(String typed, ClassFiling filing) {
        int most = Math.max(filing.plannedSize(), rosters.enrolled(filing.number()).size());
        if (!typed.strip().matches("\\d{1,4}") || Integer.parseInt(typed.strip()) < 1 || Integer.parseInt(typed.strip()) > most) {
            throw refused("startedSize", "到课人数“" + typed + "”不能接受。请填写1至" + most + "（备案人数，花名册人数较多的按花名册）之间的整数；学员有增减的，应当先申请变更。");
        }
        return Integer.parseInt(typed.strip());
    }

    private static RequestRefused refused(String field, String sentence) {
        return RequestRefused.badInput(List.of(new Problem(field, sentence)));
    }
}
