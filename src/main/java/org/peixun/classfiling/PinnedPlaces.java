package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.classfiling.Plan.Session;

/**
 * The class moves to another place by a change; the lessons that are over or near stay where they were (clause 11: a change
 * is for what comes after it). Most rows name no place but mean that of the class: these now name the former one.
 */
final class PinnedPlaces {

    private PinnedPlaces() {}

    /** @return the form as typed when the class stays, or its former place is in no directory and so cannot be named in a row */
    static FilingForm of(FilingForm typed, Facts.Change change) {
        Plan now = Plan.of(typed);
        Plan before = Plan.of(change.before().form());
        Long former = before.placeId();
        if (former == null || former.equals(now.placeId())) {
            return typed;
        }
        Set<Session> kept = before.lessons().stream().filter(lesson -> lesson.placeId() == null && change.settled(lesson))
                .map(PinnedPlaces::withoutRow).collect(Collectors.toSet());
        List<FilingForm.Lesson> rows = new ArrayList<>(typed.lessons());
        now.lessons().stream().filter(lesson -> kept.contains(withoutRow(lesson)))
                .forEach(lesson -> rows.set(lesson.row() - 1, rows.get(lesson.row() - 1).at(former.toString())));
        return typed.withLessons(rows);
    }

    private static Session withoutRow(Session s) {
        return new Session(0, s.date(), s.starts(), s.ends(), s.hours(), s.kind(), s.content(), s.placeId(), s.teacherId());
    }
}
