package org.peixun.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The years that are entered, and entering or correcting one. */
@Service
public class CalendarYears {

    private static final int LONGEST_NOTICE = 100;
    private static final int EARLIEST = 2000;

    private final YearNotices notices;
    private final AccessPolicy access;
    private final AuditTrail audit;
    private final ObjectProvider<RunningPeriods> periods;
    private final Corrections corrections;
    private final Clock clock;

    CalendarYears(YearNotices notices, AccessPolicy access, AuditTrail audit, ObjectProvider<RunningPeriods> periods, Corrections corrections,
            Clock clock) {
        this.notices = notices;
        this.access = access;
        this.audit = audit;
        this.periods = periods;
        this.corrections = corrections;
        this.clock = clock;
    }

    /**
     * What somebody typed for a year, read and checked.
     *
     * @param notice as far as it could be read
     * @param problems must be put right
     * @param hints look unusual, may be right
     */
    public record Draft(YearNotice notice, List<Problem> problems, List<String> hints) {}

    /** Years that are entered, ascending. */
    public List<Integer> entered() {
        return notices.years();
    }

    public Optional<EnteredYear> find(int year) {
        return notices.find(year);
    }

    /** Special days that fall into the year, whichever year's notice names them. */
    public List<SpecialDay> daysIn(int year) {
        return notices.daysIn(year);
    }

    /** The lines of an entered year as they can be typed; empty when it is not entered. */
    public String text(int year) {
        return notices.find(year).map(found -> NoticeText.write(found.notice().days())).orElse("");
    }

    public Draft read(int year, String notice, String lines) {
        var problems = new ArrayList<Problem>();
        int latest = LocalDate.now(clock).getYear() + 1;
        if (year < EARLIEST || year > latest) {
            problems.add(new Problem("year", "年份应在" + EARLIEST + "至" + latest + "之间：国务院办公厅每年只公布次年的安排。"));
            return new Draft(new YearNotice(year, "", List.of()), problems, List.of());
        }
        String title = notice == null ? "" : notice.strip();
        if (title.isEmpty() || Chars.count(title) > LONGEST_NOTICE) {
            problems.add(new Problem("notice", "请填写放假安排通知的名称或文号，不超过" + LONGEST_NOTICE + "个字。"));
        }
        NoticeText.Reading reading = NoticeText.read(year, lines);
        problems.addAll(reading.problems());
        var draft = new YearNotice(year, title, reading.days());
        notices.settledElsewhere(draft).forEach(day -> problems.add(
                new Problem("lines", day + "已由相邻年度的通知规定，请从本年度中删去这一行，或者先更正相邻年度。")));
        return new Draft(draft, problems, hints(draft));
    }

    /**
     * What is wrong with the place of the entry, not with its lines: known before somebody checks a preview of it.
     *
     * @param version of the entry that is corrected, 0 for a new year
     */
    public Optional<Problem> overtaken(int year, int version) {
        int now = notices.find(year).map(EnteredYear::version).orElse(0);
        if (now == version) {
            return Optional.empty();
        }
        return Optional.of(new Problem("year", version == 0
                ? year + "年的工作日安排已经录入，不能再录入一次。有误的，请在“工作日历”中打开该年，点“更正本年”；年份填错的，请改正年份。"
                : year + "年的工作日安排刚刚由他人更正，本次没有保存。请另行打开工作日历核对，再点“更正本年”。"));
    }

    private static List<String> hints(YearNotice draft) {
        var hints = new ArrayList<String>();
        if (!draft.holidaysNotNamed().isEmpty()) {
            hints.add("没有见到以下节日的放假日期：" + String.join("、", draft.holidaysNotNamed()) + "。请核对是否漏填。");
        }
        if (draft.makeUpDays() == 0) {
            hints.add("没有调休上班的日期。请核对是否漏填。");
        }
        draft.makeUpDaysOnWeekdays().forEach(day ->
                hints.add(day.date() + "不是周末，本来就是工作日，标“班”不改变计算。请核对日期是否抄错。"));
        return hints;
    }

    /** How many running periods the draft would move. */
    public int moved(Draft draft) {
        WorkingCalendar now = new CalendarOf(notices.all().known(), clock);
        WorkingCalendar corrected = with(draft);
        return periods.orderedStream().mapToInt(running -> running.count(now, corrected)).sum();
    }

    private WorkingCalendar with(Draft draft) {
        return new CalendarOf(notices.with(draft.notice()), clock);
    }

    /**
     * Enters the year, or corrects it. Periods that are running move with it, in the same transaction.
     *
     * @param version of the entry that is corrected, 0 for a new year
     * @throws RequestRefused 400 with every problem; 403; 409 when somebody else entered or corrected it meanwhile
     */
    @Transactional
    public void enter(int year, String notice, String lines, int version, Actor actor) {
        access.check(actor, Action.CHANGE_CALENDAR);
        corrections.inTurn();
        Draft draft = read(year, notice, lines);
        if (!draft.problems().isEmpty()) {
            throw RequestRefused.badInput(draft.problems());
        }
        Optional<EnteredYear> before = notices.find(year);
        YearNotices.All asItWas = notices.all();
        WorkingCalendar asItIs = with(draft);
        boolean stored = version == 0
                ? notices.addIfAbsent(draft.notice(), actor.userId(), clock.instant())
                : notices.replace(draft.notice(), version, actor.userId(), clock.instant());
        if (!stored) {
            throw RequestRefused.conflict(year + "年的工作日安排刚刚由他人录入或更正，本次没有保存。请重新打开工作日历核对后再办理。");
        }
        int moved = corrections.follow(asItWas, asItIs);
        record(before.map(EnteredYear::notice), draft.notice(), version == 0 ? "录入" : "更正", moved, actor);
    }

    /** A year that comes with the program. What a neighbouring year's notice has settled meanwhile stays as somebody entered it. */
    void enterShipped(YearNotice shipped) {
        corrections.inTurn();
        List<LocalDate> settled = notices.settledElsewhere(shipped);
        var notice = new YearNotice(shipped.year(), shipped.notice(), shipped.days().stream().filter(day -> !settled.contains(day.date())).toList());
        YearNotices.All asItWas = notices.all();
        WorkingCalendar asItIs = new CalendarOf(notices.with(notice), clock);
        if (notices.addIfAbsent(notice, Actor.SYSTEM.userId(), clock.instant())) {
            record(Optional.empty(), notice, "随程序录入", corrections.follow(asItWas, asItIs), Actor.SYSTEM);
        }
    }

    private void record(Optional<YearNotice> before, YearNotice now, String deed, int moved, Actor actor) {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("通知", new Change(before.map(YearNotice::notice).orElse(null), now.notice()));
        changes.put("放假和调休日期", new Change(before.map(CalendarYears::oneLine).orElse(null), oneLine(now)));
        audit.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(),
                before.isEmpty() ? "calendar.yearEntered" : "calendar.yearCorrected",
                deed + now.year() + "年工作日安排，全年" + now.workingDays() + "个工作日。"
                        + (moved == 0 ? "" : "调整" + moved + "件事项的期限。"), changes));
    }

    private static String oneLine(YearNotice notice) {
        return NoticeText.write(notice.days()).strip().replace("\n", "；");
    }
}
