package org.peixun.worklist;

import java.util.List;
import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.Dates;
import org.peixun.workflow.CaseTypes;
import org.springframework.stereotype.Component;

/** One sentence after each action: where the work is now. */
@Component
public class WhereItWent {

    private static final Dates DATES = new Dates();
    private final WorkList items;
    private final CaseFiles files;
    private final CaseTypes types;
    private final Reach reach;
    private final People people;

    WhereItWent(WorkList items, CaseFiles files, CaseTypes types, Reach reach, People people) {
        this.items = items;
        this.files = files;
        this.types = types;
        this.reach = reach;
        this.people = people;
    }

    public String claimed(WorkItem taken) {
        return taken.caseNumber() + "（" + taken.stepLabel() + "）已由您认领，在待办的“我的”中办理。";
    }

    public String givenBack(List<WorkItem> back) {
        return numbers(back) + "已退回待认领，" + people.groupLabel(back.get(0).queue()) + "的人员均可认领。";
    }

    public String transferred(List<WorkItem> moved, String userId) {
        return numbers(moved) + "已转办给" + people.find(userId).map(People.Person::name).orElse(userId) + "，现在其“我的”待办中。";
    }

    /** To be asked after the commit. As on the case page, an institution reads the office, and nothing of an unannounced visit's day. */
    public String completed(WorkItem done, Actor reader) {
        boolean officer = reach.isOfficer(reader, done.jurisdiction());
        List<WorkItem> next = items.ofCase(done.caseNumber()).stream().filter(WorkItem::isOpen).toList();
        String head = done.caseNumber() + "的“" + done.stepLabel() + "”已提交。";
        if (!next.isEmpty()) {
            return head + "现在由" + next.stream().map(item -> holder(item, officer) + "办理“" + item.stepLabel() + "”"
                    + until(item, officer)).distinct().collect(Collectors.joining("；")) + "。";
        }
        return head + files.find(done.caseNumber()).map(face -> "当前状态：" + face.stateLabel() + "。").orElse("");
    }

    private String until(WorkItem item, boolean officer) {
        boolean withheld = !officer && types.byId(item.caseType()).unannounced(item.stepKey());
        return item.dueAt() == null || withheld ? "" : "，最迟" + DATES.day(item.dueAt());
    }

    private String holder(WorkItem item, boolean officer) {
        if (item.isWithApplicant() && item.institutionName() != null) {
            return item.institutionName();
        }
        return !officer || item.holderName() == null ? people.groupLabel(item.queue()) : item.holderShown();
    }

    private static String numbers(List<WorkItem> items) {
        return items.stream().map(WorkItem::caseNumber).collect(Collectors.joining("、"));
    }
}
