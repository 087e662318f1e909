package org.peixun.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.FrameContributor;
import org.springframework.stereotype.Component;

/** Says on every page of the offices that a year is missing, early enough that no deadline has to wait for it. */
@Component
class MissingYearBanner implements FrameContributor {

    /** Longer than any period of the notice with its escalations. */
    private static final int LOOK_AHEAD_DAYS = 90;

    private final WorkingCalendar calendar;
    private final AccessPolicy access;
    private final Clock clock;

    MissingYearBanner(WorkingCalendar calendar, AccessPolicy access, Clock clock) {
        this.calendar = calendar;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public void contribute(Actor actor, Frame frame) {
        List<Integer> missing = calendar.missingUntil(LocalDate.now(clock).plusDays(LOOK_AHEAD_DAYS));
        if (missing.isEmpty() || actor.has(Role.APPLICANT)) {
            return;
        }
        String years = missing.stream().map(year -> year + "年").collect(Collectors.joining("、"));
        frame.banner(years + "的工作日安排尚未录入，办到该年的期限无法计算。" + (access.allows(actor, Action.CHANGE_CALENDAR)
                ? "国务院办公厅公布放假安排后，请在“工作日历”中点“录入年度”，逐行填写放假和调休日期。"
                : "请联系系统管理员在“工作日历”中录入国务院办公厅公布的放假安排。"));
    }
}
