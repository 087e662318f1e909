package org.peixun.classfiling;

import java.util.List;
import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;

/** 受理备案, 审核备案, 审批开班: goes on, returns for correction or, where that may be decided, refuses. */
class DecideFiling implements ClassStep {

    private final Step step;
    private final Rule rule;
    private final Filings filings;
    private final Decisions decisions;
    private final AccessPolicy access;

    /** @param onward the decision that goes on, and its transition @param refuses whether the step may refuse */
    record Rule(Action action, String onward, Transition transition, boolean refuses) {}

    DecideFiling(Step step, Rule rule, Filings filings, Decisions decisions, AccessPolicy access) {
        this.step = step;
        this.rule = rule;
        this.filings = filings;
        this.decisions = decisions;
        this.access = access;
    }

    @Override
    public Step step() {
        return step;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ClassFiling filing = filings.get(submission.caseNumber());
        access.check(submission.actor(), rule.action(), filing.subject());
        String decision = submission.text(CaseType.DECISION);
        String opinion = submission.text("opinion");
        Actor actor = submission.actor();
        if (rule.onward().equals(decision)) {
            decisions.forward(filing, rule.transition(), step.label(), opinion, actor);
        } else if ("return".equals(decision)) {
            decisions.sendBack(filing, step.label(), ClassFilingCase.CORRECTION.deadline(), submission.texts("reasons"), opinion, actor);
        } else if ("refuse".equals(decision) && rule.refuses()) {
            decisions.refuse(filing, step.label(), grounds(submission), opinion, actor);
        } else {
            throw RequestRefused.badInput("请选择办理意见。“" + step.label() + "”不接受“" + decision + "”。");
        }
        return Map.of(CaseType.DECISION, decision);
    }

    /** A return is mended and handed in again; a refusal ends the filing. */
    @Override
    public List<CaseType.Confirmation> confirmations(String caseNumber) {
        return !rule.refuses() ? List.of() : List.of(new CaseType.Confirmation("decision=refuse", NoticeLetters.refusal(step.label()) + "："
                + filings.get(caseNumber).institutionName() + "的这次备案随即结束，送达通知书，要开班须重新申报；材料能够改正的，请选择“退回补正”。提交后不能更改。确定提交吗？"));
    }

    /** The notice that this submission would give. Nothing is stored. @throws RequestRefused as {@link #complete}; 400 for a decision without a notice */
    Notice drafted(TaskSubmission submission) {
        ClassFiling filing = filings.get(submission.caseNumber());
        access.check(submission.actor(), rule.action(), filing.subject());
        rule.transition().from(filing.state());
        String decision = submission.text(CaseType.DECISION);
        String opinion = submission.text("opinion");
        if ("return".equals(decision)) {
            return decisions.draftedReturn(filing, step.label(), ClassFilingCase.CORRECTION.deadline(), submission.texts("reasons"), opinion,
                    submission.actor());
        }
        if ("refuse".equals(decision) && rule.refuses()) {
            return decisions.draftedRefusal(filing, step.label(), grounds(submission), opinion, submission.actor());
        }
        throw RequestRefused.badInput(List.of(new Problem(CaseType.DECISION, "只有" + (rule.refuses() ? "退回补正、不予同意（不予受理）" : "退回补正")
                + "才送达通知书（第11条）。请先选择办理意见和理由，再预览。")));
    }

    private static List<String> grounds(TaskSubmission submission) {
        List<String> grounds = submission.texts("refusalReasons");
        return grounds.isEmpty() ? submission.texts("reasons") : grounds;
    }
}
