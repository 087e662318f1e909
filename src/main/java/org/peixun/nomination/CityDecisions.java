package org.peixun.nomination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.form.ReasonList;
import org.peixun.identity.Role;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** What the city and its experts decide on a county's nomination, from the materials to the yearly recheck. */
@Component
class CityDecisions {

    private static final Dates DATES = new Dates();
    private static final ReasonList REASONS = ReasonList.of("nomination");

    private final CandidateFiles candidates;
    private final CandidateRules rules;
    private final Scores scores;
    private final Objections objections;
    private final Attachments attachments;
    private final RoundProgress progress;
    private final PublicityPeriod publicity;
    private final ExpertPool experts;
    private final BrandRecheck rechecks;
    private final PolicyParameters parameters;
    private final NominationRecord record;
    private final NominationJournal journal;
    private final Clock clock;

    CityDecisions(
            CandidateFiles candidates, CandidateRules rules, Scores scores, Objections objections, Attachments attachments,
            RoundProgress progress, PublicityPeriod publicity, ExpertPool experts, BrandRecheck rechecks, PolicyParameters parameters,
            NominationRecord record, NominationJournal journal, Clock clock) {
        this.candidates = candidates;
        this.rules = rules;
        this.scores = scores;
        this.objections = objections;
        this.attachments = attachments;
        this.progress = progress;
        this.publicity = publicity;
        this.experts = experts;
        this.rechecks = rechecks;
        this.parameters = parameters;
        this.record = record;
        this.journal = journal;
        this.clock = clock;
    }

    String check(Nomination nomination, TaskSubmission submission) {
        String decision = submission.text("decision");
        boolean zero = nomination.zeroReason() != null;
        if (!decision.equals("return") && zero != decision.equals("none")) {
            throw RequestRefused.badInput(zero ? "本件没有候选机构，请选择“确认无候选”或者“退回补正”。" : "本件有候选机构，请选择“材料齐全”或者“退回补正”。");
        }
        if (decision.equals("return")) {
            String reasons = REASONS.chosen(submission.texts("reasons"), "return", "退回补正").stream()
                    .map(reason -> reason.label() + "（" + reason.basis() + "）").collect(Collectors.joining("、"));
            nomination.returned(reasons + "。" + submission.text("opinion"));
            progress.reached(nomination.number(), Stage.RETURNED, "市级退回补正");
            journal.tellCounty(nomination, Role.COUNTY_CLERK, "退回补正", reasons + "。请修改后重新报送；需要增减候选机构的，重新推选。");
            return record.done(nomination, submission, NominationCase.CHECK, "returned", "退回补正：" + reasons + "。" + submission.text("opinion"), decision);
        }
        progress.reached(nomination.number(), zero ? Stage.NO_CANDIDATE : Stage.REVIEWING, zero ? "市级确认无候选" : "市级材料审核通过");
        if (zero) {
            nomination.end(NominationState.NO_CANDIDATE, nomination.zeroReason(), clock.instant());
            return record.done(nomination, submission, NominationCase.CHECK, "noCandidate", "确认本县（市、区）本年度无候选机构。", decision);
        }
        int wanted = experts.wanted(nomination, policy(nomination), submission);
        nomination.score(wanted);
        return record.done(nomination, submission, NominationCase.CHECK, "passed", "材料齐全，由" + wanted + "名专家评分。", decision);
    }

    String score(Nomination nomination, TaskSubmission submission) {
        nomination.require("评分", NominationState.SCORING);
        boolean avoids = submission.text("decision").equals("avoid");
        scores.take(nomination, candidates.of(nomination.number()), submission, avoids);
        if (!avoids && scores.given(nomination.number()) >= nomination.experts()) {
            nomination.scored();
        }
        if (avoids) {
            experts.tellIfTooFew(nomination);
        }
        return record.done(nomination, submission, NominationCase.SCORE, avoids ? "avoided" : "scored",
                submission.actor().name() + (avoids ? "申请回避：" + submission.text("opinion") : "提交评分。"), submission.text("decision"));
    }

    String decide(Nomination nomination, TaskSubmission submission) {
        if (attachments.of(nomination.number()).stream().noneMatch(file -> file.kind().equals(NominationDocuments.MINUTES))) {
            throw RequestRefused.badInput("会议纪要：集体研究决定须附会议纪要（第6条）。请先在“推荐材料”页上传会议纪要，再提交决定。");
        }
        String decision = submission.text("decision");
        if (!decision.equals("select")) {
            nomination.require("作出决定", NominationState.DECIDING);
            nomination.end(NominationState.DECLINED, submission.text("opinion"), clock.instant());
            progress.reached(nomination.number(), Stage.NOT_SELECTED, "集体研究未入选");
            tellDecision(nomination, candidates.of(nomination.number()), List.of());
            return record.done(nomination, submission, NominationCase.DECIDE, "declined", "集体研究决定不入选：" + submission.text("opinion"), decision);
        }
        List<Candidate> of = candidates.of(nomination.number());
        List<Integer> slots = FinalDecisions.SLOTS.get(submission.text("chosen"));
        List<Candidate> chosen = of.stream().filter(one -> slots.contains(one.slot())).toList();
        if (chosen.size() != slots.size()) {
            throw RequestRefused.badInput("入选机构：本件只有候选机构" + of.stream().map(one -> String.valueOf(one.slot()))
                    .collect(Collectors.joining("、")) + "。请按实际候选机构选择。");
        }
        rules.checkInOrder(nomination, chosen);
        candidates.select(nomination.number(), slots);
        nomination.select(publicity.ofCity(nomination));
        progress.reached(nomination.number(), Stage.PASSED, "集体研究决定入选");
        tellDecision(nomination, of, slots);
        return record.done(nomination, submission, NominationCase.DECIDE, "selected", "集体研究决定" + Candidate.names(chosen) + "入选，开始公示。", decision);
    }

    /** Each institution hears of itself; scores and reasons stay in the office. */
    private void tellDecision(Nomination nomination, List<Candidate> of, List<Integer> slots) {
        of.forEach(one -> {
            boolean selected = slots.contains(one.slot());
            journal.tellInstitution(nomination, one.institutionId(), selected ? "已入选" : "未入选", selected
                    ? "市级集体研究决定入选，市级公示至" + DATES.moment(nomination.cityPublicTo()) + "。" : "市级集体研究决定，本年度未入选。",
                    selected ? NominationJournal.LISTS : NominationJournal.OWN);
        });
    }

    String answer(Nomination nomination, TaskSubmission submission) {
        var objection = objection(nomination, submission);
        boolean upheld = submission.text("decision").equals("uphold");
        objections.answer(objection.id(), submission.text("opinion"), upheld);
        if (upheld) {
            candidates.of(nomination.number()).stream().filter(one -> one.stands()
                    && (objection.slot() == null || objection.slot() == one.slot())).forEach(one -> journal.tellInstitution(nomination,
                    one.institutionId(), "取消入选", "公示期间收到异议，经核实成立，取消入选。", NominationJournal.OWN));
            candidates.strike(nomination.number(), objection.slot(), submission.text("opinion"));
        }
        return record.done(nomination, submission, NominationCase.ANSWER, upheld ? "upheld" : "dismissed",
                (upheld ? "异议成立，取消入选：" : "异议不成立：") + submission.text("opinion"), submission.text("decision"));
    }

    /** As the person saw it: meanwhile it may have been answered, and another one may have come. */
    private Objections.Objection objection(Nomination nomination, TaskSubmission submission) {
        Integer place = submission.whole("objection");
        if (place == null || place < 1) {
            throw RequestRefused.badInput(List.of(new Problem("objection",
                    "异议序号：请填写“公示异议”中的序号，例如 2。现填写“" + submission.text("objection") + "”。")));
        }
        return objections.open(nomination.number(), place).orElseThrow(() -> {
            List<Integer> waiting = objections.waiting(nomination.number());
            return RequestRefused.conflict("第" + place + "件异议已经答复，或者没有这一件。" + (waiting.isEmpty() ? "本件没有待答复的异议。"
                    : "待答复的是第" + waiting.stream().map(String::valueOf).collect(Collectors.joining("、")) + "件。") + "请刷新页面，核对“公示异议”后重新办理。");
        });
    }

    String recheck(Nomination nomination, TaskSubmission submission) {
        var result = rechecks.take(nomination, submission);
        return record.done(nomination, submission, NominationCase.RECHECK, result.action(), result.text(), result.answer());
    }

    private Policy policy(Nomination nomination) {
        return parameters.at(LocalDate.now(clock), nomination.jurisdiction());
    }
}
