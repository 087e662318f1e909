package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.RosterChanges;
import org.peixun.roster.Rosters;
import org.peixun.workflow.CaseType.Section;
import org.springframework.stereotype.Component;

/** The tabs of the case page: always the latest submission, never what the institution is typing. */
@Component
class Sections {

    /**
     * @param filingNumber 备案号 or {@code null}
     * @param withdrawal path where this reader may withdraw it, or {@code null}
     * @param receipt path of the 备案回执, or {@code null}
     */
    record Application(
            String filingNumber, String closingReason, List<Description.Group> groups, String explanation,
            String withdrawal, String receipt) {}

    /** @param contact whom to call */
    record Given(List<Notice> notices, String contact) {}

    record Timetable(List<Lesson> lessons, int hours) {}

    record Lesson(String date, String starts, String ends, String hours, String kind, String content, String teacher, String place) {}

    record Teaching(List<String> teachers, List<Description.Row> place) {}

    /** @param answers why the institution went on, by the finding's key */
    record Checks(CheckReport report, java.util.Map<String, String> answers) {}

    /** @param roster of the two submissions; its {@code none()} when nobody came or went */
    record Differences(int before, int after, List<Description.Difference> fields, RosterChanges roster) {}

    private final Snapshots snapshots;
    private final Notices notices;
    private final Rosters rosters;
    private final AccessPolicy access;
    private final Contacts contacts;

    Sections(Snapshots snapshots, Notices notices, Rosters rosters, AccessPolicy access, Contacts contacts) {
        this.snapshots = snapshots;
        this.notices = notices;
        this.rosters = rosters;
        this.access = access;
        this.contacts = contacts;
    }

    List<Section> of(ClassFiling filing, Actor reader) {
        List<Snapshot.Kept> kept = snapshots.latest(filing.number());
        if (kept.isEmpty()) {
            return List.of(new Section("application", "申请内容", null, "classfiling/draft", filing.number()));
        }
        Snapshot now = kept.get(0).snapshot();
        List<Notice> given = notices.of(filing.number());
        var trainees = rosters.trainees(filing.number(), kept.get(0).submission());
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("application", "申请内容", null, "classfiling/application",
                new Application(filing.filingNumber(), filing.closingReason(), Description.groups(now), now.explanation(),
                        withdrawal(filing, reader), receipt(filing))));
        sections.add(new Section("roster", "花名册", trainees.size(), "roster/trainees", trainees));
        sections.add(new Section("timetable", "课程表", now.form().filledLessons().size(), "classfiling/timetable", timetable(now)));
        sections.add(new Section("teaching", "师资场地", now.form().teachers().size(), "classfiling/teaching", teaching(now)));
        int open = now.report().warnings().size();
        sections.add(new Section("checks", "核验", open == 0 ? null : open, "classfiling/checks",
                new Checks(now.report(), now.form().reasons())));
        if (kept.size() > 1) {
            sections.add(differences(filing, kept));
        }
        if (!given.isEmpty()) {
            sections.add(new Section("notices", "补正与通知", given.size(), "classfiling/notices",
                    new Given(given, contacts.of(filing, given.get(0)))));
        }
        return sections;
    }

    private static String receipt(ClassFiling filing) {
        return filing.filingNumber() == null ? null : LetterKind.RECEIPT.path(filing.number(), 1);
    }

    private String withdrawal(ClassFiling filing, Actor reader) {
        return Transition.WITHDRAW.allowedFrom(filing.state())
                && access.allows(reader, Action.WITHDRAW_FILING, filing.subject())
                ? "/filings/" + filing.number() + "/withdraw" : null;
    }

    private Section differences(ClassFiling filing, List<Snapshot.Kept> kept) {
        var roster = rosters.changes(filing.number(), kept.get(1).submission(), kept.get(0).submission());
        var fields = Description.differences(kept.get(1).snapshot(), kept.get(0).snapshot());
        return new Section("differences", "与上次报送的差别", fields.size(), "classfiling/differences",
                new Differences(kept.get(1).submission(), kept.get(0).submission(), fields, roster));
    }

    private static Timetable timetable(Snapshot snapshot) {
        List<Lesson> lessons = snapshot.form().filledLessons().stream().map(l -> new Lesson(l.date(), l.starts(), l.ends(), l.hours(),
                l.kind(), l.content(), snapshot.name("teacher", l.teacher()), snapshot.name("place", l.place()))).toList();
        return new Timetable(lessons, Plan.of(snapshot.form()).lessons().stream().mapToInt(Plan.Session::hours).sum());
    }

    private static Teaching teaching(Snapshot snapshot) {
        return new Teaching(
                snapshot.form().teachers().stream().map(id -> snapshot.name("teacher", id.toString())).toList(),
                FilingField.of(FilingStep.TEACHING).stream()
                        .map(field -> new Description.Row(field.label(), Description.text(snapshot, field)))
                        .filter(row -> !row.text().isEmpty()).toList());
    }
}
