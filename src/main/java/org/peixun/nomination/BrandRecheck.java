package org.peixun.nomination;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.peixun.identity.Role;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** 年度复核 (clauses 6, 12): each institution of a list keeps its brand or loses it by itself. */
@Component
class BrandRecheck {

    /** @param answer the gateway's word @param action of the journal */
    record Result(String answer, String action, String text) {}

    private final CandidateFiles candidates;
    private final NominationJournal journal;
    private final Clock clock;

    BrandRecheck(CandidateFiles candidates, NominationJournal journal, Clock clock) {
        this.candidates = candidates;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 when it is not said which of two, or one is named that is not on the list */
    Result take(Nomination nomination, TaskSubmission submission) {
        nomination.require("复核", NominationState.LISTED);
        String opinion = submission.opinion();
        if (submission.text("decision").equals("keep")) {
            nomination.keep(clock.instant());
            return new Result("keep", "kept", "复核通过，保留品牌。" + opinion);
        }
        List<Candidate> listed = candidates.of(nomination.number()).stream().filter(Candidate::stands).toList();
        List<Candidate> lost = lost(listed, submission.text("withdrawn"));
        if (lost.size() == listed.size()) {
            nomination.end(NominationState.LISTED, opinion, null);
            return new Result("withdraw", "unfit", "复核未通过：" + opinion);
        }
        Candidate one = lost.get(0);
        candidates.strike(nomination.number(), one.slot(), "年度复核未通过：" + opinion);
        nomination.keep(clock.instant());
        String kept = Candidate.names(listed.stream().filter(other -> other != one).toList());
        String text = "撤下" + one.institutionName() + "的品牌，保留" + kept + "的品牌。原因：" + opinion;
        journal.tellCounty(nomination, Role.COUNTY_CLERK, "撤下品牌", "年度复核：" + text);
        journal.tellInstitution(nomination, one.institutionId(), "撤下品牌", "年度复核未通过，已撤下品牌。原因：" + opinion, NominationJournal.OWN);
        return new Result("keep", "partlyWithdrawn", "年度复核：" + text);
    }

    /** Whoever has the only brand need not be named. */
    private static List<Candidate> lost(List<Candidate> listed, String which) {
        if ("all".equals(which) || which == null && listed.size() < 2) {
            return listed;
        }
        String names = listed.stream().map(one -> "候选机构" + one.slot() + "（" + one.institutionName() + "）").collect(Collectors.joining("、"));
        if (which == null) {
            throw refused("本件有两家入选，请选择撤下哪一家或者全部（第6条、第12条）：" + names + "。");
        }
        int slot = which.equals("first") ? 1 : 2;
        return List.of(listed.stream().filter(one -> one.slot() == slot).findFirst()
                .orElseThrow(() -> refused("候选机构" + slot + "不在已公布的名单中。名单中现有：" + names + "。")));
    }

    private static RequestRefused refused(String text) {
        return RequestRefused.badInput(List.of(new Problem("withdrawn", "撤下的机构：" + text)));
    }
}
