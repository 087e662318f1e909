package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.calendar.CalendarYearMissing;

@DisplayName("生成课程表")
class TimetableMakerTest {

    @Test
    @DisplayName("课时排完就不再问后面的日子是不是工作日：跨年的班期，次年的放假安排还没有公布也能生成")
    void asksNoFurther() {
        Plan plan = Plan.of(FilingForm.EMPTY.withValues(Map.of("startsOn", "2026-12-28", "endsOn", "2027-01-10",
                "theoryHours", "12", "practiceHours", "0", "safetyHours", "4")));
        var wish = new TimetableMaker.Wish(List.of(), true, List.of(new TimetableMaker.Slot(LocalTime.of(8, 0), LocalTime.of(12, 0), 4)), "");
        assertThat(TimetableMaker.make(plan, wish, TimetableMakerTest::workingDay, 45)).hasSize(4);
    }

    private static boolean workingDay(LocalDate day) {
        if (day.getYear() > 2026) {
            throw new CalendarYearMissing(day.getYear());
        }
        return true;
    }
}
