package org.peixun.classfiling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Directory;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself, in business words; always in the engine's transaction. */
@Component
@Transactional
public class ClassFilingSteps {

    private final Filings filings;
    private final FilingChecks checks;
    private final Decisions decisions;
    private final FilingNumbers numbers;
    private final Notices notices;
    private final Rosters rosters;
    private final FilingJournal journal;
    private final ClassChanges changes;
    private final Directory directory;
    private final ClassChangeRegister register;
    private final CurrentActor currentActor;
    private final Clock clock;

    ClassFilingSteps(
            Filings filings, FilingChecks checks, Decisions decisions, FilingNumbers numbers, Notices notices,
            Rosters rosters, FilingJournal journal, ClassChanges changes, Directory directory, ClassChangeRegister register,
            CurrentActor currentActor, Clock clock) {
        this.filings = filings;
        this.checks = checks;
        this.decisions = decisions;
        this.numbers = numbers;
        this.notices = notices;
        this.rosters = rosters;
        this.journal = journal;
        this.changes = changes;
        this.directory = directory;
        this.register = register;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Applies the blocking rules again: what was right when typed may be wrong when it arrives. When something stands
     * against the filing it is returned with all of it named.
     *
     * @return whether the county may look at it
     */
    public boolean verify(String number) {
        ClassFiling filing = filings.get(number);
        List<Finding> blocks = checks.ofSubmission(filing).blocks();
        if (!blocks.isEmpty()) {
            decisions.sendBackByRules(filing, ClassFilingCase.CORRECTION.deadline(), blocks);
        }
        return blocks.isEmpty();
    }

    /** 备案号, e.g. 东阿备〔2026〕0012号 */
    public String issueNumber(String number) {
        ClassFiling filing = filings.get(number);
        String official = numbers.nextOfficial(filing.jurisdiction(), today().getYear());
        filing.issue(official, CheckCodes.next());
        filings.saveAndFlush(filing);
        journal.write(filing, Actor.SYSTEM, "NUMBER_ISSUED", null, "numberIssued", "编发备案号" + official + "。",
                Map.of("备案号", new AuditTrail.Change(null, official)));
        journal.tellInstitution(filing, "同意开班：" + filing.title(),
                "备案号" + official + "，请按备案内容于" + filing.startsOn() + "开班，当日在案件页办理“确认开班”；逾期未登记的，备案失效（第11条）。", "/cases/" + number);
        return official;
    }

    /** The institution has confirmed it. */
    public void start(String number) {
        ClassFiling filing = filings.get(number);
        end(number, Transition.START, "started", "STARTED",
                "登记开班，实际开班日期" + filing.startedOn() + "，到课" + filing.startedSize() + "人。");
    }

    /**
     * The institution is suspended: nothing goes on, no clock runs. Written with those of its other classes at the end: a flush
     * for each would look at all of them each time.
     */
    public void pause(String number) {
        ClassFiling filing = filings.get(number);
        filing.pause(clock.instant());
        Directory.Standing standing = directory.standingOn(filing.institutionId(), today());
        journal.write(filing, currentActor.get(), "PAUSED", null, "paused",
                "机构被暂停承训资格（" + standing.documentNo() + "），暂停办理、停止计时。", Map.of("办理", new AuditTrail.Change("进行", "暂停")));
    }

    public void resume(String number) {
        ClassFiling filing = filings.get(number);
        filing.goOn();
        Directory.Standing standing = directory.standingOn(filing.institutionId(), today());
        journal.write(filing, currentActor.get(), "RESUMED", null, "resumed",
                "机构恢复承训资格（" + standing.documentNo() + "），按剩余的时间继续办理。", Map.of("办理", new AuditTrail.Change("暂停", "进行")));
    }

    /** Nobody confirmed the start in time. */
    private void lapseStart(String number) {
        changes.forget(filings.get(number), currentActor.get());
        ClassFiling filing = end(number, Transition.LAPSE, "startLapsed", "ENDED", "逾期未开班，备案失效。需要时可以重新申报。");
        rosters.release(number);
        journal.tellInstitution(filing, "备案已失效：" + filing.title(), "备案的开班日期后逾期未开班，备案号" + filing.filingNumber()
                + "不再有效。如仍需开班，请重新申报。", "/cases/" + number);
        journal.tell(filing, Role.COUNTY_CLERK, "逾期未开班：" + filing.title(), filing.institutionName() + "逾期未开班，备案已失效。");
    }

    /** The institution asked for it before, with its reason. */
    public void recordCancellation(String number) {
        ClassFiling asked = filings.get(number);
        changes.forget(asked, currentActor.get());
        ClassFiling filing = end(number, Transition.CANCEL, "cancelled", "CANCELLED",
                "申报单位取消班期，原因：" + FilingJournal.sentence(asked.closingReason()));
        rosters.release(number);
        journal.tell(filing, Role.COUNTY_CLERK, "班期已取消：" + filing.title(),
                filing.institutionName() + "取消了班期，备案号" + filing.filingNumber() + "不再有效。");
    }

    /** Tells the institution; the decision has taken effect before. */
    public void tellChange(String number) {
        ClassFiling filing = filings.get(number);
        ClassChange change = register.of(number).get(0);
        boolean consented = "CONSENTED".equals(change.decision());
        journal.tellInstitution(filing, change.outcome() + "：" + filing.title(), consented ? "请按变更后的内容实施培训。"
                : "理由：" + change.grounds() + "。请按现行内容实施培训，需要时可以调整后重新提出。", "/cases/" + number);
    }

    /** Tells the institution of the notice that was given with the return. */
    public void sendReturnNotice(String number) {
        ClassFiling filing = filings.get(number);
        Notice notice = notices.latest(number).orElseThrow();
        journal.tellInstitution(filing, "退回补正：" + filing.title(),
                "共" + notice.items().size() + "项需要补正，请于" + day(notice.dueAt()) + "前逐项修改并重新报送。", "/filings/" + number);
    }

    public void sendRefusalNotice(String number) {
        ClassFiling filing = filings.get(number);
        journal.tellInstitution(filing, "不予同意开班：" + filing.title(),
                "理由、依据和救济途径见通知。对决定不服的，可以自知道之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
                "/cases/" + number);
    }

    /** The institution did not correct it, or did not begin, in time. */
    public void lapse(String number) {
        if (filings.get(number).state() == FilingState.APPROVED) {
            lapseStart(number);
            return;
        }
        ClassFiling filing = end(number, Transition.LAPSE, "lapsed", "ENDED", "逾期未补正，备案失效。可以重新申报。");
        rosters.release(number);
        journal.tellInstitution(filing, "备案已失效：" + filing.title(), "逾期未补正，备案已失效。如仍需开班，请重新申报。",
                "/cases/" + number);
    }

    /** The institution asked for it before, with its reason. */
    public void recordWithdrawal(String number) {
        String reason = filings.get(number).closingReason();
        ClassFiling filing = end(number, Transition.WITHDRAW, "withdrawn", "WITHDRAWN",
                "申报单位撤回备案，原因：" + FilingJournal.sentence(reason));
        rosters.release(number);
        journal.tell(filing, Role.COUNTY_CLERK, "备案已撤回：" + filing.title(), filing.institutionName() + "撤回了开班备案，无需再办理。");
    }

    private ClassFiling end(String number, Transition transition, String action, String kind, String text) {
        ClassFiling filing = filings.get(number);
        FilingState before = filing.state();
        filing.take(transition, clock.instant());
        filings.saveAndFlush(filing);
        journal.write(filing, currentActor.get(), kind, null, action, text,
                Map.of("状态", FilingJournal.state(before, filing.state())));
        return filing;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zone.CHINA);
    }
}
