package org.peixun.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.peixun.classfiling.RegisteredClass.Session;
import org.peixun.roster.Enrolled;
import org.peixun.shared.Zone;

/** 出勤率 of a class: weighed by 课时, and a trainee counts from the consent to the change with which he joined. */
final class Turnout {

    /** A cell of the sheet. */
    record Place(int session, String person) {}

    private final List<Enrolled> trainees;
    private final Map<String, Instant> joined;
    private final Map<Place, Mark> marks;

    /** @param joined of those only who were not there from the beginning */
    Turnout(List<Enrolled> trainees, Map<String, Instant> joined, Map<Place, Mark> marks) {
        this.trainees = trainees;
        this.joined = joined;
        this.marks = marks;
    }

    boolean expects(Session lesson, Enrolled one) {
        Instant since = joined.get(one.person());
        return since == null || !lesson.date().atTime(lesson.starts()).atZone(Zone.CHINA).toInstant().isBefore(since);
    }

    /** {@code null} when nothing is kept or nobody expected him. */
    Mark mark(Session lesson, Enrolled one) {
        return expects(lesson, one) ? marks.get(new Place(lesson.position(), one.person())) : null;
    }

    /** Whether anything is kept of the lesson. */
    boolean kept(Session lesson) {
        return trainees.stream().anyMatch(one -> mark(lesson, one) != null);
    }

    boolean complete(Session lesson) {
        return unmarked(lesson) == 0;
    }

    Integer rate(Collection<Session> lessons) {
        return rate(lessons, trainees);
    }

    /**
     * What one who joined later can still come to, of all hours of the class: those before he joined and those at which he was not
     * there are lost. Only so does a certificate stand for the whole training (domain.md 2.7).
     *
     * @return per cent, rounded down; {@code null} for one who was there from the beginning, or without lessons
     */
    Integer ofWholeClass(Collection<Session> lessons, Enrolled one) {
        int hours = lessons.stream().mapToInt(Session::hours).sum();
        if (hours == 0 || !joined.containsKey(one.person())) {
            return null;
        }
        int lost = lessons.stream().filter(lesson -> !expects(lesson, one) || mark(lesson, one) != null && mark(lesson, one) != Mark.PRESENT)
                .mapToInt(Session::hours).sum();
        return (hours - lost) * 100 / hours;
    }

    /** How many were expected and have no mark. */
    int unmarked(Session lesson) {
        return (int) trainees.stream().filter(one -> expects(lesson, one) && mark(lesson, one) == null).count();
    }

    /**
     * Per cent of the hours for which they have a mark, rounded down: 79.9 % is not 80 %. Whoever has none yet was not absent:
     * the completion waits until everybody has one. {@code null}: of none.
     */
    Integer rate(Collection<Session> lessons, Collection<Enrolled> some) {
        int present = 0;
        int of = 0;
        for (Session lesson : lessons) {
            int marked = (int) some.stream().filter(one -> mark(lesson, one) != null).count();
            int there = (int) some.stream().filter(one -> mark(lesson, one) == Mark.PRESENT).count();
            of += lesson.hours() * marked;
            present += lesson.hours() * there;
        }
        return of == 0 ? null : present * 100 / of;
    }
}
