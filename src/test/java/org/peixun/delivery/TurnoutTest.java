package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.classfiling.RegisteredClass.Session;
import org.peixun.roster.Enrolled;
import org.peixun.shared.Zone;

@DisplayName("出勤率")
class TurnoutTest {

    private static final Session LONG = lesson(1, 20, 6);
    private static final Session SHORT = lesson(2, 21, 2);
    private static final Enrolled FIRST = trainee("a", 1);
    private static final Enrolled SECOND = trainee("b", 2);

    @Test
    @DisplayName("按课时计算：缺六课时的课和缺两课时的课不一样，向下取整")
    void byHours() {
        var turnout = turnout(Map.of(), Map.of(cell(LONG, FIRST), Mark.ABSENT, cell(SHORT, FIRST), Mark.PRESENT,
                cell(LONG, SECOND), Mark.PRESENT, cell(SHORT, SECOND), Mark.LEAVE));
        assertThat(turnout.rate(List.of(LONG, SHORT), List.of(FIRST))).isEqualTo(25);
        assertThat(turnout.rate(List.of(LONG, SHORT), List.of(SECOND))).isEqualTo(75);
        assertThat(turnout.rate(List.of(LONG, SHORT))).isEqualTo(50);
        assertThat(turnout.rate(List.of())).isNull();
    }

    @Test
    @DisplayName("没有登记的不算缺勤：只按已经登记的课时计算，一格也没有登记的没有出勤率")
    void unmarkedIsNotAbsent() {
        var turnout = turnout(Map.of(), Map.of(cell(LONG, FIRST), Mark.PRESENT));
        assertThat(turnout.rate(List.of(LONG, SHORT), List.of(FIRST))).isEqualTo(100);
        assertThat(turnout.rate(List.of(LONG, SHORT), List.of(SECOND))).isNull();
        assertThat(turnout.complete(LONG)).isFalse();
        assertThat(turnout.unmarked(LONG)).isEqualTo(1);
        assertThat(turnout.unmarked(SHORT)).isEqualTo(2);
    }

    @Test
    @DisplayName("中途加入的学员，自同意加入之时起计算：以前的课次不需要登记，登记了的也不计入")
    void fromWhenHeJoined() {
        Instant joined = LONG.date().atTime(18, 0).atZone(Zone.CHINA).toInstant();
        var turnout = turnout(Map.of("b", joined), Map.of(cell(LONG, FIRST), Mark.PRESENT, cell(LONG, SECOND), Mark.ABSENT,
                cell(SHORT, FIRST), Mark.PRESENT, cell(SHORT, SECOND), Mark.PRESENT));
        assertThat(turnout.complete(LONG)).isTrue();
        assertThat(turnout.mark(LONG, SECOND)).isNull();
        assertThat(turnout.rate(List.of(LONG, SHORT), List.of(SECOND))).isEqualTo(100);
        assertThat(turnout.rate(List.of(LONG, SHORT))).isEqualTo(100);
    }

    @Test
    @DisplayName("中途加入的学员，对全班课时还能达到多少：以前的和缺勤的课时都算错过；从头就在的学员没有这个数")
    void ofTheWholeClass() {
        Instant joined = SHORT.date().atTime(8, 0).atZone(Zone.CHINA).toInstant();
        var turnout = turnout(Map.of("b", joined), Map.of(cell(SHORT, SECOND), Mark.PRESENT));
        assertThat(turnout.rate(List.of(SHORT), List.of(SECOND))).isEqualTo(100);
        assertThat(turnout.ofWholeClass(List.of(LONG, SHORT), SECOND)).isEqualTo(25);
        assertThat(turnout.ofWholeClass(List.of(LONG, SHORT), FIRST)).isNull();
        assertThat(turnout(Map.of("b", joined), Map.of(cell(SHORT, SECOND), Mark.LEAVE)).ofWholeClass(List.of(LONG, SHORT), SECOND)).isZero();
    }

    private static Turnout turnout(Map<String, Instant> joined, Map<Turnout.Place, Mark> marks) {
        return new Turnout(List.of(FIRST, SECOND), joined, marks);
    }

    private static Turnout.Place cell(Session lesson, Enrolled one) {
        return new Turnout.Place(lesson.position(), one.person());
    }

    private static Session lesson(int position, int day, int hours) {
        return new Session(position, LocalDate.of(2026, 5, day), LocalTime.of(8, 30), LocalTime.of(17, 0), hours, "某课");
    }

    private static Enrolled trainee(String person, int position) {
        return new Enrolled(person, position, "某" + position, "", "");
    }
}
