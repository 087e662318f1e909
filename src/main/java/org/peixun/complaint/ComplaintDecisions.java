package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Department;
import org.peixun.workflow.Pauses;
import org.peixun.workflow.Processes;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** What the county's clerk decides at each step: the rule, the transition, the record. Each answers with the gateway's word. */
@Component
class ComplaintDecisions {

    private static final Dates DATES = new Dates();

    private final ComplaintFiles files;
    private final ComplaintFindings findings;
    private final ComplaintClocks clocks;
    private final Informers informers;
    private final Processes processes;
    private final Pauses pauses;
    private final ComplaintJournal journal;
    private final Clock clock;

    ComplaintDecisions(
            ComplaintFiles files, ComplaintFindings findings, ComplaintClocks clocks, Informers informers, Processes processes,
            Pauses pauses, ComplaintJournal journal, Clock clock) {
        this.files = files;
        this.findings = findings;
        this.clocks = clocks;
        this.informers = informers;
        this.processes = processes;
        this.pauses = pauses;
        this.journal = journal;
        this.clock = clock;
    }

    String take(Complaint complaint, TaskSubmission submission) {
        informers.checkNotNamedIn(complaint.number(), submission.values());
        return switch (submission.stepKey()) {
            case "acceptComplaint" -> accept(complaint, submission);
            case "verifyComplaint" -> verify(complaint, submission);
            case "answerComplaint" -> answer(complaint, submission);
            default -> throw new IllegalArgumentException("unknown step " + submission.stepKey());
        };
    }

    private String accept(Complaint complaint, TaskSubmission submission) {
        String decision = submission.text("decision");
        String reason = submission.opinion();
        switch (decision) {
            case "accept" -> {
                complaint.accept(LocalDate.now(clock), finish(complaint));
                done(complaint, submission, "accepted", "受理，办结期限" + DATES.day(complaint.finishBy()) + "。" + reason);
            }
            case "returnToSource" -> {
                checkReturnable(complaint);
                complaint.end(ComplaintState.RETURNED, reason, clock.instant());
                done(complaint, submission, "returned", "退回" + complaint.source().label() + "：" + reason);
            }
            case "decline" -> {
                complaint.end(ComplaintState.DECLINED, reason, clock.instant());
                done(complaint, submission, "declined", "超出职权，不予受理：" + reason);
            }
            case "petition" -> {
                complaint.end(ComplaintState.IN_PETITION, reason, clock.instant());
                done(complaint, submission, "inPetition", "已进入信访、诉讼、仲裁或者复议：" + reason);
            }
            default -> merge(complaint, submission, reason);
        }
        return decision;
    }

    /** Counted from receipt or from today, by the source. */
    private Instant finish(Complaint complaint) {
        return complaint.finishBy() != null ? complaint.finishBy()
                : clocks.finishBy(complaint.source(), complaint.jurisdiction(), LocalDate.now(clock));
    }

    private void checkReturnable(Complaint complaint) {
        if (!complaint.source().returnable()) {
            throw RequestRefused.badInput("decision", "退回来源：" + complaint.source().label()
                    + "没有可以退回的转办单位。不属于职权范围的请选择“超出职权，不予受理”，写明可以向哪里反映。");
        }
        if (clock.instant().isAfter(complaint.limits().returnBy())) {
            throw RequestRefused.badInput("decision", "退回来源：" + complaint.source().label() + "的退回时限为" + DATES.day(complaint.limits().returnBy())
                    + "，已经届满（" + complaint.source().clock().label + "），不能再退回。请受理，或者按其他意见办理并写明理由。");
        }
    }

    private void merge(Complaint complaint, TaskSubmission submission, String reason) {
        String number = submission.text("mainNumber").strip();
        // first waited for, then read: a conclusion on the main case at this moment would leave this one waiting for ever
        pauses.waitForOthers(List.of(number));
        Complaint main = files.findById(number).filter(one -> one.jurisdiction().equals(complaint.jurisdiction()))
                .orElseThrow(() -> RequestRefused.badInput("mainNumber", "主件编号：本辖区没有编号为“" + number + "”的投诉举报。请从“相似举报”中核对编号。"));
        if (main.number().equals(complaint.number()) || main.state() != ComplaintState.VERIFYING || main.limits().paused()) {
            throw RequestRefused.badInput("mainNumber", "主件编号：只能并入正在核查、没有暂停的其他投诉举报，" + number + "当前状态：" + main.state().label()
                    + (main.limits().paused() ? "（暂停办理）" : "") + "。请先受理主件，或者选择其他意见。");
        }
        if (main.institutionId() != null && complaint.institutionId() != null && !main.institutionId().equals(complaint.institutionId())) {
            throw RequestRefused.badInput("mainNumber", "主件编号：" + number + "反映的是" + main.institutionName() + "，与本件不是同一机构，不能并案。");
        }
        if (main.institutionId() != null && complaint.institutionId() == null) {
            // not known until now, and verified as that one
            reason = "被投诉机构随主件确定为" + main.institutionName() + "。" + reason;
            complaint.assign(main.institutionId(), main.institutionName());
        }
        complaint.mergeInto(main.number(), LocalDate.now(clock), finish(complaint));
        done(complaint, submission, "merged", "并入" + main.number() + "，核查后分别答复，本件办结期限" + DATES.day(complaint.finishBy()) + "。" + reason);
        boolean tightens = complaint.finishBy().isBefore(main.finishBy());
        journal.write(main, submission.actor(), "NOTE", null, "mergedIn", complaint.number() + "并入本件。"
                + (tightens ? "办结期限随之提前到" + DATES.day(complaint.finishBy()) + "。" : ""));
        processes.deadlineMoved(main.number());
    }

    private String verify(Complaint complaint, TaskSubmission submission) {
        String decision = submission.text("decision");
        String reason = submission.opinion();
        switch (decision) {
            case "found" -> {
                ComplaintFindings.Led led = findings.record(complaint, submission, false);
                if (led.known()) {
                    findings.unfounded(complaint, submission.actor());
                }
                complaint.verified(Outcome.FOUND, clock.instant());
                done(complaint, submission, "found", "查实，" + (led.known() ? "没有新的违规行为，" + led.number() + "继续办理。"
                        : "机构进入暂停承训程序（" + led.number() + "）。") + reason);
            }
            case "urgent" -> {
                String suspension = findings.record(complaint, submission, true).number();
                complaint.require("提请先行暂停", ComplaintState.VERIFYING);
                done(complaint, submission, "urgent", "情况紧急，提请先行暂停（" + suspension + "），继续核查。" + reason);
            }
            case "handOver" -> {
                findings.handedOver(complaint, submission);
                complaint.verified(Outcome.HANDED_OVER, clock.instant());
                done(complaint, submission, "handedOver", "属实，移送" + Department.words(submission.texts("departments")) + "处理：" + reason);
            }
            case "maintain" -> {
                findings.checkStillStands(complaint);
                findings.unfounded(complaint, submission.actor());
                complaint.maintain(clock.instant());
                done(complaint, submission, "maintained", "重新核查，维持原核查结论（" + complaint.outcome().label() + "）：" + reason);
            }
            case "unfounded" -> {
                findings.checkNothingStands(complaint, Outcome.UNFOUNDED.label());
                findings.unfounded(complaint, submission.actor());
                complaint.verified(Outcome.UNFOUNDED, clock.instant());
                done(complaint, submission, "unfounded", "不属实：" + reason);
            }
            default -> endWithoutAnswer(complaint, submission, decision, reason);
        }
        return decision;
    }

    private void endWithoutAnswer(Complaint complaint, TaskSubmission submission, String decision, String reason) {
        boolean withdrawn = decision.equals("withdrawn");
        if (withdrawn && complaint.withdrawalAt() == null) {
            throw RequestRefused.badInput("decision", "投诉人撤回：没有收到投诉人的撤回申请。投诉人在进度查询页凭查询码撤回；向热线撤回的，由热线坐席在工单上登记；当面或者电话撤回的，请其补办，或者按核查结论办理。");
        }
        findings.checkNothingStands(complaint, (withdrawn ? Outcome.WITHDRAWN : Outcome.MALICIOUS).label());
        findings.unfounded(complaint, submission.actor());
        complaint.verified(withdrawn ? Outcome.WITHDRAWN : Outcome.MALICIOUS, clock.instant());
        complaint.end(withdrawn ? ComplaintState.WITHDRAWN : ComplaintState.MALICIOUS, reason, clock.instant());
        done(complaint, submission, withdrawn ? "withdrawn" : "malicious",
                (withdrawn ? "投诉人撤回，核查没有发现问题：" : "恶意投诉：") + reason);
    }

    private String answer(Complaint complaint, TaskSubmission submission) {
        String text = submission.opinion();
        Channel channel = Channel.of(submission.text("channel"));
        if (channel == Channel.NONE) {
            checkNobody(complaint);
            // nobody can be dissatisfied: the timer of the period closes it at once
            complaint.answer(text, channel, clock.instant(), clock.instant());
            done(complaint, submission, "answered", channel.label() + "，随即办结：" + text);
        } else {
            complaint.answer(text, channel, clock.instant(), clocks.workdays("complaint.satisfactionWorkdays", complaint.jurisdiction()));
            done(complaint, submission, "answered", "答复投诉人（" + channel.label() + "）：" + text);
        }
        return "answered";
    }

    private static void checkNobody(Complaint complaint) {
        if (!complaint.told().byNobody()) {
            throw RequestRefused.badInput(List.of(new Problem("channel", "答复方式：“" + Channel.NONE.label()
                    + "”只用于日常检查、电话回访中发现、没有投诉人的（第12条），本件来源为" + complaint.source().label()
                    + (complaint.told().anonymous() ? "，投诉人匿名，凭查询码查看答复" : "，留有投诉人") + "。请选择电话、查询码、回复热线或者书面。")));
        }
    }

    private void done(Complaint complaint, TaskSubmission submission, String action, String text) {
        files.saveAndFlush(complaint);
        tellHotline(complaint);
        journal.write(complaint, submission.actor(), "STEP_DONE", switch (submission.stepKey()) {
            case "acceptComplaint" -> ComplaintCase.ACCEPT.label();
            case "verifyComplaint" -> ComplaintCase.VERIFY.label();
            default -> ComplaintCase.ANSWER.label();
        }, action, text);
    }

    private void tellHotline(Complaint complaint) {
        if (complaint.state() == ComplaintState.ANSWERED) {
            journal.tellHotline(complaint, "热线工单已答复", "请回访来电人，在工单上登记满意或者不满意；不满意的重新核查一次。");
        } else if (!complaint.state().open()) {
            journal.tellHotline(complaint, "热线工单" + complaint.state().label(), "办理已经结束，理由见工单，请告知来电人。");
        }
    }
}
