package org.peixun.nomination;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.round.RoundProgress;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** 品牌机构推荐 as the workflow sees it. */
@Component
class NominationCase implements CaseType {

    static final String ID = "brandNomination";

    private static final List<Role> CITY = List.of(Role.CITY_CLERK, Role.CITY_MANAGER);
    private static final List<Role> COUNTY = List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER);

    static final Step SELECT = new Step("selectCandidates", "推选候选机构", Role.COUNTY_CLERK,
            rule("nomination.correctionWorkdays", List.of(Role.COUNTY_CLERK, Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER)));
    static final Step SIGN = new Step("signNomination", "签发并报送", Role.COUNTY_MANAGER,
            rule("nomination.correctionWorkdays", COUNTY));
    static final Step CHECK = new Step("checkMaterials", "审核材料", Role.CITY_CLERK, rule("nomination.checkWorkdays", CITY));
    static final Step CORRECT = new Step("correctNomination", "补正推荐材料", Role.COUNTY_CLERK,
            rule("nomination.correctionWorkdays", COUNTY));
    static final Step SCORE = new Step("scoreNomination", "专家评分", Role.EXPERT, rule("nomination.scoreWorkdays", CITY));
    static final Step DECIDE = new Step("decideSelection", "集体研究决定", Role.CITY_MANAGER,
            rule("nomination.decisionWorkdays", List.of(Role.CITY_MANAGER)));
    static final Step ANSWER = new Step("answerObjection", "答复异议", Role.CITY_CLERK, rule("nomination.objectionWorkdays", CITY));
    static final Step RECHECK = new Step("recheckBrand", "年度复核", Role.CITY_CLERK, rule("nomination.recheckWorkdays", CITY));

    private static final List<Step> ROAD = List.of(SELECT, SIGN, CHECK, SCORE, DECIDE);

    private final NominationFiles files;
    private final RoundProgress progress;
    private final NominationDecisions decisions;
    private final FinalDecisions finals;
    private final NominationViews views;
    private final CandidateFiles candidates;
    private final Scores scores;
    private final AccessPolicy access;

    NominationCase(
            NominationFiles files, RoundProgress progress, NominationDecisions decisions, FinalDecisions finals,
            NominationViews views, CandidateFiles candidates, Scores scores, AccessPolicy access) {
        this.files = files;
        this.progress = progress;
        this.decisions = decisions;
        this.finals = finals;
        this.views = views;
        this.candidates = candidates;
        this.scores = scores;
        this.access = access;
    }

    private static DeadlineRule rule(String key, List<Role> ladder) {
        return DeadlineRule.usual(key, ladder);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "品牌机构推荐";
    }

    @Override
    public String numberPrefix() {
        return "品牌";
    }

    @Override
    public List<Step> steps() {
        return List.of(SELECT, SIGN, CHECK, CORRECT, SCORE, DECIDE, ANSWER, RECHECK);
    }

    /** Corrections, objections and rechecks are not on the road: what was corrected is checked again. */
    @Override
    public List<Step> ahead(String caseNumber, Collection<String> open) {
        Step reached = switch (files.get(caseNumber).state()) {
            case SELECTING, PUBLICISING -> SELECT;
            case SIGNING, RETURNED -> SIGN;
            case SENT -> CHECK;
            case SCORING -> SCORE;
            default -> DECIDE;
        };
        return Step.after(ROAD, List.of(reached.key()));
    }

    @Override
    public AccessPolicy.Subject subject(String caseNumber) {
        return files.get(caseNumber).subject();
    }

    @Override
    public Action seenBy() {
        return Action.SEE_NOMINATION;
    }

    /** The county's steps end with the round until it has sent; after a return they have working days as the city's have. */
    @Override
    public Instant dueAt(String caseNumber, String stepKey) {
        boolean county = stepKey.equals(SELECT.key()) || stepKey.equals(SIGN.key());
        RoundProgress.County round = county ? progress.of(caseNumber) : null;
        return round == null || round.sentAt() != null ? null : round.dueAt();
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        Nomination nomination = files.get(submission.caseNumber());
        access.check(submission.actor(), action(submission.stepKey()), nomination.subject());
        return Map.of(DECISION, decisions.take(nomination, submission));
    }

    @Override
    public Set<String> onceEach() {
        return Set.of(SCORE.key());
    }

    @Override
    public Fitting fitting(String caseNumber, String stepKey) {
        return stepKey.equals(SCORE.key()) ? scores.fitting(files.get(caseNumber), candidates.of(caseNumber))
                : stepKey.equals(DECIDE.key()) ? new Fitting(Set.of(), Map.of("chosen", Candidate.numbered(candidates.of(caseNumber)))) : Fitting.NONE;
    }

    @Override
    public List<Confirmation> confirmations(String caseNumber, String stepKey) {
        return finals.of(files.get(caseNumber), stepKey);
    }

    private static Action action(String step) {
        return switch (step) {
            case "selectCandidates", "correctNomination" -> Action.SELECT_CANDIDATES;
            case "signNomination" -> Action.SIGN_NOMINATION;
            case "checkMaterials", "answerObjection", "recheckBrand" -> Action.CHECK_NOMINATION;
            case "scoreNomination" -> Action.SCORE_NOMINATION;
            case "decideSelection" -> Action.DECIDE_NOMINATION;
            default -> throw new IllegalArgumentException("unknown step " + step);
        };
    }

    @Override
    public List<Section> sections(String caseNumber, Actor reader) {
        Nomination nomination = files.get(caseNumber);
        access.check(reader, seenBy(), nomination.subject());
        return views.sections(nomination, reader);
    }
}
