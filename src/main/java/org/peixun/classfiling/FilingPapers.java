package org.peixun.classfiling;

import static org.peixun.letter.FiledPaper.moment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.FiledPaper;
import org.peixun.letter.FiledPaper.Fact;
import org.peixun.letter.FiledPaper.Part;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the archive of a class keeps of its filing: the application as it was handed in each time, and its changes (clause 11).
 * Trainees and the head's phone are not in it, for their term is shorter; so neither is what the rules found, which names trainees.
 */
@Service
@Order(10)
@Transactional(readOnly = true)
class FilingPapers implements CaseLetters {

    private final Filings filings;
    private final Snapshots snapshots;
    private final ClassChangeRegister changes;
    private final Offices offices;
    private final Clock clock;

    FilingPapers(Filings filings, Snapshots snapshots, ClassChangeRegister changes, Offices offices, Clock clock) {
        this.filings = filings;
        this.snapshots = snapshots;
        this.changes = changes;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public List<Letter> of(String number) {
        return filings.findById(number).map(this::all).orElse(List.of());
    }

    private List<Letter> all(ClassFiling filing) {
        List<ClassChange> asked = changes.of(filing.number());
        var letters = new ArrayList<Letter>();
        for (Snapshot.Kept kept : snapshots.all(filing.number())) {
            long change = asked.stream().filter(one -> one.version() <= kept.submission()).count();
            letters.add(application(filing, kept, change == 0 ? "备案内容（第" + kept.submission() + "次报送）" : "变更内容（第" + change + "次申请）"));
        }
        if (!asked.isEmpty()) {
            letters.add(changes(filing, asked));
        }
        return letters;
    }

    private Letter application(ClassFiling filing, Snapshot.Kept kept, String title) {
        Snapshot now = kept.snapshot();
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("报送", new Fact("补正说明或者变更原因", now.explanation()), new Fact("核验", now.report().summary())));
        for (FilingStep step : List.of(FilingStep.BASIC, FilingStep.NEEDS, FilingStep.TEACHING, FilingStep.EXAM)) {
            List<Fact> facts = new ArrayList<>(FilingField.of(step).stream().filter(field -> field != FilingField.HEAD_PHONE)
                    .map(field -> new Fact(field.label(), Description.text(now, field))).toList());
            if (step == FilingStep.TEACHING) {
                facts.add(0, new Fact("授课教师", Description.teachers(now)));
            }
            parts.add(new Part(step.label(), facts));
        }
        parts.add(new Part(FilingStep.TIMETABLE.label(), lessons(now)));
        parts.add(new Part(FilingStep.DOCUMENTS.label(), now.documents().stream().collect(Collectors.groupingBy(Snapshot.Document::kind,
                        LinkedHashMap::new, Collectors.mapping(Snapshot.Document::fileName, Collectors.joining("、"))))
                .entrySet().stream().map(one -> new Fact(one.getKey(), one.getValue())).toList()));
        return new FiledPaper(moment(kept.takenAt()) + "由" + kept.takenByName() + "报送。", parts)
                .letter(filing.title() + "：", title, filing.number(), offices.of(filing.jurisdiction()), kept.takenAt());
    }

    /** A day a line. */
    private static List<Fact> lessons(Snapshot snapshot) {
        Map<String, String> days = new LinkedHashMap<>();
        snapshot.form().filledLessons().forEach(lesson -> days.merge(lesson.date(),
                Description.lesson(snapshot, lesson).substring(lesson.date().length()).strip(), (one, other) -> one + "\n" + other));
        return days.entrySet().stream().map(day -> new Fact(day.getKey(), day.getValue())).toList();
    }

    private Letter changes(ClassFiling filing, List<ClassChange> newestFirst) {
        List<Part> parts = new ArrayList<>();
        for (ClassChange one : newestFirst) {
            parts.add(0, Part.of("第" + (newestFirst.size() - parts.size()) + "次申请（" + moment(one.askedAt()) + "，" + one.askedByName() + "）",
                    new Fact("变更原因", one.reason()), new Fact("决定", one.outcome()), new Fact("理由", one.grounds()), new Fact("意见", one.opinion()),
                    new Fact("决定时间", moment(one.decidedAt())), new Fact("决定人", one.decidedByName())));
        }
        Instant at = filing.endedAt() == null ? clock.instant() : filing.endedAt();
        return new FiledPaper("备案以后申请变更的情况如下。", parts)
                .letter(filing.title() + "：", "变更情况", filing.number(), offices.of(filing.jurisdiction()), at);
    }
}
