package org.peixun.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.People;
import org.peixun.shared.Dates;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.worklist.CaseView.Mark;
import org.peixun.worklist.CaseView.Opinion;
import org.springframework.stereotype.Component;

/** The way of a case: steps behind it, where it is, and the steps before it with who will have them and by when. */
@Component
class CaseWay {

    private static final Dates DATES = new Dates();
    /** The line and the end of its task are written in one transaction, by two clock readings. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    private final TimeSpent timeSpent;
    private final SafeDates safeDates;
    private final Deadlines deadlines;
    private final People people;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    CaseWay(TimeSpent timeSpent, SafeDates safeDates, Deadlines deadlines, People people, Jurisdictions jurisdictions, Clock clock) {
        this.timeSpent = timeSpent;
        this.safeDates = safeDates;
        this.deadlines = deadlines;
        this.people = people;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** What is behind the case. */
    record Past(List<Timeline.Entry> entries, List<CaseFiles.Pause> pauses) {}

    List<Mark> marks(CaseFiles.Face face, CaseType type, Past past, List<WorkItem> items, boolean officer) {
        SafeDates.Latest safe = safe(face, type);
        List<Mark> marks = new ArrayList<>();
        for (Timeline.Entry entry : past.entries()) {
            marks.add(new Mark(entry.what().isBeside() ? "beside" : "done", heading(entry), entry.actorName(), DATES.shortMoment(entry.at()), entry.text(),
                    took(entry, items, past.pauses()), ""));
        }
        List<WorkItem> open = items.stream().filter(WorkItem::isOpen).toList();
        items.stream().filter(WorkItem::isPaused).forEach(item ->
                marks.add(new Mark("beside", item.stepLabel(), who(item, officer), "", "暂停办理，停止计时", null, "")));
        for (WorkItem item : open) {
            Deadlines.Words due = deadlines.inWords(item.dueAt(), clock.instant());
            String level = due.level() == Deadlines.Level.OVERDUE ? "late" : "now";
            marks.add(new Mark(level, item.stepLabel(), who(item, officer), until(item), item.isWithheld() ? null : due.text(), null, safe(item, safe)));
        }
        marks.addAll(coming(face, type, open, safe));
        return marks;
    }

    List<Opinion> opinions(Past past, List<WorkItem> items) {
        return past.entries().stream().filter(entry -> entry.what().isDecision())
                .map(entry -> new Opinion(heading(entry), entry.actorName(), entry.text(), DATES.moment(entry.at()),
                        took(entry, items, past.pauses()))).toList();
    }

    /**
     * In whose hands an open item is. An institution reads the office, so that nobody is approached while something is open; who has
     * ended a step it reads by name, for that one answers for it, and 回避 is asked for of a person.
     */
    String who(WorkItem item, boolean officer) {
        String group = item.isWithApplicant() && item.institutionName() != null
                ? item.institutionName() : people.groupLabel(item.queue());
        if (!officer && !item.isWithApplicant()) {
            return group;
        }
        return item.holder() == null ? group + "，待认领" : item.holderShown() + "，" + group
                + (item.isLent() ? "，受" + item.delegatedByName() + "委派准备意见" : "")
                + (item.transferredFrom() == null ? "" : "，由" + item.transferredFrom() + "转来");
    }

    /** How far the ladder has been climbed and who urged it last; an institution reads of its own and of the office. */
    String ladder(WorkItem item, boolean officer) {
        List<String> parts = new ArrayList<>();
        if (officer && item.standIn() != null) {
            parts.add(item.holderName() + "不在岗，由" + item.standInName() + "代办");
        }
        if (officer && item.escalationLevel() > 0) {
            parts.add("督办已到第" + item.escalationLevel() + "级：" + people.groupLabel(item.escalatedTo()) + "，"
                    + DATES.shortMoment(item.escalatedAt()));
        }
        if (item.urgeCount() > 0) {
            parts.add("已催办" + item.urgeCount() + "次，最近一次" + DATES.shortMoment(item.urgedAt()) + "，"
                    + item.urgedByOffice() + (officer ? item.urgedBy() : ""));
        }
        return String.join("；", parts);
    }

    private SafeDates.Latest safe(CaseFiles.Face face, CaseType type) {
        return safeDates.of(type.goal(face.number()), face.jurisdiction(), LocalDate.ofInstant(clock.instant(), Zone.CHINA));
    }

    private static String safe(WorkItem item, SafeDates.Latest safe) {
        return safe.inWords(item.isWithApplicant() ? safe.handIn() : safe.ofStep().get(item.stepKey()));
    }

    private List<Mark> coming(CaseFiles.Face face, CaseType type, List<WorkItem> open, SafeDates.Latest safe) {
        if (face.isPaused() || !Set.of(CaseFile.Kind.DRAFT, CaseFile.Kind.OPEN, CaseFile.Kind.RETURNED).contains(face.kind())) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>();
        Instant start = open.stream().map(WorkItem::dueAt).filter(due -> due != null).max(Comparator.naturalOrder())
                .orElse(face.kind() == CaseFile.Kind.DRAFT ? null : clock.instant());
        List<String> at = open.stream().map(WorkItem::stepKey).toList();
        for (Step step : safe.goal() == null ? type.ahead(face.number(), at) : Step.after(safe.goal().steps(), at)) {
            Instant fixed = type.dueAt(face.number(), step.key());
            start = fixed != null || type.keepsItsLimits() ? fixed : end(step, start, face.jurisdiction());
            String seat = step.role().isOfCity() ? jurisdictions.city().code() : face.jurisdiction();
            marks.add(new Mark("coming", step.label(), people.groupLabel(step.role().in(seat)),
                    start == null ? "" : "最迟 " + DATES.day(start), null, null,
                    safe.inWords(safe.ofStep().get(step.key()))));
        }
        return marks;
    }

    private Instant end(Step step, Instant start, String jurisdiction) {
        if (start == null || step.deadline() == null) {
            return null;
        }
        Instant now = clock.instant();
        try {
            return deadlines.due(step.deadline(), start.isBefore(now) ? now : start, jurisdiction);
        } catch (CalendarYearMissing unknownYear) {
            // a forecast only: the page stays, without the day
            return null;
        }
    }

    private static String until(WorkItem item) {
        return item.dueAt() == null ? "" : "最迟 " + DATES.day(item.dueAt());
    }

    private String took(Timeline.Entry entry, List<WorkItem> items, List<CaseFiles.Pause> pauses) {
        if (entry.what().isBeside() || !entry.what().isDecision() || entry.step() == null) {
            return null;
        }
        return items.stream()
                .filter(item -> item.stepLabel().equals(entry.step()) && item.doneAt() != null)
                .filter(item -> Duration.between(item.doneAt(), entry.at()).abs().compareTo(SAME_MOMENT) <= 0)
                .findFirst().map(item -> timeSpent.ofStep(item, pauses)).orElse(null);
    }

    private static String heading(Timeline.Entry entry) {
        return entry.step() != null && !entry.what().isBeside() ? entry.step() : entry.what().heading();
    }
}
