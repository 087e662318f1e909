package org.peixun.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** Where a case's time went: in whose hands, and waiting for any. */
@Component
class TimeSpent {

    private final WorkingCalendar calendar;

    TimeSpent(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** 受理备案用时1个工作日；等待认领2个工作日；补正材料3个工作日（不计入办理期限）; 已催办1次; empty when no working day has passed yet. */
    String inWords(List<WorkItem> items, List<CaseFiles.Pause> pauses, Instant now) {
        try {
            return sentence(items, pauses, now);
        } catch (CalendarYearMissing unknownYear) {
            // the page is shown without it; the banner says what is missing
            return "";
        }
    }

    /** In the hands of whoever handed it in, without the pauses: 用时1个工作日, 当日办结; {@code null} when it cannot be counted. */
    String ofStep(WorkItem item, List<CaseFiles.Pause> pauses) {
        try {
            int days = running(item.createdAt(), item.doneAt(), pauses);
            return days == 0 ? "当日办结" : "用时" + WorkingDays.of(days);
        } catch (CalendarYearMissing unknownYear) {
            return null;
        }
    }

    private String sentence(List<WorkItem> items, List<CaseFiles.Pause> pauses, Instant now) {
        Map<String, Integer> inHand = new LinkedHashMap<>();
        Map<String, Integer> withApplicant = new LinkedHashMap<>();
        int waiting = 0;
        for (WorkItem item : items) {
            Instant end = item.doneAt() == null ? now : item.doneAt();
            if (item.isWithApplicant()) {
                withApplicant.merge(item.stepLabel(), running(item.createdAt(), end, pauses), Integer::sum);
                continue;
            }
            Instant claimed = claimed(item, end);
            int held = item.heldEarlier().stream().mapToInt(one -> running(one.from(), one.to(), pauses)).sum();
            waiting += running(item.createdAt(), claimed, pauses) - held;
            inHand.merge(item.stepLabel(), held + running(claimed, end, pauses), Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        inHand.forEach((step, days) -> add(parts, step + "用时", days, ""));
        add(parts, "等待认领", waiting, "");
        withApplicant.forEach((step, days) -> add(parts, step, days, "（不计入办理期限）"));
        add(parts, "暂停办理", pauses.stream().mapToInt(pause -> days(pause.from(), pause.to() == null ? now : pause.to())).sum(), "（不计时）");
        items.stream().filter(item -> item.isOpen() && item.isLent()).forEach(item ->
                parts.add(item.stepLabel() + "已委派同组人员准备意见（计入办理期限）"));
        int urged = items.stream().mapToInt(WorkItem::urgeCount).sum();
        if (urged > 0) {
            parts.add("已催办" + urged + "次");
        }
        return String.join("；", parts);
    }

    /** Since when it is in the last hands: without any, the end. Handed in in Tasklist it was claimed by nobody, and did not wait. */
    private static Instant claimed(WorkItem item, Instant end) {
        if (item.claimedAt() != null) {
            return item.claimedAt();
        }
        boolean untouched = item.isOpen() || item.isPaused() || item.outcome() == null;
        List<WorkItem.Held> earlier = item.heldEarlier();
        return untouched ? end : earlier.isEmpty() ? item.createdAt() : earlier.get(earlier.size() - 1).to();
    }

    private static void add(List<String> parts, String what, int days, String remark) {
        if (days > 0) {
            parts.add(what + WorkingDays.of(days) + remark);
        }
    }

    /** Without the working days on which the case stood still. */
    private int running(Instant from, Instant to, List<CaseFiles.Pause> pauses) {
        int paused = 0;
        for (CaseFiles.Pause pause : pauses) {
            Instant start = pause.from().isAfter(from) ? pause.from() : from;
            Instant end = pause.to() == null || pause.to().isAfter(to) ? to : pause.to();
            paused += end.isAfter(start) ? days(start, end) : 0;
        }
        return days(from, to) - paused;
    }

    private int days(Instant from, Instant to) {
        LocalDate start = LocalDate.ofInstant(from, Zone.CHINA);
        LocalDate end = LocalDate.ofInstant(to, Zone.CHINA);
        return Math.max(0, calendar.between(start, end).count());
    }
}
