package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditTrail;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.RosterContext;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseFileRemoved;
import org.peixun.workflow.CaseNumbers;
import org.peixun.workflow.Processes;
import org.peixun.workflow.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an institution does with its class filings. A number of another institution does not exist for it: 404. */
@Service
@Transactional
public class ClassFilings {

    private final Filings filings;
    private final ClassFilingCase type;
    private final CaseNumbers caseNumbers;
    private final Directory directory;
    private final AccessPolicy access;
    private final Submissions submissions;
    private final FilingViews views;
    private final Processes processes;
    private final Tasks tasks;
    private final Rosters rosters;
    private final Attachments attachments;
    private final FilingJournal journal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ClassFilings(
            Filings filings, ClassFilingCase type, CaseNumbers caseNumbers, Directory directory, AccessPolicy access,
            Submissions submissions, FilingViews views, Processes processes, Tasks tasks, Rosters rosters,
            Attachments attachments, FilingJournal journal, AuditTrail audit, ApplicationEventPublisher events,
            PolicyParameters parameters, WorkingCalendar calendar, Clock clock) {
        this.filings = filings;
        this.type = type;
        this.caseNumbers = caseNumbers;
        this.directory = directory;
        this.access = access;
        this.submissions = submissions;
        this.views = views;
        this.processes = processes;
        this.tasks = tasks;
        this.rosters = rosters;
        this.attachments = attachments;
        this.journal = journal;
        this.audit = audit;
        this.events = events;
        this.parameters = parameters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The institutions that the actor may apply for. */
    @Transactional(readOnly = true)
    public List<Directory.Institution> ownInstitutions(Actor actor) {
        return actor.grants().stream().filter(grant -> grant.role() == Role.APPLICANT).map(Grant::institutionId)
                .distinct().map(directory::institution).toList();
    }

    /** @return the new draft's case number */
    public String draft(Actor actor, long institutionId) {
        Directory.Institution institution = directory.institution(institutionId);
        access.check(actor, Action.FILE_CLASS, new AccessPolicy.Subject(institution.jurisdiction(), institutionId));
        ClassFiling filing = filings.saveAndFlush(
                new ClassFiling(caseNumbers.next(type), institution, actor, clock.instant()));
        journal.face(filing);
        return filing.number();
    }

    @Transactional(readOnly = true)
    public FilingView view(String number, Actor actor) {
        return views.of(mine(number, actor));
    }

    /** Merges typed fields into the draft; anything goes, the rules speak later. */
    public void saveValues(String number, Map<String, String> typed, Actor actor) {
        Map<String, String> known = new LinkedHashMap<>();
        typed.forEach((key, value) -> FilingField.byKey(key)
                .ifPresent(field -> known.put(key, value == null ? "" : value.substring(0, Math.min(value.length(), 4000)))));
        ClassFiling filing = mine(number, actor);
        save(filing, filing.form().withValues(known));
    }

    public void saveLessons(String number, List<FilingForm.Lesson> rows, Actor actor) {
        if (rows.size() > 1000) {
            throw RequestRefused.badInput("课程表超过1000行。请核对后分班填写。");
        }
        ClassFiling filing = mine(number, actor);
        save(filing, filing.form().withLessons(rows));
    }

    /** Lays the hours out anew, in place of what stands there. @return number of lessons @throws RequestRefused 400 when they do not fit */
    public int makeTimetable(String number, TimetableMaker.Wish wish, Actor actor) {
        ClassFiling filing = mine(number, actor);
        Plan plan = Plan.of(filing.form());
        int minutes = parameters.at(plan.startsOn() == null ? LocalDate.now(clock) : plan.startsOn(), filing.jurisdiction())
                .integer("class.lessonMinutes");
        List<FilingForm.Lesson> lessons = TimetableMaker.make(plan, wish, calendar::isWorkingDay, minutes);
        save(filing, filing.form().withLessons(lessons));
        return lessons.size();
    }

    /** Ids of teachers registered with the institution. */
    public void saveTeachers(String number, List<Long> ids, Actor actor) {
        ClassFiling filing = mine(number, actor);
        save(filing, filing.form().withTeachers(ids.stream().distinct().limit(200).toList()));
    }

    /** @param reasons why the institution goes on, by {@link Finding#key()} */
    public void saveReasons(String number, Map<String, String> reasons, Actor actor) {
        ClassFiling filing = mine(number, actor);
        Map<String, String> merged = new LinkedHashMap<>(filing.form().reasons());
        reasons.forEach((key, reason) -> merged.put(key, reason.substring(0, Math.min(reason.length(), 500)).strip()));
        save(filing, filing.form().withReasons(merged));
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

    /**
     * Hands the draft in and starts its process.
     *
     * @throws RequestRefused 400 with all findings at once, 409 when it was handed in before
     */
    public void submit(String number, Actor actor) {
        ClassFiling filing = mine(number, actor);
        if (filing.state() != FilingState.DRAFT) {
            Transition.SUBMIT.from(filing.state());
        }
        submissions.handIn(filing, actor, null);
        processes.start(ClassFilingCase.ID, number, filing.jurisdiction(), Map.of());
    }

    /** Hands a returned filing in again: completes the task 补正备案. @param explanation what was corrected, may be {@code null} */
    public void resubmit(String number, String explanation, Actor actor) {
        ClassFiling filing = mine(number, actor);
        Transition.RESUBMIT.from(filing.state());
        String task = tasks.open(number, ClassFilingCase.CORRECT).orElseThrow(
                () -> RequestRefused.conflict("该备案的补正已经结束，不能再报送。请刷新页面查看最新情况。"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("confirmation", true);
        if (explanation != null && !explanation.isBlank()) {
            values.put("opinion", explanation.strip());
        }
        tasks.complete(task, actor, values);
    }

    /** Before the class starts. @param reason required */
    public void withdraw(String number, String reason, Actor actor) {
        ClassFiling filing = filings.get(number);
        access.check(actor, Action.WITHDRAW_FILING, filing.subject());
        if (reason == null || reason.isBlank()) {
            throw RequestRefused.badInput("请填写撤回原因，受理部门会看到。");
        }
        if (reason.length() > 500) {
            throw RequestRefused.badInput("撤回原因超过500字。请压缩后再提交。");
        }
        filing.askToWithdraw(reason.strip());
        filings.saveAndFlush(filing);
        processes.tell(number, "classFiling.filingWithdrawn");
    }

    /** Throws a draft away, with all that belongs to it. @throws RequestRefused 409 when it was handed in */
    public void discard(String number, Actor actor) {
        ClassFiling filing = mine(number, actor);
        if (filing.state() != FilingState.DRAFT) {
            throw RequestRefused.conflict("只有草稿可以删除，当前状态：" + filing.state().label() + "。已报送的备案可以申请撤回。");
        }
        attachments.of(number).forEach(file -> attachments.remove(file.id(), actor));
        rosters.discard(number);
        filings.delete(filing);
        filings.flush();
        audit.record(new AuditTrail.Entry(filing.jurisdiction(), number, actor.userId(), actor.name(),
                "classFiling.discarded", "删除草稿“" + filing.title() + "”。", Map.of()));
        events.publishEvent(new CaseFileRemoved(number));
    }

    /** For the roster's upload. @throws RequestRefused 409 when the filing may not be changed now */
    @Transactional(readOnly = true)
    public RosterContext rosterForEditing(String number, Actor actor) {
        return FilingChecks.rosterContext(editable(number, actor), Plan.of(filings.get(number).form()));
    }

    /** @throws RequestRefused 400 for an unknown kind or a file that is not accepted */
    public void addDocument(String number, String kind, String fileName, java.io.InputStream content, Actor actor) {
        editable(number, actor);
        if (!DocumentKind.known(kind)) {
            throw RequestRefused.badInput("请先选择材料名称，再上传文件。");
        }
        attachments.store(number, kind, fileName, content, actor);
    }

    public void removeDocument(String number, java.util.UUID id, Actor actor) {
        editable(number, actor);
        if (attachments.get(id).caseNumber().equals(number)) {
            attachments.remove(id, actor);
        }
    }

    /** For everybody who may see the case. @throws RequestRefused 404 */
    @Transactional(readOnly = true)
    public Attachments.Attachment document(String number, java.util.UUID id, Actor actor) {
        access.check(actor, Action.SEE_CASE, filings.get(number).subject());
        Attachments.Attachment found = attachments.get(id);
        if (!found.caseNumber().equals(number)) {
            throw RequestRefused.notFound("该备案没有这份材料。请从材料清单中打开。");
        }
        return found;
    }

    private ClassFiling editable(String number, Actor actor) {
        ClassFiling filing = mine(number, actor);
        if (!filing.state().editable()) {
            throw RequestRefused.conflict("只有草稿、退回补正的备案可以修改，当前状态：" + filing.state().label() + "。请刷新页面。");
        }
        return filing;
    }

    private ClassFiling mine(String number, Actor actor) {
        ClassFiling filing = filings.get(number);
        access.check(actor, Action.FILE_CLASS, filing.subject());
        return filing;
    }
}
