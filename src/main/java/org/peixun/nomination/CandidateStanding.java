package org.peixun.nomination;

import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingChanged;
import org.peixun.directory.StandingImpact;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A candidate whose standing changes is flagged in its nominations; only who is in order is selected and listed (clauses 6, 12). */
@Component
class CandidateStanding implements StandingImpact {

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final Directory directory;
    private final NominationJournal journal;

    CandidateStanding(NominationFiles files, CandidateFiles candidates, Directory directory, NominationJournal journal) {
        this.files = files;
        this.candidates = candidates;
        this.directory = directory;
        this.journal = journal;
    }

    @EventListener
    void on(StandingChanged event) {
        String name = directory.institution(event.institutionId()).name();
        String text = "候选机构" + name + "的目录状态改为“" + event.now().status().label() + "”（" + event.now().documentNo() + "）。";
        for (String number : candidates.numbersOf(event.institutionId())) {
            Nomination nomination = files.get(number);
            String all = text + ofPublished(nomination, event);
            journal.write(nomination, event.by(), "NOTE", null, "standing", all);
            journal.tellCounty(nomination, Role.COUNTY_CLERK, "候选机构目录状态变化", all + "请核对。");
            journal.tellCity(nomination, Role.CITY_CLERK, "候选机构目录状态变化", all + "请核对。");
        }
    }

    /** What the public sees of it: {@link PublicLists#published}. */
    private String ofPublished(Nomination nomination, StandingChanged event) {
        boolean listed = nomination.state() == NominationState.LISTED && candidates.of(nomination.number()).stream()
                .anyMatch(one -> one.institutionId() == event.institutionId() && one.stands());
        if (listed && StandingReason.RELISTED.label().equals(event.now().reason())) {
            return "该机构移出或者退出目录后重新列入，已公布的名单在公众页不再列出，请在年度复核时撤下（第6条、第12条）。";
        }
        return !listed ? "" : event.now().status() == DirectoryStatus.NORMAL ? "已公布的名单在公众页重新列出该机构。"
                : "已公布的名单在公众页不再列出该机构，恢复正常后重新列出（第12条）。";
    }

    @Override
    public List<Line> of(long institutionId, DirectoryStatus to) {
        int number = candidates.numbersOf(institutionId).size();
        String consequence = to == DirectoryStatus.NORMAL ? "标注目录状态已恢复正常；已公布的在公众页重新列出" : "标注目录状态；不能入选，公示期满不公布，已公布的在公众页不再列出";
        return number == 0 ? List.of() : List.of(new Line("品牌机构推荐", number, consequence));
    }
}
