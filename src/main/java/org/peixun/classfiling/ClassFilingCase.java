package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** 开班备案 as the workflow sees it. */
@Component
class ClassFilingCase implements CaseType {

    static final String ID = "classFiling";
    static final String CORRECT = "correctFiling";

    static final List<Role> COUNTY_LADDER = List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER);

    static final Step ACCEPTANCE =
            new Step("acceptFiling", "受理备案", Role.COUNTY_CLERK, rule("filing.acceptWorkdays", COUNTY_LADDER));
    static final Step REVIEW =
            new Step("reviewFiling", "审核备案", Role.COUNTY_CLERK, rule("filing.reviewWorkdays", COUNTY_LADDER));
    static final Step CONSENT = new Step("consentOpening", "审批开班", Role.COUNTY_MANAGER,
            rule("filing.consentWorkdays", List.of(Role.COUNTY_MANAGER, Role.CITY_MANAGER)));
    static final Step CORRECTION = new Step(CORRECT, "补正备案", Role.APPLICANT,
            rule("filing.correctionWorkdays", List.of(Role.APPLICANT, Role.COUNTY_CLERK)));

    private final Filings filings;
    private final AccessPolicy access;
    private final Sections sections;
    private final Notices notices;
    private final ClassRegister register;
    private final Supplier<List<ClassStep>> steps;
    private final ObjectProvider<ClassSections> moreSections;

    ClassFilingCase(
            Filings filings, AccessPolicy access, Sections sections, Notices notices, ClassRegister register,
            ObjectProvider<ClassStep> steps, ObjectProvider<ClassSections> moreSections) {
        this.filings = filings;
        this.access = access;
        this.sections = sections;
        this.notices = notices;
        this.register = register;
        this.steps = SingletonSupplier.of(() -> steps.orderedStream().toList());
        this.moreSections = moreSections;
    }

    static DeadlineRule rule(String key, List<Role> ladder) {
        return DeadlineRule.usual(key, ladder);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "开班备案";
    }

    @Override
    public String numberPrefix() {
        return "开班";
    }

    @Override
    public List<Step> steps() {
        return steps.get().stream().map(ClassStep::step).toList();
    }

    @Override
    public AccessPolicy.Subject subject(String caseNumber) {
        return filings.get(caseNumber).subject();
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        return at(submission.stepKey()).complete(submission);
    }

    private ClassStep at(String stepKey) {
        return steps.get().stream().filter(step -> step.step().key().equals(stepKey)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown step " + stepKey));
    }

    @Override
    public Map<String, Object> known(String caseNumber, String stepKey) {
        return at(stepKey).known(caseNumber);
    }

    @Override
    public List<Confirmation> confirmations(String caseNumber, String stepKey) {
        return at(stepKey).confirmations(caseNumber);
    }

    @Override
    public Map<String, LocalDate> countsFrom(String stepKey, Collection<String> caseNumbers) {
        return at(stepKey).countsFrom(caseNumbers);
    }

    @Override
    public Set<String> lapses() {
        return steps.get().stream().flatMap(step -> step.lapses().stream()).collect(Collectors.toSet());
    }

    @Override
    public List<Section> sections(String caseNumber, Actor reader) {
        ClassFiling filing = filings.get(caseNumber);
        access.check(reader, Action.SEE_CASE, filing.subject());
        List<Section> all = new ArrayList<>(sections.of(filing, reader));
        if (filing.begun()) {
            RegisteredClass registered = register.seen(filing);
            moreSections.orderedStream().forEach(more -> all.addAll(more.of(registered, reader)));
        }
        return all;
    }

    /** The receipt while its number stands; the latest notice while it says what is to be done. */
    @Override
    public List<Paper> papers(String caseNumber, Actor reader) {
        ClassFiling filing = filings.get(caseNumber);
        if (filing.certified()) {
            return List.of(new Paper(LetterKind.RECEIPT.label(), LetterKind.RECEIPT.path(caseNumber, 1)));
        }
        return switch (filing.state()) {
            case RETURNED, REFUSED, TERMINATED -> notices.latest(caseNumber)
                    .map(notice -> new Paper(notice.letterLabel(), notice.letterPath())).stream().toList();
            default -> List.of();
        };
    }

    @Override
    public String correctionPath(String caseNumber, String stepKey) {
        return CORRECT.equals(stepKey) ? "/filings/" + caseNumber : null;
    }

    @Override
    public String bulkDecision(String stepKey) {
        return CONSENT.key().equals(stepKey) ? "approve" : null;
    }

    @Override
    public boolean isDraft(String caseNumber) {
        return filings.get(caseNumber).state() == FilingState.DRAFT;
    }

    @Override
    public String draftPath(String caseNumber) {
        return "/filings/" + caseNumber;
    }

    /** Clause 11: consent comes before the first day of the class. Without it when an earlier version let a returned filing lose that day. */
    @Override
    public Goal goal(String caseNumber) {
        ClassFiling filing = filings.get(caseNumber);
        if (filing.startsOn() == null) {
            return null;
        }
        return switch (filing.state()) {
            case SUBMITTED, RETURNED, UNDER_REVIEW, AWAITING_CONSENT -> new Goal(
                    List.of(ACCEPTANCE, REVIEW, CONSENT), filing.startsOn(), "开班", "filing.leadWorkdays");
            default -> null;
        };
    }

    @Override
    public String lapseKey() {
        return "filing.lapseWorkdays";
    }
}
