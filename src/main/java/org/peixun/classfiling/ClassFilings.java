package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.Chars;
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

    private final HeldFilings held;
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
    private final ClassRecords records;
    private final FilingJournal journal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClassFilings(
            HeldFilings held, Filings filings, ClassFilingCase type, CaseNumbers caseNumbers, Directory directory, AccessPolicy access,
            Submissions submissions, FilingViews views, Processes processes, Tasks tasks, Rosters rosters,
            Attachments attachments, ClassRecords records, FilingJournal journal, AuditTrail audit,
            ApplicationEventPublisher events, Clock clock) {
        this.held = held;
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
        this.records = records;
        this.journal = journal;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The institutions that the actor may apply for. */
    @Transactional(readOnly = true)
    public List<Directory.Institution> ownInstitutions(Actor actor) {
        return directory.institutions(actor.grants().stream().filter(grant -> grant.role() == Role.APPLICANT).map(Grant::institutionId).distinct().toList());
    }

    /** What would be refused at the end, told at the beginning: one sentence for each institution that may file nothing now. */
    public List<String> barred(List<Directory.Institution> own) {
        var standings = directory.standingsOn(own.stream().map(Directory.Institution::id).toList(), LocalDate.now(clock));
        return own.stream().filter(one -> standings.get(one.id()).status() != DirectoryStatus.NORMAL)
                .map(one -> one.name() + AdmissionRules.barred(standings.get(one.id())) + AdmissionRules.LATER + "（第12条）").toList();
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

    /** As what a filing that the institution works on will be handed in. */
    public enum HandIn { APPLICATION, CORRECTION, CHANGE }

    /** For the hand-in that follows in the same transaction: nobody changes it in between. */
    public HandIn handIn(String number, Actor actor) {
        ClassFiling filing = handedIn(number, actor);
        return filing.changing() ? HandIn.CHANGE
                : filing.state() == FilingState.RETURNED ? HandIn.CORRECTION : HandIn.APPLICATION;
    }

    /**
     * Hands the draft in and starts its process.
     *
     * @throws RequestRefused 400 with all findings at once, 409 when it was handed in before
     */
    public void submit(String number, Actor actor) {
        ClassFiling filing = handedIn(number, actor);
        if (filing.state() != FilingState.DRAFT) {
            Transition.SUBMIT.from(filing.state());
        }
        submissions.handIn(filing, actor, null);
        processes.start(ClassFilingCase.ID, number, filing.jurisdiction(), Map.of());
    }

    /** Hands a returned filing in again: completes the task 补正备案. @param explanation what was corrected, may be {@code null} */
    public void resubmit(String number, String explanation, Actor actor) {
        ClassFiling filing = handedIn(number, actor);
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

    /** Before the county has consented. @param reason required */
    public void withdraw(String number, String reason, Actor actor) {
        end(number, Transition.WITHDRAW, reason, "classFiling.filingWithdrawn", actor);
    }

    /** After the county has consented and until results of the exam are recorded. @param reason required @throws RequestRefused 409 after that */
    public void cancel(String number, String reason, Actor actor) {
        end(number, Transition.CANCEL, reason, "classFiling.classCancelled", actor);
    }

    private void end(String number, Transition end, String reason, String message, Actor actor) {
        processes.waitForOthers(number);
        ClassFiling filing = held.written(number);
        access.check(actor, Action.WITHDRAW_FILING, filing.subject());
        if (reason == null || reason.isBlank()) {
            throw RequestRefused.badInput("请填写" + end.label() + "的原因，受理部门会看到。");
        }
        if (Chars.count(reason) > 500) {
            throw RequestRefused.badInput(end.label() + "的原因超过500字。请压缩后再提交。");
        }
        filing.askToEnd(end, reason.strip());
        if (end == Transition.CANCEL && records.hasResults(number)) {
            throw RequestRefused.conflict("本班期的考核结果已经登记，不能取消班期（第10条）。取消应当在登记考核结果以前提出；现在请报送考核结果，由县（市、区）人社部门审核结业。");
        }
        filings.saveAndFlush(filing);
        processes.tell(number, message);
    }

    /** Throws a draft away, with all that belongs to it. @throws RequestRefused 409 when it was handed in */
    public void discard(String number, Actor actor) {
        ClassFiling filing = checked(held.written(number), actor);
        if (filing.state() != FilingState.DRAFT) {
            throw RequestRefused.conflict("只有草稿可以删除，当前状态：" + filing.state().label() + "。已报送的备案可以申请撤回。");
        }
        throwAway(filing, actor, "删除草稿“" + filing.title() + "”。");
    }

    /** For {@link AbandonedDrafts}, which has looked at its state and its age. */
    void discardAbandoned(String number) {
        ClassFiling filing = filings.get(number);
        throwAway(filing, Actor.SYSTEM, "草稿“" + filing.title() + "”长期没有报送，保存期限届满，自动删除。");
    }

    private void throwAway(ClassFiling filing, Actor actor, String summary) {
        String number = filing.number();
        attachments.all(number).forEach(file -> attachments.remove(file.id(), actor));
        rosters.discard(number);
        filings.delete(filing);
        filings.flush();
        audit.record(new AuditTrail.Entry(filing.jurisdiction(), number, actor.userId(), actor.name(),
                "classFiling.discarded", summary, Map.of()));
        events.publishEvent(new CaseFileRemoved(number));
    }

    private ClassFiling handedIn(String number, Actor actor) {
        return checked(held.handedIn(number), actor);
    }

    private ClassFiling mine(String number, Actor actor) {
        return checked(filings.get(number), actor);
    }

    private ClassFiling checked(ClassFiling filing, Actor actor) {
        access.check(actor, Action.FILE_CLASS, filing.subject());
        return filing;
    }
}
