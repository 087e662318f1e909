package org.peixun.nomination;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.policy.Policy;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** Who can score a nomination: experts with an open account who do not belong to a candidate (clause 6, 回避). */
@Component
class ExpertPool {

    private final People people;
    private final Jurisdictions jurisdictions;
    private final CandidateFiles candidates;
    private final Scores scores;
    private final NominationJournal journal;

    ExpertPool(People people, Jurisdictions jurisdictions, CandidateFiles candidates, Scores scores, NominationJournal journal) {
        this.people = people;
        this.jurisdictions = jurisdictions;
        this.candidates = candidates;
        this.scores = scores;
        this.journal = journal;
    }

    /** @return how many shall score @throws RequestRefused 400 outside the policy's bounds, or with fewer experts than that */
    int wanted(Nomination nomination, Policy policy, TaskSubmission submission) {
        int least = policy.integer("nomination.expertsMin");
        int most = Math.max(least, policy.integer("nomination.expertsMax"));
        Integer wanted = submission.whole("experts");
        if (wanted == null || wanted < least || wanted > most) {
            throw refused("请填写" + least + "至" + most + "的整数（第6条评审要求）。现填写“" + submission.text("experts") + "”。");
        }
        int available = of(nomination).size();
        if (available < wanted) {
            throw refused("可以评分的评审专家现有" + available + "人（账号启用、不属于候选机构），不足" + wanted + "人（第6条评审要求）。"
                    + (available < least ? "请安全管理员增加评审专家账号后再组织评分。" : "请填写" + least + "至" + available + "，或者由安全管理员增加评审专家账号。"));
        }
        return wanted;
    }

    private static RequestRefused refused(String text) {
        return RequestRefused.badInput(List.of(new Problem("experts", "评审专家人数：" + text)));
    }

    /** Somebody avoids: when fewer are left than are wanted, whoever can name others hears of it at once. */
    void tellIfTooFew(Nomination nomination) {
        Set<String> left = of(nomination);
        left.removeAll(scores.experts(nomination.number()));
        int open = nomination.experts() - scores.given(nomination.number());
        if (left.size() < open) {
            String text = "有专家回避后，还需" + open + "人评分，可以评分的评审专家只有" + left.size() + "人。请增加评审专家，评分才能完成。";
            journal.tellCity(nomination, Role.CITY_MANAGER, "评审专家不足", text);
            journal.tellSecurity(nomination, "评审专家不足", text);
        }
    }

    private Set<String> of(Nomination nomination) {
        Set<String> experts = new HashSet<>(members(Role.EXPERT.in(jurisdictions.city().code())));
        candidates.of(nomination.number()).forEach(one -> experts.removeAll(members(Role.applicantsOf(one.institutionId()))));
        return experts;
    }

    private List<String> members(String group) {
        return people.membersOf(group).stream().map(People.Person::userId).toList();
    }
}
