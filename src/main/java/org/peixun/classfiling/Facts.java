package org.peixun.classfiling;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.peixun.directory.Directory;
import org.peixun.policy.Policy;

/**
 * Everything the rules look at, fetched beforehand; the rules themselves ask nobody.
 *
 * @param today day of the check
 * @param earliestStart first day on which a class may start that is submitted today
 * @param standing of the institution today
 * @param inScope occupation and level may be trained there on the first day
 * @param occupation of the class, {@code null} while it is not chosen
 * @param standard line of the subsidy catalogue for occupation and level on the first day, {@code null} without one
 * @param standardFrom where there is none: the first day of a later line, or {@code null}
 * @param policy in force on the first day of the class, today's while that is unknown
 * @param teachers registered with the institution
 * @param places registered with the institution
 * @param documents kinds that are there
 * @param trainees in the roster
 * @param teacherClashes lessons of other classes at the same time
 * @param placeClashes the same for places
 * @param change of a consented class; {@code null} for an application
 */
record Facts(
        FilingForm form, Plan plan, LocalDate today, LocalDate earliestStart, Directory.Standing standing, boolean inScope,
        Directory.Occupation occupation, Directory.Standard standard, LocalDate standardFrom, Policy policy, List<Directory.Teacher> teachers, List<Directory.Place> places, Set<String> documents,
        int trainees, List<Clash> teacherClashes, List<Clash> placeClashes, Change change) {

    /**
     * What a change is held against.
     *
     * @param before the version in force
     * @param earliest first day whose lessons may change, from the day on which the change was asked for: what was asked in
     *     time may be consented to as long as the lesson has not begun; {@code null} when the calendar is missing
     * @param now of the check, in China
     * @param running the class has begun
     * @param besideForm the roster or the documents differ, which the form does not hold
     * @param notHeld rows in the version in force whose lessons cannot have been held: they may be moved although their day is past
     */
    record Change(
            Snapshot before, LocalDate earliest, LocalDateTime now, boolean running, boolean besideForm, Set<Integer> notHeld) {

        /** The lesson has begun, or is too near to be changed (clause 11: 变更前提出). */
        boolean settled(Plan.Session lesson) {
            return earliest != null && lesson.date().isBefore(earliest) || !lesson.date().atTime(lesson.starts()).isAfter(now);
        }
    }

    /** @param row of our timetable @param what teacher's or place's name @param with the other class, or 另一机构的班期 */
    record Clash(int row, LocalDate date, String what, String with) {}

    Directory.Teacher teacher(Long id) {
        return teachers.stream().filter(teacher -> id != null && teacher.id() == id).findFirst().orElse(null);
    }

    /** Lessons that can still be mended: all of an application, of a change those that it touches or that lie ahead. */
    List<Plan.Session> openLessons() {
        return change == null ? plan.lessons() : LessonChange.of(this).open();
    }

    Directory.Place place() {
        return place(plan.placeId());
    }

    /** The lesson's own place, or that of the class. */
    Directory.Place place(Plan.Session session) {
        return place(session.placeId() == null ? plan.placeId() : session.placeId());
    }

    private Directory.Place place(Long id) {
        return places.stream().filter(place -> id != null && place.id() == id).findFirst().orElse(null);
    }

    /** Seats of the class's place; {@code null} while unknown. */
    Integer capacity() {
        return place() != null ? Integer.valueOf(place().capacity()) : plan.placeCapacity();
    }
}
