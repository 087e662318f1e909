package org.peixun.suspension;

import java.time.Clock;
import java.time.LocalDate;
import org.peixun.attachment.Attachments;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.letter.Wording;
import org.peixun.shared.DocumentNo;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** What people decide at each step: the rule, the transition, the record. Each answers with the gateway's word. */
@Component
class SuspensionDecisions {

    /** Key of the document's number in the forms. */
    private static final String NUMBER = "documentNo";

    private final SuspensionFiles files;
    private final FoundOffences offences;
    private final Secrecy secrecy;
    private final ClassArrangements classes;
    private final Investigators investigators;
    private final Periods periods;
    private final MeasureRules rules;
    private final SuspensionLetters letters;
    private final Attachments attachments;
    private final SuspensionJournal journal;
    private final Clock clock;

    SuspensionDecisions(SuspensionFiles files, FoundOffences offences, Secrecy secrecy, ClassArrangements classes, Investigators investigators, Periods periods,
            MeasureRules rules, SuspensionLetters letters, Attachments attachments, SuspensionJournal journal, Clock clock) {
        this.files = files;
        this.offences = offences;
        this.secrecy = secrecy;
        this.classes = classes;
        this.investigators = investigators;
        this.periods = periods;
        this.rules = rules;
        this.letters = letters;
        this.attachments = attachments;
        this.journal = journal;
        this.clock = clock;
    }

    String take(Suspension suspension, TaskSubmission submission) {
        // not the institution's own words: a refusal would tell it whether its guess was right
        if (!submission.actor().has(Role.APPLICANT)) {
            secrecy.check(suspension.number(), submission.values());
        }
        letters.keep(suspension);
        return switch (submission.stepKey()) {
            case "decideUrgentSuspension", "decideSuspension" -> suspend(suspension, submission);
            case "supplementEvidence" -> done(suspension, submission, SuspensionCase.EVIDENCE, "evidenceSupplemented",
                    "补充证据：" + submission.text("facts"), "supplement", false);
            case "investigateFinding" -> investigate(suspension, submission);
            case "stateDefence" -> defend(suspension, submission);
            case "reviewLegality" -> review(suspension, submission);
            case "decideMeasure" -> decide(suspension, submission);
            case "submitRectification" -> rectify(suspension, submission);
            case "recheckRectification" -> recheck(suspension, submission);
            case "followHandover" -> follow(suspension, submission);
            default -> throw new IllegalArgumentException("unknown step " + submission.stepKey());
        };
    }

    private String suspend(Suspension suspension, TaskSubmission submission) {
        boolean urgent = submission.stepKey().equals(SuspensionCase.URGENCY.key());
        Step step = urgent ? SuspensionCase.URGENCY : SuspensionCase.SUSPEND;
        String decision = submission.text("decision");
        if (decision.equals("suspend")) {
            String documentNo = DocumentNo.required(NUMBER, "决定文书文号", submission.text(NUMBER), today());
            if (!offences.stand(suspension.number())) {
                throw RequestRefused.badInput("decision", "提请先行暂停的线索经核查没有查实，没有先行暂停的理由（第12条）。请选择“不先行暂停，继续核查”，并说明理由。");
            }
            classes.settle(suspension);
            suspension.decideToSuspend(documentNo);
            return done(suspension, submission, step, urgent ? "urgencyAccepted" : "decided",
                    (urgent ? "决定先行暂停承训资格" : "决定暂停承训资格") + "（" + suspension.documentNo() + "）。" + opinion("理由", submission), decision, false);
        }
        String why = submission.text("opinion");
        if (!urgent) {
            journal.tellCounty(suspension, Role.COUNTY_CLERK, "退回补充证据", why);
            return done(suspension, submission, step, "evidenceWanted", "退回补充证据：" + why, decision, false);
        }
        if (offences.established(suspension.number())) {
            throw RequestRefused.badInput("decision", "提请以后已经查实违规行为，应当一律暂停承训资格（第12条），不能不同意。请选择“先行暂停承训资格”。");
        }
        suspension.end(SuspensionState.NOT_SUSPENDED, why, clock.instant());
        return done(suspension, submission, step, "urgencyDenied", "不先行暂停，继续核查：" + why, decision, false);
    }

    private String investigate(Suspension suspension, TaskSubmission submission) {
        if (attachments.of(suspension.number()).stream().noneMatch(file -> file.kind().equals(DocumentKind.EVIDENCE.label()))) {
            throw RequestRefused.badInput("facts", "证据材料：调查核实须附证据（第12条）。请先在“案卷”页上传询问笔录、照片等证据材料，再提交。");
        }
        People.Person second = investigators.checkedSecond(suspension.jurisdiction(), submission.text("coInvestigator").strip(), submission.actor());
        suspension.report(submission.text("facts"), second.name(), Harm.valueOf(submission.text("harm")), clock.instant());
        journal.tellInstitution(suspension, "陈述申辩告知", "调查认定的事实、依据和拟作处理见告知书，请在期限内陈述、申辩；逾期视为放弃。");
        suspension.entered(clock.instant());
        files.saveAndFlush(suspension);
        journal.investigated(suspension, submission.actor(), second);
        return "report";
    }

    private String defend(Suspension suspension, TaskSubmission submission) {
        suspension.defend(submission.text("statement"));
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "机构已陈述申辩", "进入法制审核。");
        return done(suspension, submission, SuspensionCase.DEFENCE, "defended", "陈述申辩：" + suspension.inquiry().defence(), "state", true);
    }

    private String review(Suspension suspension, TaskSubmission submission) {
        String decision = submission.text("decision");
        boolean passed = decision.equals("pass");
        suspension.reviewed(passed);
        return done(suspension, submission, SuspensionCase.LEGALITY, passed ? "legalityPassed" : "legalityReturned",
                passed ? "法制审核通过。" + opinion("审核意见", submission) : "法制审核退回调查：" + submission.text("opinion"), decision, false);
    }

    private String decide(Suspension suspension, TaskSubmission submission) {
        String decision = submission.text("decision");
        Decided decided = Decided.of(decision);
        Measure measure = decided == Decided.RECTIFY ? Measure.valueOf(submission.text("measure")) : decided == Decided.REMOVE ? Measure.TERMINATION : null;
        String documentNo = DocumentNo.required(NUMBER, "决定文书文号", submission.text(NUMBER), today());
        rules.check(suspension, decided, measure, submission.text("opinion"));
        suspension.decide(decided, measure, documentNo, submission.text("opinion"),
                decided == Decided.TRANSFER ? Department.words(submission.texts("departments")) : null, clock.instant());
        switch (decided) {
            case RECTIFY -> suspension.rectifyBy(periods.rectification(suspension, measure), periods.ban(suspension, measure));
            case REMOVE -> suspension.banUntil(periods.removalBan(today(), suspension.jurisdiction()));
            default -> { }
        }
        letters.give(suspension, SuspensionLetterKind.DECISION);
        if (decided == Decided.TRANSFER) {
            letters.give(suspension, SuspensionLetterKind.HANDOVER);
        }
        String text = switch (decided) {
            case RECTIFY -> "决定" + measure.label() + "，限期整改" + (suspension.decision().bannedUntil() != null ? "，限制承训至" + suspension.decision().bannedUntil() : "");
            case REMOVE -> "决定移出机构目录";
            case TRANSFER -> "决定移送" + suspension.handover().handedTo() + "处理";
            case REINSTATE -> "有关部门已经处理，决定恢复承训资格";
            case DISMISS -> "违规行为不成立，决定恢复承训资格";
        };
        String why = opinion("理由", submission);
        journal.tellInstitution(suspension, "处理决定", text + "。" + why + "决定书见事项页面。");
        return done(suspension, submission, SuspensionCase.MEASURE, "measure." + decision, text + "（" + suspension.decision().measureNo() + "）。" + why, decision, true);
    }

    private String rectify(Suspension suspension, TaskSubmission submission) {
        suspension.rectified(submission.text("report"));
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "机构已提交整改报告", "请复查验收。");
        return done(suspension, submission, SuspensionCase.RECTIFY, "rectified", "整改报告：" + suspension.rectification(), "report", true);
    }

    private String recheck(Suspension suspension, TaskSubmission submission) {
        String decision = submission.text("decision");
        switch (decision) {
            case "accept" -> suspension.accept();
            case "extend" -> suspension.extend(periods.extended(suspension));
            default -> suspension.fail();
        }
        String text = switch (decision) {
            case "accept" -> "复查验收合格。" + opinion("复查意见", submission) + stillBanned(suspension);
            case "extend" -> "延长整改至" + Wording.moment(suspension.decision().rectifyBy()) + "：" + submission.text("opinion");
            default -> "复查验收不合格：" + submission.text("opinion");
        };
        journal.tellInstitution(suspension, "复查验收结果", text);
        return done(suspension, submission, SuspensionCase.RECHECK, "rechecked." + decision, text, decision, true);
    }

    /** 合格 alone would read as if classes might begin. */
    private String stillBanned(Suspension suspension) {
        LocalDate last = suspension.decision().bannedUntil();
        return last == null || last.isBefore(today()) ? "" : "限制承训至" + last + "（含当日），此前继续暂停承训资格，期满自动恢复。";
    }

    /** The clerk proposes; a case of the time when the clerk decided ends by the same answer. */
    private String follow(Suspension suspension, TaskSubmission submission) {
        String decision = submission.text("decision");
        suspension.follow(submission.text("outcome"), DocumentNo.required(NUMBER, "有关部门处理文书文号", submission.text(NUMBER), today()));
        if (!DocumentKind.HANDOVER.addedNow(attachments, suspension)) {
            throw RequestRefused.badInput("outcome", "移送材料：登记结果须附有关部门对本次移送的处理文书（第12条），以前移送的不算。请先在“案卷”页上传，再提交。");
        }
        String text = suspension.handover().result() + "。";
        journal.tellCity(suspension, Role.CITY_MANAGER, "有关部门已经处理", text);
        return done(suspension, submission, SuspensionCase.FOLLOW, "followed." + decision, text, decision, true);
    }

    /** What the form invites to write with any decision; nothing where nothing was written. */
    private static String opinion(String label, TaskSubmission submission) {
        String opinion = submission.text("opinion");
        return opinion == null || opinion.isBlank() ? "" : label + "：" + Wording.sentence(opinion);
    }

    private String done(Suspension suspension, TaskSubmission submission, Step step, String action, String text, String decision, boolean seen) {
        suspension.entered(clock.instant());
        files.saveAndFlush(suspension);
        journal.write(suspension, submission.actor(), "STEP_DONE", step.label(), action, text, seen);
        return decision;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }
}
