package org.peixun.classfiling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedTime;

/** Lays the declared hours out on the days of the class, so that nobody types eighty of them. */
public final class TimetableMaker {

    private static final Pattern HOURS = Pattern.compile("[1-9]\\d?");

    /** A daily time slot. @param hours teaching hours in it; 0 = not used */
    public record Slot(LocalTime starts, LocalTime ends, int hours) {

        /** As in the rows of the timetable. @return {@code null} for what cannot be read */
        public static Slot read(String starts, String ends, String hours) {
            LocalTime from = TypedTime.time(starts);
            LocalTime to = TypedTime.time(ends);
            String count = Chars.halfWidth(hours.strip());
            return from == null || to == null || !to.isAfter(from) || !HOURS.matcher(count).matches()
                    ? null : new Slot(from, to, Integer.parseInt(count));
        }
    }

    /**
     * @param days weekdays on which there is class; ignored when {@code workingDaysOnly}
     * @param workingDaysOnly the State Council's working days, make-up days included
     * @param teacherId of all lessons, blank = to be chosen
     */
    public record Wish(List<DayOfWeek> days, boolean workingDaysOnly, List<Slot> slots, String teacherId) {}

    private static final class Part {
        private final String kind;
        private int hours;

        Part(String kind, int hours) {
            this.kind = kind;
            this.hours = hours;
        }
    }

    private TimetableMaker() {}

    /** @param minutes of a teaching hour @throws RequestRefused 400 when something is missing or the hours do not fit */
    static List<FilingForm.Lesson> make(Plan plan, Wish wish, Predicate<LocalDate> workingDay, int minutes) {
        if (plan.startsOn() == null || plan.endsOn() == null || plan.totalHours() == null) {
            throw RequestRefused.badInput("生成课程表需要开班日期、结课日期和理论、实训、安全教育课时。请先在“基本信息”中填写。");
        }
        List<Slot> slots = wish.slots().stream().filter(slot -> slot.hours() > 0).toList();
        if (slots.isEmpty() || !wish.workingDaysOnly() && wish.days().isEmpty()) {
            throw RequestRefused.badInput("请选择上课日，并至少填写一个时段的时间和课时。");
        }
        Deque<Part> left = new ArrayDeque<>(List.of(new Part("安全", plan.safety()), new Part("理论", plan.theory()),
                new Part("实训", plan.practice())));
        List<FilingForm.Lesson> lessons = new ArrayList<>();
        for (LocalDate day = plan.startsOn(); !day.isAfter(plan.endsOn()) && hours(left) > 0; day = day.plusDays(1)) {
            if (wish.workingDaysOnly() ? workingDay.test(day) : wish.days().contains(day.getDayOfWeek())) {
                for (Slot slot : slots) {
                    fill(day, slot, left, minutes, wish.teacherId(), lessons);
                }
            }
        }
        int missing = hours(left);
        if (missing > 0) {
            throw RequestRefused.badInput("按所选上课日和时段只能排" + (plan.totalHours() - missing) + "课时，还差" + missing
                    + "课时。请增加上课日或者时段，或者推迟结课日期。");
        }
        return lessons;
    }

    private static int hours(Deque<Part> left) {
        return left.stream().mapToInt(part -> part.hours).sum();
    }

    private static void fill(
            LocalDate day, Slot slot, Deque<Part> left, int minutes, String teacher, List<FilingForm.Lesson> lessons) {
        int free = slot.hours();
        LocalTime from = slot.starts();
        while (free > 0 && !left.isEmpty()) {
            Part part = left.peek();
            int take = Math.min(free, part.hours);
            part.hours -= take;
            free -= take;
            if (part.hours == 0) {
                left.poll();
            }
            if (take > 0) {
                LocalTime to = free == 0 ? slot.ends() : from.plusMinutes((long) take * minutes);
                lessons.add(new FilingForm.Lesson(day.toString(), from.toString(), to.toString(), String.valueOf(take),
                        part.kind, part.kind.equals("安全") ? "安全教育" : part.kind + "课程", "", teacher));
                from = to;
            }
        }
    }
}
