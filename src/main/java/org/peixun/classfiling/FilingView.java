package org.peixun.classfiling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.attachment.Attachments;
import org.peixun.directory.Directory;
import org.peixun.roster.RosterContext;
import org.peixun.shared.Problem;

/**
 * The application page's model.
 *
 * @param steps with their state, in order
 * @param notice what has to be corrected, or {@code null}
 * @param contact whom to call about the notice, or {@code null}
 * @param scopes what the institution may train on some day to come, and what is chosen
 * @param changing a change of a consented class is being written
 * @param inForce ids of the documents that the county consented to: a change removes none
 * @param ends how the institution may end it now
 * @param decidedBy the day by which the county will have decided if it is sent today; {@code null} when not known
 */
public record FilingView(
        String number, String title, FilingState state, long institutionId, String institutionName, String countyName, FilingForm form,
        List<StepView> steps, CheckReport report, Notice notice, String contact, List<Directory.Scope> scopes,
        List<Directory.Teacher> teachers, List<Directory.Place> places, List<Attachments.Attachment> documents,
        int trainees, RosterContext rosterContext, LocalDate earliestStart, LocalDate decidedBy, Instant savedAt,
        boolean changing, Set<String> inForce, List<End> ends) {

    /** A way in which the institution may end it now. @param label 撤回 or 取消班期 */
    public record End(String slug, String label) {}


    /** As the select for occupation and level sends it. */
    public static String scopeKey(Directory.Scope scope) {
        return scope.occupationCode() + "|" + scope.level().name();
    }

    /** What this page shows of a step, see {@link Seen}. */
    public String mark(FilingStep step) {
        return form.mark(step);
    }

    public String scope() {
        return value("occupation") + "|" + value("level");
    }

    public List<FilingField> fields(FilingStep step) {
        return FilingField.of(step);
    }

    public List<DocumentKind> documentKinds() {
        return DocumentKind.ALL;
    }

    public List<Attachments.Attachment> documents(String kind) {
        return documents.stream().filter(file -> file.kind().equals(kind)).toList();
    }

    public boolean removable(Attachments.Attachment file) {
        return !inForce.contains(file.id().toString());
    }

    /** The timetable's rows with some empty ones to go on. */
    public List<FilingForm.Lesson> lessonRows(int empty) {
        List<FilingForm.Lesson> rows = new java.util.ArrayList<>(form.lessons());
        rows.addAll(java.util.Collections.nCopies(empty, FilingForm.Lesson.BLANK));
        return rows;
    }

    /** A teacher or place of a lesson as it was pasted, for which none is chosen yet. */
    public boolean unmatched(String chosen) {
        return chosen != null && chosen.startsWith(FilingForm.Lesson.UNMATCHED);
    }

    /** Something stands in the step, so that what is missing may be said. */
    public boolean started(FilingStep step) {
        return steps.stream().noneMatch(each -> each.step() == step && each.mark().equals("open"));
    }

    /** Of what stood against the hand-in, that which its page does not say already among what is to be corrected or explained. */
    public List<Problem> besides(List<Problem> refused) {
        return refused.stream().filter(problem -> Stream.concat(report.blocks().stream(), report.warnings().stream())
                .noneMatch(finding -> finding.key().equals(problem.field()))).toList();
    }

    /** What is wrong with the reason given for a warning. @param refused what stood against the hand-in, or {@code null} */
    public String wrongReason(Finding warning, List<Problem> refused) {
        return refused == null ? null : refused.stream().filter(problem -> problem.field().equals(warning.key())).findFirst()
                .map(problem -> reasons().getOrDefault(warning.key(), "").isBlank() ? "请说明原因后再报送。" : problem.message()).orElse(null);
    }

    /** Where on the page of the hand-in a problem is answered; {@code null}: on another step. @param key of a finding, or a field's */
    public String answeredAt(String key) {
        for (int i = 0; i < report.warnings().size(); i++) {
            if (report.warnings().get(i).key().equals(key)) {
                return "reason-" + i;
            }
        }
        return key.equals(FilingField.EXPLANATION.key()) ? "field-" + key : report.blocks().stream()
                .filter(finding -> finding.step() == FilingStep.SUBMIT && finding.key().equals(key)).map(Finding::anchor).findFirst().orElse(null);
    }

    /** An exam of the body's own has a plan, whatever else is optional. */
    public boolean needed(DocumentKind kind) {
        return kind.neededWith(value(FilingField.EXAM_ROUTE.key()));
    }

    /** Kinds of lessons to choose from. */
    public List<String> lessonKinds() {
        return Plan.KINDS;
    }

    /** @param mark done, open or faults @param text ✓, 未填写, 3处须改正 */
    public record StepView(FilingStep step, String mark, String text) {}

    /** Warnings that still wait for a reason are answered in the last step. */
    public Map<String, String> reasons() {
        return form.reasons();
    }

    /** As typed. */
    public String value(String key) {
        return form.values().getOrDefault(key, "");
    }

    /** Whether the application was handed in before and has to be corrected now. */
    public boolean correction() {
        return state == FilingState.RETURNED;
    }

    public boolean editable() {
        return state.editable() || changing;
    }

    /** 草稿, 退回补正, 正在填写变更 */
    public String stamp() {
        return changing ? "正在填写变更" : state.label();
    }
}
