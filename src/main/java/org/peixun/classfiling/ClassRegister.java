package org.peixun.classfiling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the modules that carry a class on ask of it and tell it; rights are checked by them. */
@Component
@Transactional
public class ClassRegister {

    /**
     * What happened.
     *
     * @param step the user task's label, or {@code null}
     * @param action key of its wording, e.g. {@code delivery.attendanceImported}
     * @param forApplicant whether the institution reads it
     */
    public record Event(
            String step, String action, String text, Map<String, AuditTrail.Change> changes, boolean forApplicant) {

        public Event(String step, String action, String text) {
            this(step, action, text, Map.of(), true);
        }
    }

    private final Filings filings;
    private final Snapshots snapshots;
    private final ClassChanges classChanges;
    private final ClassChangeRegister changes;
    private final Rosters rosters;
    private final ClassPauses pauses;
    private final FilingJournal journal;
    private final Clock clock;

    ClassRegister(Filings filings, Snapshots snapshots, ClassChanges classChanges, ClassChangeRegister changes, Rosters rosters,
            ClassPauses pauses, FilingJournal journal, Clock clock) {
        this.filings = filings;
        this.snapshots = snapshots;
        this.classChanges = classChanges;
        this.changes = changes;
        this.rosters = rosters;
        this.pauses = pauses;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws RequestRefused 404; 409 while it has no filing number */
    public RegisteredClass get(String number) {
        ClassFiling filing = filings.get(number);
        if (filing.filingNumber() == null) {
            throw RequestRefused.conflict("只有已同意开班的班期才有培训实施情况，当前状态：" + filing.state().label() + "。");
        }
        return seen(filing);
    }

    /** For its archive: empty when the number is no class's, or of one that never began. */
    public Optional<RegisteredClass> begun(String number) {
        return filings.findById(number).filter(filing -> filing.startedOn() != null).map(this::seen);
    }

    /** The last day of each class, by number. */
    public Map<String, LocalDate> lastDays(Collection<String> numbers) {
        return filings.findByNumberIn(numbers).stream().collect(Collectors.toMap(ClassFiling::number, ClassFiling::endsOn));
    }

    /** For access checks. @throws RequestRefused 404 */
    public AccessPolicy.Subject subject(String number) {
        return filings.get(number).subject();
    }

    /** By the version in force: a change that is being written or waits has changed nothing yet. */
    RegisteredClass seen(ClassFiling filing) {
        FilingForm form = filing.versions().stage() == Versions.Stage.NONE ? filing.form()
                : snapshots.inForce(filing).snapshot().form();
        Plan plan = Plan.of(form);
        List<RegisteredClass.Session> sessions = plan.lessons().stream().map(lesson -> new RegisteredClass.Session(
                lesson.row(), lesson.date(), lesson.starts(), lesson.ends(), lesson.hours(), lesson.content())).toList();
        return new RegisteredClass(filing.number(), filing.title(), filing.filingNumber(), filing.institutionId(),
                filing.institutionName(), filing.jurisdiction(), filing.startsOn(), filing.endsOn(), filing.startedOn(), filing.state(),
                plan.occupation(), form.value(FilingField.CERTIFICATE),
                new RegisteredClass.FiledExam(form.value(FilingField.EXAM_ROUTE), plan.examOn(), form.value(FilingField.EXAM_PLACE),
                        plan.theory() == null || plan.theory() > 0), sessions);
    }

    /**
     * Versions that have been in force, with the time since when by consent to a change; that of the opening since ever.
     * Empty when nothing has changed.
     */
    public Map<Integer, Instant> consents(String number) {
        Map<Integer, Instant> consents = new HashMap<>();
        changes.of(number).stream().filter(change -> "CONSENTED".equals(change.decision()))
                .forEach(change -> consents.put(change.version(), change.decidedAt()));
        if (!consents.isEmpty()) {
            consents.put(filings.get(number).versions().filed(), Instant.EPOCH);
        }
        return consents;
    }

    /** When the class stood still, in no order. */
    public List<ClassPause> pauses(String number) {
        return pauses.of(number);
    }

    /** Timeline and audit. */
    public void record(String number, Actor actor, Event event) {
        ClassFiling filing = filings.get(number);
        journal.record(filing, actor, event.step() == null ? "NOTE" : "STEP_DONE", event.step(), event.action(),
                event.text(), event.changes(), event.forApplicant());
    }

    /** Audit only: one of many alike, which would bury the timeline. */
    public void note(String number, Actor actor, Event event) {
        journal.audit(filings.get(number), actor, event.action(), event.text(), event.changes());
    }

    public void tellInstitution(String number, String title, String text, String link) {
        journal.tellInstitution(filings.get(number), title, text, link);
    }

    public void tell(String number, Role role, String title, String text) {
        journal.tell(filings.get(number), role, title, text);
    }

    /** Its completion is recognised. @throws RequestRefused 409 while a change waits: the same clerk decides on it first */
    public void complete(String number, Set<String> graduates, Actor actor, Event event) {
        ClassFiling filing = filings.get(number);
        if (filing.versions().stage() == Versions.Stage.ASKED) {
            throw RequestRefused.conflict("本班期有一项变更申请待审批（第11条），不能认定结业。请先办理“审批变更”，决定同意或者不同意，再认定结业。");
        }
        filing.graduated(graduates.size());
        take(number, Transition.COMPLETE, actor, event);
        rosters.subsidisedOnly(number, graduates);
    }

    /** Its completion is not recognised. */
    public void fail(String number, Actor actor, Event event) {
        take(number, Transition.FAIL, actor, event);
        rosters.subsidisedOnly(number, Set.of());
    }

    /** Nothing more is to be done. */
    public void close(String number, Actor actor, Event event) {
        take(number, Transition.CLOSE, actor, event);
    }

    private void take(String number, Transition transition, Actor actor, Event event) {
        ClassFiling filing = filings.get(number);
        classChanges.forget(filing, actor);
        FilingState before = filing.state();
        filing.take(transition, clock.instant());
        filings.saveAndFlush(filing);
        Map<String, AuditTrail.Change> changes = Map.of("状态", FilingJournal.state(before, filing.state()));
        journal.record(filing, actor, transition == Transition.COMPLETE ? "STEP_DONE" : "ENDED", event.step(),
                event.action(), event.text(), changes, true);
    }
}
