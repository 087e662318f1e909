package org.peixun.classfiling;

import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.RosterContext;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Filling in an application: anything may be typed and is kept, the rules speak when it is handed in. Only drafts and
 * returned filings of one's own institution; another's number does not exist: 404.
 */
@Service
@Transactional
public class FilingDrafts {

    private static final int MOST_LESSONS = 1000;

    private final HeldFilings held;
    private final Filings filings;
    private final Directory directory;
    private final AccessPolicy access;
    private final Attachments attachments;
    private final FilingDocuments documents;
    private final Snapshots snapshots;
    private final FilingJournal journal;
    private final Clock clock;

    FilingDrafts(
            HeldFilings held, Filings filings, Directory directory, AccessPolicy access, Attachments attachments, FilingDocuments documents,
            Snapshots snapshots, FilingJournal journal, Clock clock) {
        this.held = held;
        this.filings = filings;
        this.directory = directory;
        this.access = access;
        this.attachments = attachments;
        this.documents = documents;
        this.snapshots = snapshots;
        this.journal = journal;
        this.clock = clock;
    }

    /** What one page sends, kept as one. @param teachers {@code null} = as they stand @param reasons {@code null} = as they stand */
    public record Typed(Map<String, String> values, List<Long> teachers, Map<String, String> reasons) {}

    /** @return mark of what stands in the step now @throws RequestRefused 409 as {@link Seen} */
    public String save(String number, Typed typed, Seen seen, Actor actor) {
        return change(number, filing -> merged(filing.form(), typed), seen, actor);
    }

    /** @param change gives the form as it is to be @return as {@link #save} @throws RequestRefused 409 as {@link Seen} */
    String change(String number, Function<ClassFiling, FilingForm> change, Seen seen, Actor actor) {
        ClassFiling filing = written(number, actor);
        return save(filing, change.apply(filing), seen);
    }

    void save(String number, Typed typed, Actor actor) {
        ClassFiling filing = written(number, actor);
        save(filing, merged(filing.form(), typed));
    }

    private static FilingForm merged(FilingForm form, Typed typed) {
        form = typed.teachers() == null ? form : withTeachers(form, typed.teachers());
        form = typed.reasons() == null ? form : withReasons(form, typed.reasons());
        return withValues(form, typed.values());
    }

    private String save(ClassFiling filing, FilingForm form, Seen seen) {
        seen.check(filing, form);
        save(filing, form);
        return form.mark(seen.step());
    }

    /** Merges typed fields into the draft; anything goes, the rules speak later. */
    public void saveValues(String number, Map<String, String> typed, Actor actor) {
        save(number, new Typed(typed, null, null), actor);
    }

    private static FilingForm withValues(FilingForm form, Map<String, String> typed) {
        Map<String, String> known = new LinkedHashMap<>();
        typed.forEach((key, value) -> FilingField.byKey(key)
                .ifPresent(field -> known.put(key, value == null ? "" : value)));
        return form.withValues(known);
    }

    public void saveLessons(String number, List<FilingForm.Lesson> rows, Actor actor) {
        saveLessons(number, before -> rows, actor);
    }

    public void saveLessons(String number, UnaryOperator<List<FilingForm.Lesson>> change, Actor actor) {
        saveLessons(number, change, new Seen(FilingStep.TIMETABLE, null), actor);
    }

    /** @param change of the lessons as they stand @return as {@link #save} @throws RequestRefused 409 as {@link Seen} */
    public String saveLessons(String number, UnaryOperator<List<FilingForm.Lesson>> change, Seen seen, Actor actor) {
        return change(number, filing -> {
            List<FilingForm.Lesson> rows = change.apply(filing.form().lessons());
            if (rows.size() > MOST_LESSONS) {
                throw RequestRefused.badInput("课程表超过" + MOST_LESSONS + "行。请核对后分班填写。");
            }
            return filing.form().withLessons(rows);
        }, seen, actor);
    }

    /** Ids of teachers registered with the institution. */
    public void saveTeachers(String number, List<Long> ids, Actor actor) {
        save(number, new Typed(Map.of(), ids, null), actor);
    }

    private static FilingForm withTeachers(FilingForm form, List<Long> ids) {
        return form.withTeachers(ids.stream().distinct().limit(200).toList());
    }

    /** @param reasons why the institution goes on, by {@link Finding#key()} */
    public void saveReasons(String number, Map<String, String> reasons, Actor actor) {
        save(number, new Typed(Map.of(), null, reasons), actor);
    }

    /** What is typed on the page of the hand-in; what stands there already is not written again. @throws RequestRefused 409 as {@link Seen} */
    public void saveHandIn(String number, Typed typed, Seen seen, Actor actor) {
        ClassFiling filing = checked(held.handedIn(number), actor);
        FilingForm form = merged(filing.form(), typed);
        seen.check(filing, form);
        if (!form.equals(filing.form())) {
            save(filing, form);
        }
    }

    private static FilingForm withReasons(FilingForm form, Map<String, String> reasons) {
        Map<String, String> merged = new LinkedHashMap<>(form.reasons());
        reasons.forEach((key, reason) -> merged.put(key, reason.strip()));
        return form.withReasons(merged);
    }

    private void save(ClassFiling filing, FilingForm form) {
        Plan plan = Plan.of(form);
        String occupation = directory.occupations().stream().filter(each -> each.code().equals(plan.occupation()))
                .map(Directory.Occupation::name).findFirst().orElse("");
        String title = Titles.of(plan, directory.institution(filing.institutionId()).shortName(), occupation,
                form.value(FilingField.CERTIFICATE), filing.serial());
        filing.save(form, plan, title, clock.instant());
        filings.saveAndFlush(filing);
        journal.face(filing);
    }

    /** The uploaded roster to look at. @throws RequestRefused 409 when the filing may not be changed now */
    @Transactional(readOnly = true)
    public RosterContext rosterForEditing(String number, Actor actor) {
        ClassFiling filing = checked(filings.get(number), actor);
        filing.checkEditable();
        return context(filing);
    }

    /** An upload, what is taken over from it, or giving it up: not beside the hand-in. @throws RequestRefused 409 when the filing may not be changed now */
    public <T> T changeRoster(String number, Actor actor, Function<RosterContext, T> change) {
        return change.apply(context(touched(number, actor)));
    }

    private static RosterContext context(ClassFiling filing) {
        return FilingChecks.rosterContext(filing, filing.plan());
    }

    /** @throws RequestRefused 400 for an unknown kind or a file that is not accepted */
    public void addDocument(String number, String kind, String fileName, InputStream content, Actor actor) {
        touched(number, actor);
        if (!DocumentKind.known(kind)) {
            throw RequestRefused.badInput("请先选择材料名称，再上传文件。");
        }
        attachments.store(number, kind, fileName, content, actor);
    }

    /**
     * Takes a document out of the application; one that was ever handed in is kept beside it, for the file of what was decided on.
     *
     * @throws RequestRefused 409 for a document of another step, or one that is in force while a change is being written
     */
    public void removeDocument(String number, UUID id, Actor actor) {
        ClassFiling filing = touched(number, actor);
        Attachments.Attachment file = attachments.get(id);
        if (!file.caseNumber().equals(number)) {
            return;
        }
        if (!DocumentKind.known(file.kind())) {
            throw RequestRefused.conflict("“" + file.fileName() + "”（" + file.kind() + "）不是备案材料，不能在这里删除（第13条）。可以删除的是："
                    + DocumentKind.ALL.stream().map(DocumentKind::label).collect(Collectors.joining("、")) + "。");
        }
        if (filing.changing() && inForce(filing, id)) {
            throw RequestRefused.conflict("“" + file.fileName() + "”（" + file.kind()
                    + "）是现行备案的材料，变更经同意后才执行，不能删除（第11条）。需要更换的，请上传新的" + file.kind() + "，并在变更原因中说明。");
        }
        documents.takeOut(number, id, actor);
    }

    /** What the county consented to can be looked at as long as the case is kept. */
    private boolean inForce(ClassFiling filing, UUID id) {
        return snapshots.inForce(filing).snapshot().documentIds().contains(id.toString());
    }

    /** Something of it that is not in its form is about to change: it is worked on, and not abandoned. */
    private ClassFiling touched(String number, Actor actor) {
        ClassFiling filing = written(number, actor);
        filing.touch(clock.instant());
        return filings.saveAndFlush(filing);
    }

    private ClassFiling written(String number, Actor actor) {
        return checked(held.written(number), actor);
    }

    private ClassFiling checked(ClassFiling filing, Actor actor) {
        access.check(actor, Action.FILE_CLASS, filing.subject());
        return filing;
    }
}
