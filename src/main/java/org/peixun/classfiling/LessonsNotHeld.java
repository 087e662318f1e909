package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lessons whose time is past without their having been held: the case stood still (clause 12), the class began later than
 * was filed, or the county says so. What has records was held, whatever the times say.
 */
@Component
class LessonsNotHeld {

    private final ClassPauses pauses;
    private final ClassRecords records;

    LessonsNotHeld(ClassPauses pauses, ClassRecords records) {
        this.pauses = pauses;
        this.records = records;
    }

    /** Rows of the plan in force. A class that did not begin on its first day has held none: it may be put off as a whole. */
    Set<Integer> of(ClassFiling filing, Plan inForce, LocalDate today) {
        boolean notBegun = filing.state() == FilingState.APPROVED && !filing.startsOn().isAfter(today);
        List<ClassPause> stoodStill = pauses.of(filing.number());
        Set<Integer> rows = inForce.lessons().stream()
                .filter(lesson -> notBegun || filing.startedOn() != null && lesson.date().isBefore(filing.startedOn())
                        || stoodStill.stream().anyMatch(pause -> pause.covers(lesson)))
                .map(Plan.Session::row).collect(Collectors.toCollection(HashSet::new));
        if (!rows.isEmpty()) {
            rows.removeAll(records.lessons(filing.number(),
                    inForce.lessons().stream().collect(Collectors.toMap(Plan.Session::row, Plan.Session::date))));
        }
        Set<ClassRecords.Lesson> notHeld = records.notHeld(filing.number());
        inForce.lessons().stream().filter(lesson -> notHeld.contains(new ClassRecords.Lesson(lesson.row(), lesson.date(), lesson.starts())))
                .map(Plan.Session::row).forEach(rows::add);
        return rows;
    }
}
