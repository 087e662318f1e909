package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
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
    private final StartDays days;
    private final AccessPolicy access;

    ConfirmStart(Filings filings, Rosters rosters, StartDays days, AccessPolicy access) {
        this.filings = filings;
        this.rosters = rosters;
        this.days = days;
        this.access = access;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Set<String> lapses() {
        return Set.of("event_startLapsed");
    }

    /** The first day of the class: a change may have put it off while the start waits to be confirmed. */
    @Override
    public Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return filings.findByNumberIn(caseNumbers).stream().collect(Collectors.toMap(ClassFiling::number, ClassFiling::startsOn));
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ClassFiling filing = filings.get(submission.caseNumber());
        access.check(submission.actor(), Action.FILE_CLASS, filing.subject());
        Transition.START.from(filing.state());
        String size = submission.text("startedSize").strip();
        List<Problem> problems = Stream.of(days.problem(submission.text("startedOn"), filing), sizeProblem(size, filing))
                .flatMap(Optional::stream).toList();
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        filing.started(days.checked(submission.text("startedOn"), filing), Integer.parseInt(size));
        filings.saveAndFlush(filing);
        return Map.of("decision", "start");
    }

    /** The plan may have been consented to with a larger roster, for a reason; those who are enrolled may come. */
    private Optional<Problem> sizeProblem(String typed, ClassFiling filing) {
        int most = Math.max(filing.plannedSize(), rosters.enrolled(filing.number()).size());
        if (typed.matches("\\d{1,4}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= most) {
            return Optional.empty();
        }
        return Optional.of(new Problem("startedSize", "到课人数“" + typed + "”不能接受。请填写1至" + most + "（备案人数，花名册人数较多的按花名册）之间的整数；学员有增减的，应当先申请变更。"));
    }
}
