package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** What the county decides on its own nomination: whom it recommends, that it is sent, what it corrects. */
@Component
class CountyDecisions {

    private static final Dates DATES = new Dates();

    private final CandidateFiles candidates;
    private final CandidateRules rules;
    private final Sendings sendings;
    private final RoundProgress progress;
    private final PublicityPeriod publicity;
    private final NominationRecord record;
    private final NominationJournal journal;
    private final Clock clock;

    CountyDecisions(
            CandidateFiles candidates, CandidateRules rules, Sendings sendings, RoundProgress progress, PublicityPeriod publicity,
            NominationRecord record, NominationJournal journal, Clock clock) {
        this.candidates = candidates;
        this.rules = rules;
        this.sendings = sendings;
        this.progress = progress;
        this.publicity = publicity;
        this.record = record;
        this.journal = journal;
        this.clock = clock;
    }

    String select(Nomination nomination, TaskSubmission submission) {
        List<Candidate> chosen = candidates.of(nomination.number());
        String decision = submission.text("decision");
        if (decision.equals("none")) {
            if (!chosen.isEmpty()) {
                throw RequestRefused.badInput("已选定候选机构" + chosen.size() + "家，不能报送无候选。请先在“推荐材料”中移除候选机构，或者选择提交公示。");
            }
            nomination.nobody(submission.text("opinion"));
            progress.reached(nomination.number(), Stage.DRAFTING, "说明无候选机构，待负责人签发");
            return record.done(nomination, submission, NominationCase.SELECT, "zero", "无候选机构，理由：" + submission.text("opinion"), decision);
        }
        rules.checkComplete(nomination, chosen);
        Instant end = publicity.ofCounty(nomination);
        Optional<String> late = publicity.tooLate(nomination, end);
        late.ifPresent(why -> checkExplained(why, submission));
        nomination.publicise(clock.instant(), end);
        candidates.publicised(nomination.number());
        progress.reached(nomination.number(), Stage.PUBLICISED, "县级公示");
        late.ifPresent(why -> askForExtension(nomination, why + "县区说明：" + submission.opinion()));
        chosen.forEach(one -> journal.tellInstitution(nomination, one.institutionId(), "已推选为候选机构",
                "县（市、区）推选为品牌建设候选机构，县级公示至" + DATES.moment(end) + "。", NominationJournal.LISTS));
        return record.done(nomination, submission, NominationCase.SELECT, "publicised", "推选" + Candidate.names(chosen) + "，提交县级公示（"
                + DATES.plainDay(clock.instant()) + "至" + DATES.plainDay(end) + "）。" + submission.opinion(), decision);
    }

    /** Nobody may begin without knowing it: without the city's consent to a later day the county cannot send. */
    private static void checkExplained(String why, TaskSubmission submission) {
        if (submission.opinion().isEmpty()) {
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

    String sign(Nomination nomination, TaskSubmission submission) {
        String decision = submission.text("decision");
        if (!decision.equals("send")) {
            nomination.backToCounty();
            journal.tellPublicised(nomination, candidates.of(nomination.number()), "退回重新推选",
                    "县（市、区）负责人退回修改，由县（市、区）重新推选，此前的县级公示不再作为报送依据。");
            progress.reached(nomination.number(), Stage.DRAFTING, "负责人退回修改");
            return record.done(nomination, submission, NominationCase.SIGN, "sentBack", "退回修改：" + submission.text("opinion"), decision);
        }
        checkComplete(nomination);
        progress.reached(nomination.number(), Stage.SIGNED, "负责人签发");
        send(nomination, submission.actor(), "已报送");
        return record.done(nomination, submission, NominationCase.SIGN, "sent", "签发并报送市级。", decision);
    }

    String correct(Nomination nomination, TaskSubmission submission) {
        checkComplete(nomination);
        send(nomination, submission.actor(), "补正后重新报送");
        return record.done(nomination, submission, NominationCase.CORRECT, "resent", "补正后重新报送。" + submission.opinion(), "resend");
    }

    /** Whoever has nobody to recommend has no materials either. */
    private void checkComplete(Nomination nomination) {
        if (nomination.zeroReason() == null) {
            rules.checkComplete(nomination, candidates.of(nomination.number()));
        }
    }

    private void send(Nomination nomination, Actor actor, String title) {
        progress.send(nomination.number());
        nomination.send(clock.instant());
        sendings.keep(nomination, actor);
        journal.tellCity(nomination, Role.CITY_CLERK, title, "请审核材料。");
    }
}
