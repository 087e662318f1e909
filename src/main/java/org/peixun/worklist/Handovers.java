package org.peixun.worklist;

import java.time.Clock;
import java.util.List;
import org.peixun.deadline.Deadlines;
import org.peixun.shared.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 交接单: what is in a person's hands, with the deadlines, for whoever takes over. */
@Component
@Transactional(readOnly = true)
public class Handovers {

    private static final Dates DATES = new Dates();

    private final WorkList items;
    private final OpinionRequests requests;
    private final Deadlines deadlines;
    private final Clock clock;

    Handovers(WorkList items, OpinionRequests requests, Deadlines deadlines, Clock clock) {
        this.items = items;
        this.requests = requests;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** @param due empty while the clock stands still @param remark 受李某委派, 跟进日期, 暂停办理 … may be empty */
    public record Line(String number, String title, String institution, String step, String due, String left, String remark) {}

    /** @param opinions asked of the person and not answered */
    public record Handover(List<Line> items, List<Line> opinions) {}

    public Handover of(String userId) {
        return new Handover(items.inHandsOf(userId).stream().map(item -> new Line(item.caseNumber(), item.title(),
                        item.institutionName(), item.stepLabel(), item.isPaused() ? "" : DATES.day(item.dueAt()), left(item),
                        remark(item, userId))).toList(),
                requests.openOf(userId).stream().map(row -> new Line(row.caseNumber(), row.title(), row.institutionName(),
                        row.stepLabel(), DATES.day(row.dueAt()), deadlines.inWords(row.dueAt(), clock.instant()).text(),
                        row.askedByName() + "问：" + row.question())).toList());
    }

    private String left(WorkItem item) {
        return item.isPaused() ? "暂停计时" : deadlines.inWords(item.dueAt(), clock.instant()).text();
    }

    private static String remark(WorkItem item, String userId) {
        String own = held(item, userId);
        return !item.isPaused() ? own : "暂停办理，恢复后继续" + (own.isEmpty() ? "" : "；" + own);
    }

    private static String held(WorkItem item, String userId) {
        if (item.isLent()) {
            return userId.equals(item.delegatedBy()) ? "已委派" + item.holderName() + "准备意见" : "受" + item.delegatedByName() + "委派准备意见";
        }
        return item.followUpOn() == null ? "" : "跟进" + DATES.shortDay(item.followUpOn())
                + (item.followUpNote() == null ? "" : "：" + item.followUpNote());
    }
}
