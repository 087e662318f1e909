package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;

/** 2026-05-11 is a Monday. */
@DisplayName("时间用在哪里")
class TimeSpentTest {

    private static final String OFFICE = "countyClerk-371524";
    private static final String INSTITUTION = "applicant-900001";

    private final TimeSpent timeSpent = new TimeSpent(new WeekdaysOnly());

    @Test
    @DisplayName("受理用时、等待认领、补正分开说, 周末不算, 补正不计入办理期限")
    void sentence() {
        var items = List.of(
                item("受理备案", OFFICE, at(7, 9), at(11, 9), at(12, 9)),
                item("补正材料", INSTITUTION, at(12, 9), null, at(15, 9)),
                item("审核备案", OFFICE, at(15, 9), at(15, 10), null));
        assertThat(timeSpent.inWords(items, List.of(), at(19, 9)))
                .isEqualTo("受理备案用时1个工作日；审核备案用时2个工作日；等待认领2个工作日；补正材料3个工作日（不计入办理期限）");
    }

    @Test
    @DisplayName("还没有人认领: 全部算等待")
    void nobodyYet() {
        assertThat(timeSpent.inWords(List.of(item("受理备案", OFFICE, at(11, 9), null, null)), List.of(), at(13, 9)))
                .isEqualTo("等待认领2个工作日");
    }

    @Test
    @DisplayName("认领以后退回待认领的: 在手中的日子算在环节上, 不算等待; 没有人认领的间隔才是等待")
    void givenBack() {
        String held = at(11, 10) + "/" + at(13, 9) + " " + at(14, 9) + "/" + at(14, 16);
        assertThat(timeSpent.inWords(List.of(item("受理备案", OFFICE, at(11, 9), at(15, 9), at(18, 9), held)), List.of(), at(19, 9)))
                .isEqualTo("受理备案用时3个工作日；等待认领2个工作日");
        assertThat(timeSpent.inWords(List.of(item("受理备案", OFFICE, at(11, 9), null, null, held)), List.of(), at(15, 9)))
                .isEqualTo("受理备案用时2个工作日；等待认领2个工作日");
        var pause = new CaseFiles.Pause(at(12, 9), at(13, 9));
        assertThat(timeSpent.inWords(List.of(item("受理备案", OFFICE, at(11, 9), null, null, held)), List.of(pause), at(15, 9)))
                .isEqualTo("受理备案用时1个工作日；等待认领2个工作日；暂停办理1个工作日（不计时）");
    }

    @Test
    @DisplayName("暂停办理的工作日不计时, 单独说明; 仍在暂停的算到现在")
    void paused() {
        var items = List.of(item("受理备案", OFFICE, at(11, 9), at(11, 10), at(19, 9)));
        var pause = new CaseFiles.Pause(at(12, 9), at(15, 9));
        assertThat(timeSpent.inWords(items, List.of(pause), at(20, 9))).isEqualTo("受理备案用时3个工作日；暂停办理3个工作日（不计时）");
        var open = List.of(item("受理备案", OFFICE, at(11, 9), at(11, 10), null));
        assertThat(timeSpent.inWords(open, List.of(new CaseFiles.Pause(at(12, 9), null)), at(18, 9)))
                .isEqualTo("受理备案用时1个工作日；暂停办理4个工作日（不计时）");
        assertThat(timeSpent.ofStep(items.get(0), List.of(pause))).as("beside the line and the opinion").isEqualTo("用时3个工作日");
    }

    @Test
    @DisplayName("当天的不说; 当日办结的环节说当日办结")
    void sameDay() {
        var item = item("受理备案", OFFICE, at(11, 9), at(11, 10), at(11, 17));
        assertThat(timeSpent.inWords(List.of(item), List.of(), at(11, 18))).isEmpty();
        assertThat(timeSpent.ofStep(item, List.of())).isEqualTo("当日办结");
    }

    @Test
    @DisplayName("年度工作日历未录入: 页面照常, 只是没有这句话")
    void unknownYear() {
        var nextYear = LocalDateTime.of(2027, 1, 5, 9, 0).atZone(Zone.CHINA).toInstant();
        assertThat(timeSpent.inWords(List.of(item("受理备案", OFFICE, at(11, 9), null, null)), List.of(), nextYear)).isEmpty();
    }

    private static WorkItem item(String step, String queue, Instant created, Instant claimed, Instant done) {
        return item(step, queue, created, claimed, done, null);
    }

    private static WorkItem item(String step, String queue, Instant created, Instant claimed, Instant done, String heldBefore) {
        return new WorkItem("t", "开班2026-00001", "classFiling", "step", step, "电工", "某校", 900001L, "371524", queue, null,
                null, done == null ? "OPEN" : "DONE", "RUNNING", created, claimed, null, done, null, null, "accept", 0, null,
                null, 50, 0, 0, null, null, null, null, null, null, null, null, null, null, heldBefore, null, null, false);
    }

    private static Instant at(int day, int hour) {
        return LocalDateTime.of(2026, 5, day, hour, 0).atZone(Zone.CHINA).toInstant();
    }

    private static final class WeekdaysOnly implements WorkingCalendar {

        @Override
        public boolean isWorkingDay(LocalDate date) {
            if (date.getYear() != 2026) {
                throw new CalendarYearMissing(date.getYear());
            }
            return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
        }

        @Override
        public LocalDate plus(LocalDate start, WorkingDays days) {
            throw new AssertionError("time spent only counts days, it adds none");
        }

        @Override
        public WorkingDays between(LocalDate from, LocalDate to) {
            return WorkingDays.of((int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count());
        }

        @Override
        public List<Integer> missingUntil(LocalDate date) {
            return List.of();
        }
    }
}
