package org.peixun.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Zone;

/** What a feature tells the workflow about its process; one bean a process. */
public interface CaseType {

    /** Key of the field with the decision, in every step's form that has one. */
    String DECISION = "decision";

    /** Process id = file name, e.g. {@code classFiling}. */
    String id();

    /** 开班备案 */
    String label();

    /** What is done on the day on which a case begins. */
    default String handedIn() {
        return "报送";
    }

    /** Start of its case numbers: 开班 in 开班2026-00412. */
    String numberPrefix();

    /** Its user tasks in the order of the happy path. */
    List<Step> steps();

    /**
     * The office's steps that usually still lie ahead; all of them while the case is with the institution.
     *
     * @param open keys of the steps at which the case is
     */
    default List<Step> ahead(String caseNumber, Collection<String> open) {
        return Step.after(steps().stream().filter(step -> step.role() != Role.APPLICANT).toList(), open);
    }

    /** Whether by when the step ends would tell an institution the day of the visit. */
    default boolean unannounced(String stepKey) {
        return steps().stream().anyMatch(step -> step.key().equals(stepKey) && step.unannounced());
    }

    /** Whether this reader may have a document of the case: some are not for the institution. @param kind e.g. 证据材料 */
    default boolean shows(String caseNumber, String kind, Actor reader) {
        return true;
    }

    /** Whether somebody who is no officer of its county or city reads the office's own lines as well: who judges the procedure must see it. */
    default boolean readsAll(String caseNumber, Actor reader) {
        return false;
    }

    /**
     * What is written about the case beside its forms, e.g. why it is passed on: it ends in the timeline, the audit and in
     * mails.
     *
     * @param texts field → text
     * @throws org.peixun.shared.RequestRefused 400 naming the field when it says what must not be known
     */
    default void checkWritten(String caseNumber, Map<String, Object> texts, Actor by) {}

    /** Where the case lies, for access checks. @throws org.peixun.shared.RequestRefused 404 */
    AccessPolicy.Subject subject(String caseNumber);

    /**
     * Carries out what the person decided, in the engine's transaction, before the task is completed. Checks the
     * person's right and the case's state.
     *
     * @return the gateway answers to keep as process variables, e.g. {@code decision=return}; nothing else is kept
     * @throws org.peixun.shared.RequestRefused with the sentence the person reads; the task stays open
     */
    Map<String, Object> complete(TaskSubmission submission);

    /** The tabs of the case page for this reader, in order; the first is open. */
    List<Section> sections(String caseNumber, Actor reader);

    /**
     * @param id anchor, e.g. {@code roster}
     * @param title 花名册
     * @param count shown behind the title, or {@code null}
     * @param template Thymeleaf template with a fragment {@code content(model)}, e.g. {@code classfiling/roster}
     * @param model whatever the fragment reads; records, never entities
     * @param onForm whether it stands in the printed form as well: what the leader consents to does, what comes afterwards does not
     */
    record Section(String id, String title, Integer count, String template, Object model, boolean onForm) {

        public Section(String id, String title, Integer count, String template, Object model) {
            this(id, title, count, template, model, true);
        }

        /** For the screen only. */
        public static Section offForm(String id, String title, Integer count, String template, Object model) {
            return new Section(id, title, count, template, model, false);
        }
    }

    /** What a reader of the case must be allowed. */
    default Action seenBy() {
        return Action.SEE_CASE;
    }

    /** Papers of the case for this reader, shown in the page's head, e.g. its receipt. */
    default List<Paper> papers(String caseNumber, Actor reader) {
        return List.of();
    }

    /** @param label 备案回执 @param path inside the application */
    record Paper(String label, String path) {}

    /** What the case knows already of a step's form: it stands there until typed over. @return form key → value */
    default Map<String, Object> known(String caseNumber, String stepKey) {
        return Map.of();
    }

    /** What the page leaves out of a step's form in this case, and says under its fields; the form's file knows no case. */
    default Fitting fitting(String caseNumber, String stepKey) {
        return Fitting.NONE;
    }

    /** @param left form keys of what is not to be filled in here @param hints form key → what only the case or the parameters know */
    record Fitting(Set<String> left, Map<String, String> hints) {

        public static final Fitting NONE = new Fitting(Set.of(), Map.of());
    }

    /**
     * What the page asks before a step is handed in with an answer that nobody can take back; the first whose answers are
     * given is asked. It is a question, not a rule: what is forbidden is refused by {@link #complete}.
     */
    default List<Confirmation> confirmations(String caseNumber, String stepKey) {
        return List.of();
    }

    /** @param when form answers, e.g. {@code decision=withdraw&withdrawn=first} @param question whom it concerns, and what follows */
    record Confirmation(String when, String question) {}

    /** Where the applicant of a returned case corrects it, or {@code null} when the step has its form on the case page. */
    default String correctionPath(String caseNumber, String stepKey) {
        return null;
    }

    /**
     * Keys of steps that several people do side by side, each of them once: of the open tasks a person is offered one, and
     * none after having done one.
     */
    default Set<String> onceEach() {
        return Set.of();
    }

    /** Whether it was not handed in yet: then only its institution sees it. */
    default boolean isDraft(String caseNumber) {
        return false;
    }

    /** Where a draft is edited, e.g. {@code /filings/开班2026-00412}. */
    default String draftPath(String caseNumber) {
        return "/cases/" + caseNumber;
    }

    /**
     * The decision that an officer may give to several cases of a step at once: one that goes on and needs no opinion,
     * e.g. {@code approve}; {@code null} when each case is decided by itself.
     */
    default String bulkDecision(String stepKey) {
        return null;
    }

    /**
     * The day that will not wait for the office, and what has to be done before it; {@code null} when the case has none
     * or it was reached.
     */
    default Goal goal(String caseNumber) {
        return null;
    }

    /**
     * @param steps the office's steps that have to end before it, in their order
     * @param day e.g. the first day of the class
     * @param what 开班
     * @param leadKey policy key: working days that have to lie between handing in and the day
     */
    record Goal(List<Step> steps, LocalDate day, String what, String leadKey) {}

    /**
     * The fixed end of a step's period, e.g. the deadline of an annual round; {@code null} where the period is counted in
     * working days from the step's beginning.
     */
    default Instant dueAt(String caseNumber, String stepKey) {
        return null;
    }

    /** Whether all its steps end on days that the feature keeps ({@link #dueAt}): it moves them itself when the calendar is corrected. */
    default boolean keepsItsLimits() {
        return false;
    }

    /** Policy key: working days after which a returned case lapses, e.g. {@code filing.lapseWorkdays}; {@code null} = never. */
    default String lapseKey() {
        return null;
    }

    /** Ids of the boundary events that end a step when nothing was done, so many working days after its beginning. */
    default Set<String> lapses() {
        return Set.of();
    }

    /**
     * The day from which the period of a step counts, of those cases that have set one: e.g. the day of a visit that has
     * to be entered. Of the others, and of those at which the step began on that day or later, it counts from its beginning.
     */
    default Map<String, LocalDate> countsFrom(String stepKey, Collection<String> caseNumbers) {
        return Map.of();
    }

    /** From when the period of a step counts that has {@code begun}. */
    default Instant periodStart(String caseNumber, String stepKey, Instant begun) {
        LocalDate day = countsFrom(stepKey, List.of(caseNumber)).get(caseNumber);
        boolean ahead = day != null && day.isAfter(LocalDate.ofInstant(begun, Zone.CHINA));
        return ahead ? day.atTime(LocalTime.NOON).atZone(Zone.CHINA).toInstant() : begun;
    }
}
