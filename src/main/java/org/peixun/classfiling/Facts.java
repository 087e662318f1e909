package org.peixun.classfiling;

import java.time.LocalDate;
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
        Directory.Occupation occupation, Directory.Standard standard, Policy policy, List<Directory.Teacher> teachers, List<Directory.Place> places, Set<String> documents,
        int trainees, List<Clash> teacherClashes, List<Clash> placeClashes, Change change) {

    /**
     * What a change is held against.
     *
     * @param before the version in force
     * @param earliest first day whose lessons may still change; {@code null} when the calendar is missing
     * @param running the class has begun
     * @param rosterChanged trainees came or went
     * @param notHeld rows in the version in force whose lessons cannot have been held: they may be moved although their day is past
     */
    record Change(Snapshot before, LocalDate earliest, boolean running, boolean rosterChanged, Set<Integer> notHeld) {}


    /** @param row of our timetable @param what teacher's or place's name @param with the other class, or 另一机构的班期 */
    record Clash(int row, LocalDate date, String what, String with) {}

    Directory.Teacher teacher(Long id) {
        return teachers.stream().filter(teacher -> id != null && teacher.id() == id).findFirst().orElse(null);
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
