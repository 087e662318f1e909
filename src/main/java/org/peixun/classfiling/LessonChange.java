package org.peixun.classfiling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.classfiling.Plan.Session;

/**
 * The lessons of a change beside those in force (clause 11: 变更前提出). A lesson is known by what happens when and where,
 * whichever row it stands in.
 */
final class LessonChange {

    private record Held(
            LocalDate date, LocalTime starts, LocalTime ends, int hours, String kind, String content, String where, Long teacherId) {}

    private final Plan before;
    private final Plan now;
    private final Facts.Change change;

    private LessonChange(Plan now, Facts.Change change) {
        this.before = Plan.of(change.before().form());
        this.now = now;
        this.change = change;
    }

    /** @param facts of a change */
    static LessonChange of(Facts facts) {
        return new LessonChange(facts.plan(), facts.change());
    }

    /** Lessons in force that are no longer there, or not as they were. */
    List<Session> gone() {
        Set<Held> known = now.lessons().stream().map(this::asked).collect(Collectors.toSet());
        return before.lessons().stream().filter(lesson -> !known.contains(inForce(lesson))).toList();
    }

    /** Lessons that are not in force. */
    List<Session> added() {
        Set<Held> known = before.lessons().stream().map(this::inForce).collect(Collectors.toSet());
        return now.lessons().stream().filter(lesson -> !known.contains(asked(lesson))).toList();
    }

    /** What the directory and other classes are asked about: a lesson that stays as it was and is over or near cannot be mended any more. */
    List<Session> open() {
        Set<Session> added = Set.copyOf(added());
        return now.lessons().stream().filter(lesson -> added.contains(lesson) || !change.settled(lesson)).toList();
    }

    /** Lessons in force that stand in another row now. */
    List<Moved> moved() {
        var rows = now.lessons().stream().collect(Collectors.toMap(this::asked, Session::row, (one, other) -> one));
        return before.lessons().stream().map(lesson -> new Moved(lesson, rows.getOrDefault(inForce(lesson), lesson.row())))
                .filter(moved -> moved.row() != moved.lesson().row()).toList();
    }

    /** @param lesson as it is in force @param row where it stands now */
    record Moved(Session lesson, int row) {}

    private Held inForce(Session lesson) {
        return held(lesson, before.where(lesson));
    }

    /** A class that was online got its place later than its lessons so far. */
    private Held asked(Session lesson) {
        boolean nowhere = before.placeId() == null && before.placeName().isEmpty();
        return held(lesson, nowhere && lesson.placeId() == null ? "" : now.where(lesson));
    }

    private static Held held(Session s, String where) {
        return new Held(s.date(), s.starts(), s.ends(), s.hours(), s.kind(), s.content(), where, s.teacherId());
    }
}
