package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
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

/** What people decide at each step: the rule, the transition, the record. Each answers with the gateway's word. */
@Component
class NominationDecisions {

    private static final Dates DATES = new Dates();

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final CandidateRules rules;
    private final Scores scores;
    private final Objections objections;
    private final Attachments attachments;
    private final Sendings sendings;
    private final RoundProgress progress;
    private final PublicityPeriod publicity;
    private final ExpertPool experts;
    private final BrandRecheck rechecks;
    private final PolicyParameters parameters;
    private final NominationJournal journal;
    private final Clock clock;

    NominationDecisions(
            NominationFiles files, CandidateFiles candidates, CandidateRules rules, Scores scores, Objections objections,
            Attachments attachments, Sendings sendings, RoundProgress progress, PublicityPeriod publicity, ExpertPool experts,
            BrandRecheck rechecks, PolicyParameters parameters, NominationJournal journal, Clock clock) {
        this.files = files;
        this.candidates = candidates;
        this.rules = rules;
        this.scores = scores;
        this.objections = objections;
        this.attachments = attachments;
        this.sendings = sendings;
        this.progress = progress;
        this.publicity = publicity;
        this.experts = experts;
        this.rechecks = rechecks;
        this.parameters = parameters;
        this.journal = journal;
        this.clock = clock;
    }

    String take(Nomination nomination, TaskSubmission submission) {
        return switch (submission.stepKey()) {
            case "selectCandidates" -> select(nomination, submission);
            case "signNomination" -> sign(nomination, submission);
            case "checkMaterials" -> check(nomination, submission);
            case "correctNomination" -> correct(nomination, submission);
            case "scoreNomination" -> score(nomination, submission);
            case "decideSelection" -> decide(nomination, submission);
            case "answerObjection" -> answer(nomination, submission);
            case "recheckBrand" -> recheck(nomination, submission);
            default -> throw new IllegalArgumentException("unknown step " + submission.stepKey());
        };
    }

    private String select(Nomination nomination, TaskSubmission submission) {
        List<Candidate> chosen = candidates.of(nomination.number());
        String decision = submission.text("decision");
        if (decision.equals("none")) {
            if (!chosen.isEmpty()) {
                throw RequestRefused.badInput("已选定候选机构" + chosen.size() + "家，不能报送无候选。请先在“推荐材料”中移除候选机构，或者选择提交公示。");
            }
            nomination.nobody(submission.text("opinion"));
            progress.reached(nomination.number(), Stage.DRAFTING, "说明无候选机构，待负责人签发");
            return done(nomination, submission, NominationCase.SELECT.label(), "zero", "无候选机构，理由：" + submission.text("opinion"), decision);
        }
        rules.checkComplete(nomination, chosen);
        Instant end = publicity.ofCounty(nomination);
        Optional<String> late = publicity.tooLate(nomination, end);
        late.ifPresent(why -> checkExplained(why, submission));
        nomination.publicise(clock.instant(), end);
        candidates.publicised(nomination.number());
        progress.reached(nomination.number(), Stage.PUBLICISED, "县级公示");
        late.ifPresent(why -> askForExtension(nomination, why + "县区说明：" + said(submission)));
        chosen.forEach(one -> journal.tellInstitution(nomination, one.institutionId(), "已推选为候选机构",
                "县（市、区）推选为品牌建设候选机构，县级公示至" + DATES.moment(end) + "。", NominationJournal.LISTS));
        return done(nomination, submission, NominationCase.SELECT.label(), "publicised", "推选" + names(chosen) + "，提交县级公示（"
                + DATES.plainDay(clock.instant()) + "至" + DATES.plainDay(end) + "）。" + said(submission), decision);
    }

    /** Nobody may begin without knowing it: without the city's consent to a later day the county cannot send. */
    private static void checkExplained(String why, TaskSubmission submission) {
        if (said(submission).isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem("opinion", "说明：" + why
                    + "请先由县区负责人向市级申请延期；仍要现在提交公示的，在“说明”中写明原因，提交后一并告知县区负责人和市级。")));
        }
    }

    private void askForExtension(Nomination nomination, String text) {
        journal.tellCounty(nomination, Role.COUNTY_MANAGER, "公示期满晚于报送截止", text + "请向市级申请延期。");
        for (Role role : List.of(Role.CITY_CLERK, Role.CITY_MANAGER)) {
            journal.tellCity(nomination, role, "公示期满晚于报送截止", text + "是否延期由市级决定。");
        }
    }

    private String sign(Nomination nomination, TaskSubmission submission) {
        String decision = submission.text("decision");
        if (!decision.equals("send")) {
            nomination.backToCounty();
            journal.tellPublicised(nomination, candidates.of(nomination.number()), "退回重新推选",
                    "县（市、区）负责人退回修改，由县（市、区）重新推选，此前的县级公示不再作为报送依据。");
            progress.reached(nomination.number(), Stage.DRAFTING, "负责人退回修改");
            return done(nomination, submission, NominationCase.SIGN.label(), "sentBack", "退回修改：" + submission.text("opinion"), decision);
        }
        if (nomination.zeroReason() == null) {
            rules.checkComplete(nomination, candidates.of(nomination.number()));
        }
        progress.reached(nomination.number(), Stage.SIGNED, "负责人签发");
        progress.send(nomination.number());
        nomination.send(clock.instant());
        sendings.keep(nomination, submission.actor());
        journal.tellCity(nomination, Role.CITY_CLERK, "已报送", "请审核材料。");
        return done(nomination, submission, NominationCase.SIGN.label(), "sent", "签发并报送市级。", decision);
    }

    private String check(Nomination nomination, TaskSubmission submission) {
        String decision = submission.text("decision");
        boolean zero = nomination.zeroReason() != null;
        if (!decision.equals("return") && zero != decision.equals("none")) {
            throw RequestRefused.badInput(zero ? "本件没有候选机构，请选择“确认无候选”或者“退回补正”。" : "本件有候选机构，请选择“材料齐全”或者“退回补正”。");
        }
        if (decision.equals("return")) {
            String reasons = ReturnReason.labels(submission.texts("reasons"));
            nomination.returned(reasons + "。" + submission.text("opinion"));
            progress.reached(nomination.number(), Stage.RETURNED, "市级退回补正");
            journal.tellCounty(nomination, Role.COUNTY_CLERK, "退回补正", reasons + "。请修改后重新报送；需要增减候选机构的，重新推选。");
            return done(nomination, submission, NominationCase.CHECK.label(), "returned", "退回补正：" + reasons + "。" + submission.text("opinion"), decision);
        }
        progress.reached(nomination.number(), zero ? Stage.NO_CANDIDATE : Stage.REVIEWING, zero ? "市级确认无候选" : "市级材料审核通过");
        if (zero) {
            nomination.end(NominationState.NO_CANDIDATE, nomination.zeroReason(), clock.instant());
            return done(nomination, submission, NominationCase.CHECK.label(), "noCandidate", "确认本县（市、区）本年度无候选机构。", decision);
        }
        int wanted = experts.wanted(nomination, policy(nomination), submission);
        nomination.score(wanted);
        return done(nomination, submission, NominationCase.CHECK.label(), "passed", "材料齐全，由" + wanted + "名专家评分。", decision);
    }

    private String correct(Nomination nomination, TaskSubmission submission) {
        if (nomination.zeroReason() == null) {
            rules.checkComplete(nomination, candidates.of(nomination.number()));
        }
        progress.send(nomination.number());
        nomination.send(clock.instant());
        sendings.keep(nomination, submission.actor());
        journal.tellCity(nomination, Role.CITY_CLERK, "补正后重新报送", "请审核材料。");
        return done(nomination, submission, NominationCase.CORRECT.label(), "resent", "补正后重新报送。" + said(submission), "resend");
    }

    private String score(Nomination nomination, TaskSubmission submission) {
        nomination.require("评分", NominationState.SCORING);
        boolean avoids = submission.text("decision").equals("avoid");
        scores.take(nomination, candidates.of(nomination.number()), submission, avoids);
        if (!avoids && scores.given(nomination.number()) >= nomination.experts()) {
            nomination.scored();
        }
        if (avoids) {
            experts.tellIfTooFew(nomination);
        }
        return done(nomination, submission, NominationCase.SCORE.label(), avoids ? "avoided" : "scored",
                submission.actor().name() + (avoids ? "申请回避：" + submission.text("opinion") : "提交评分。"), submission.text("decision"));
    }

    private String decide(Nomination nomination, TaskSubmission submission) {
        if (attachments.of(nomination.number()).stream().noneMatch(file -> file.kind().equals(NominationDocuments.MINUTES))) {
            throw RequestRefused.badInput("会议纪要：集体研究决定须附会议纪要（第6条）。请先在“推荐材料”页上传会议纪要，再提交决定。");
        }
        String decision = submission.text("decision");
        if (!decision.equals("select")) {
            nomination.require("作出决定", NominationState.DECIDING);
            nomination.end(NominationState.DECLINED, submission.text("opinion"), clock.instant());
            progress.reached(nomination.number(), Stage.NOT_SELECTED, "集体研究未入选");
            tellDecision(nomination, candidates.of(nomination.number()), List.of());
            return done(nomination, submission, NominationCase.DECIDE.label(), "declined", "集体研究决定不入选：" + submission.text("opinion"), decision);
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
        return done(nomination, submission, NominationCase.DECIDE.label(), "selected", "集体研究决定" + names(chosen) + "入选，开始公示。", decision);
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

    private String answer(Nomination nomination, TaskSubmission submission) {
        var objection = objection(nomination, submission);
        boolean upheld = submission.text("decision").equals("uphold");
        objections.answer(objection.id(), submission.text("opinion"), upheld);
        if (upheld) {
            candidates.of(nomination.number()).stream().filter(one -> one.stands()
                    && (objection.slot() == null || objection.slot() == one.slot())).forEach(one -> journal.tellInstitution(nomination,
                    one.institutionId(), "取消入选", "公示期间收到异议，经核实成立，取消入选。", NominationJournal.OWN));
            candidates.strike(nomination.number(), objection.slot(), submission.text("opinion"));
        }
        return done(nomination, submission, NominationCase.ANSWER.label(), upheld ? "upheld" : "dismissed",
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

    private String recheck(Nomination nomination, TaskSubmission submission) {
        var result = rechecks.take(nomination, submission);
        return done(nomination, submission, NominationCase.RECHECK.label(), result.action(), result.text(), result.answer());
    }

    private String done(Nomination nomination, TaskSubmission submission, String step, String action, String text, String decision) {
        files.saveAndFlush(nomination);
        Actor actor = submission.actor();
        journal.write(nomination, actor, "STEP_DONE", step, action, text);
        return decision;
    }

    private Policy policy(Nomination nomination) {
        return parameters.at(LocalDate.now(clock), nomination.jurisdiction());
    }

    private static String names(List<Candidate> chosen) {
        return String.join("、", chosen.stream().map(Candidate::institutionName).toList());
    }

    private static String said(TaskSubmission submission) {
        String opinion = submission.text("opinion");
        return opinion == null || opinion.isBlank() ? "" : opinion.strip();
    }
}
