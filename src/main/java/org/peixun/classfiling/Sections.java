package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.RosterChanges;
import org.peixun.roster.Rosters;
import org.peixun.roster.TraineeTable;
import org.peixun.workflow.CaseType.Section;
import org.springframework.stereotype.Component;

/** The tabs of the case page: what is in force, before consent the latest submission; never what the institution is typing. */
@Component
class Sections {

    /**
     * @param filingNumber 备案号 or {@code null}
     * @param version what stands here: 备案时的内容, or since when another version is in force
     * @param explanation 补正说明, or 变更原因 of a change in force; {@code null}: none
     * @param start what the institution does on the first day, until it has
     * @param actions what this reader may do with it
     * @param receipt path of the 备案回执, or {@code null}
     * @param headPhone where this reader sees the head's number in full, or {@code null}
     */
    record Application(
            String filingNumber, String closingReason, String version, List<Description.Group> groups, String explanation, String start,
            List<Link> actions, String receipt, String headPhone) {}

    record Link(String label, String path) {}

    /** @param path of its worksheet, {@code null} when it is empty @param own whether this reader's sheet has the numbers in full */
    record Roster(TraineeTable trainees, String path, boolean own) {}

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
    private final ChangeSections changeSections;
    private final FilingViews views;

    Sections(Snapshots snapshots, Notices notices, Rosters rosters, AccessPolicy access, Contacts contacts,
            ChangeSections changeSections, FilingViews views) {
        this.snapshots = snapshots;
        this.notices = notices;
        this.rosters = rosters;
        this.access = access;
        this.contacts = contacts;
        this.changeSections = changeSections;
        this.views = views;
    }

    List<Section> of(ClassFiling filing, Actor reader) {
        List<Snapshot.Kept> kept = snapshots.latest(filing.number());
        if (kept.isEmpty()) {
            return List.of(new Section("application", "申请内容", null, "classfiling/draft", filing.number()));
        }
        Snapshot.Kept held = snapshots.inForce(filing);
        Snapshot now = held.snapshot();
        List<Notice> given = notices.of(filing.number());
        var trainees = rosters.trainees(filing.number(), held.submission());
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("application", "申请内容", null, "classfiling/application",
                new Application(filing.filingNumber(), filing.closingReason(), version(filing), Description.groups(now),
                        explanation(filing, now), start(filing), actions(filing, reader), receipt(filing),
                        access.allows(reader, Action.SEE_PERSONAL_DATA, filing.subject()) ? "/filings/" + filing.number() + "/head-phone" : null)));
        sections.add(new Section("roster", "花名册", trainees.size(), "classfiling/roster", new Roster(trainees,
                trainees.size() == 0 ? null : "/filings/" + filing.number() + "/roster.xlsx",
                access.allows(reader, Action.FILE_CLASS, filing.subject()))));
        sections.add(new Section("timetable", "课程表", now.form().filledLessons().size(), "classfiling/timetable", timetable(now)));
        sections.add(new Section("teaching", "师资场地", now.form().teachers().size(), "classfiling/teaching", teaching(now)));
        int open = now.report().warnings().size();
        sections.add(new Section("checks", "核验", open == 0 ? null : open, "classfiling/checks",
                new Checks(now.report(), now.form().reasons())));
        if (filing.versions().inForce() == null && kept.size() > 1) {
            sections.add(differences(filing, kept));
        }
        changeSections.of(filing).ifPresent(sections::add);
        if (!given.isEmpty()) {
            sections.add(new Section("notices", "补正与通知", given.size(), "classfiling/notices",
                    new Given(given, contacts.of(filing, given.get(0)))));
        }
        return sections;
    }

    private static String receipt(ClassFiling filing) {
        return !filing.certified() ? null : LetterKind.RECEIPT.path(filing.number(), 1);
    }

    private static String version(ClassFiling filing) {
        Versions versions = filing.versions();
        return versions.inForce() == null || versions.inForce().equals(versions.filed()) ? null
                : "班期经同意变更过，以下是现行内容；备案时的内容见“变更”栏的对照。";
    }

    private static String explanation(ClassFiling filing, Snapshot now) {
        return now.explanation() == null ? null : (version(filing) == null ? "补正说明：" : "变更原因：") + now.explanation();
    }

    private static String start(ClassFiling filing) {
        return filing.state() != FilingState.APPROVED ? null : "请于备案的开班日期" + filing.startsOn()
                + "开班，由培训主体当日在本页办理“确认开班”，登记实际开班日期和到课人数；逾期未登记的，备案失效（第11条）。";
    }

    private List<Link> actions(ClassFiling filing, Actor reader) {
        List<Link> actions = new ArrayList<>();
        String path = "/filings/" + filing.number();
        boolean held = filing.state() == FilingState.APPROVED || filing.state() == FilingState.RUNNING;
        if (held && access.allows(reader, Action.FILE_CLASS, filing.subject())) {
            switch (filing.versions().stage()) {
                case NONE -> actions.add(new Link("申请变更", path + "/change"));
                case DRAFT -> actions.add(new Link("继续填写变更", path));
                case ASKED -> { }
            }
        }
        if (access.allows(reader, Action.WITHDRAW_FILING, filing.subject())) {
            views.ends(filing).forEach(end -> actions.add(
                    new Link(end.slug().equals("withdraw") ? "撤回备案" : end.label(), path + "/" + end.slug())));
        }
        return actions;
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
