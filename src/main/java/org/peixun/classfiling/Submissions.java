package org.peixun.classfiling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Directory;
import org.peixun.directory.Level;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Handing a filing in, the first time and after a correction: all rules, then everything that goes with it. */
@Component
class Submissions {

    private static final int LONGEST_REASON = 500;

    private final Filings filings;
    private final FilingChecks checks;
    private final FilingSessions sessions;
    private final ProjectReference projects;
    private final FilingNumbers numbers;
    private final Snapshots snapshots;
    private final Directory directory;
    private final Attachments attachments;
    private final Rosters rosters;
    private final FilingJournal journal;
    private final Clock clock;

    Submissions(
            Filings filings, FilingChecks checks, FilingSessions sessions, ProjectReference projects,
            FilingNumbers numbers, Snapshots snapshots, Directory directory, Attachments attachments, Rosters rosters,
            FilingJournal journal, Clock clock) {
        this.filings = filings;
        this.checks = checks;
        this.sessions = sessions;
        this.projects = projects;
        this.numbers = numbers;
        this.snapshots = snapshots;
        this.directory = directory;
        this.attachments = attachments;
        this.rosters = rosters;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param explanation what was corrected, or {@code null}
     * @throws RequestRefused 400 with every block and every warning without a reason; 409 in another state
     */
    void handIn(ClassFiling filing, Actor actor, String explanation) {
        FilingState before = filing.state();
        int submission = filing.submit(clock.instant());
        if (submission == 1) {
            directory.keepStanding(filing.institutionId()); // later the case's root is held, for which a suspension waits (ADR 0010)
        }
        CheckReport report = checked(filing);
        checks.holds(filing, report);
        Plan plan = filing.plan();
        name(filing, plan);
        filing.hold(filing.form().without(FilingField.EXPLANATION), plan, filing.title()); // it goes with this submission, the next has its own
        Snapshot snapshot = snapshot(filing, report, explanation);
        List<Snapshot.Kept> earlier = submission == 1 ? List.of() : snapshots.latest(filing.number());
        filings.saveAndFlush(filing);
        if (submission == 1) {
            sessions.keep(filing, plan, directory.teachers(filing.institutionId()));
        } else {
            sessions.replace(filing, plan, directory.teachers(filing.institutionId()));
        }
        snapshots.keep(filing.number(), submission, actor, snapshot);
        rosters.submitted(filing.number(), submission);
        if (submission == 1) {
            rosters.enrolNew(FilingChecks.rosterContext(filing, plan));
        } else {
            rosters.enrol(FilingChecks.rosterContext(filing, plan), Rosters.DRAFT);
        }
        String what = submission == 1 ? "报送" : "补正后重新报送（第" + submission + "次）";
        journal.write(filing, actor, "SUBMITTED", null, submission == 1 ? "submitted" : "resubmitted",
                filing.institutionName() + what + "“" + filing.title() + "”。", changes(before, filing, earlier, snapshot));
        journal.tell(filing, Role.COUNTY_CLERK, "新的开班备案：" + filing.title(),
                filing.institutionName() + what + "了开班备案，请在期限内办理。");
    }

    /**
     * Keeps a change of a consented class beside what is in force; nothing takes effect yet.
     *
     * @return its version
     * @throws RequestRefused 400 with every block and every warning without a reason; 409 when the class is over
     */
    int keepChange(ClassFiling filing, Actor actor, String reason) {
        int version = filing.askForChange();
        filing.write(checks.pinned(filing));
        CheckReport report = checked(filing);
        filing.write(filing.form().without(FilingField.EXPLANATION)); // given as the reason
        filings.saveAndFlush(filing);
        snapshots.keep(filing.number(), version, actor, snapshot(filing, report, reason));
        rosters.submitted(filing.number(), version);
        return version;
    }

    /** The changed lessons and trainees take the places of those in force. @throws RequestRefused 409 when others have taken them since */
    void takeEffect(ClassFiling filing) {
        Plan plan = filing.plan();
        int version = filing.submissions();
        List<Finding> blocks = check(filing, version).blocks();
        if (!blocks.isEmpty()) {
            throw RequestRefused.conflict("提出变更以后情况有变化，现在不能同意：" + blocks.stream().map(Finding::sentence).limit(5)
                    .collect(Collectors.joining()) + "请选择“不同意变更”并说明，由培训主体调整后重新提出。");
        }
        name(filing, plan); // a first day of another year counts among the classes of that year
        filing.hold(filing.form(), plan, filing.title());
        filings.saveAndFlush(filing);
        sessions.replace(filing, plan, directory.teachers(filing.institutionId()));
        rosters.enrol(FilingChecks.rosterContext(filing, plan), version);
    }

    /** What the class needs is held against others' first, so that of two who want the same the second is told. */
    private CheckReport check(ClassFiling filing, int roster) {
        sessions.lock(filing, filing.plan(), directory.teachers(filing.institutionId()));
        projects.lock(filing);
        rosters.hold(filing.number(), roster);
        return checks.check(filing);
    }

    private CheckReport checked(ClassFiling filing) {
        CheckReport report = check(filing, Rosters.DRAFT);
        refuse(report, filing.form());
        return report;
    }

    private static void refuse(CheckReport report, FilingForm form) {
        List<Problem> problems = new ArrayList<>();
        report.blocks().forEach(finding -> problems.add(new Problem(finding.key(), finding.sentence())));
        report.warnings().stream().filter(finding -> form.reasons().getOrDefault(finding.key(), "").isBlank())
                .forEach(finding -> problems.add(new Problem(finding.key(),
                        finding.message() + "（依据：" + finding.basis() + "）请说明原因后再报送。")));
        form.reasons().forEach((key, reason) -> {
            if (Chars.count(reason) > LONGEST_REASON) {
                problems.add(new Problem(key, "需要说明的事项中，“" + Chars.shortened(reason, 20) + "”这一项的说明现有" + Chars.count(reason)
                        + "字，超过" + LONGEST_REASON + "字。请压缩到" + LONGEST_REASON + "字以内。"));
            }
        });
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
    }

    private void name(ClassFiling filing, Plan plan) {
        String key = Titles.serialKey(filing, plan);
        if (!key.equals(filing.serialKey())) {
            filing.number(key, numbers.nextSerial(key));
        }
        filing.rename(title(filing, plan));
    }

    private String title(ClassFiling filing, Plan plan) {
        return Titles.of(plan, directory.institution(filing.institutionId()).shortName(), occupationName(plan.occupation()),
                filing.form().value(FilingField.CERTIFICATE), filing.serial());
    }

    private String occupationName(String code) {
        return directory.occupations().stream().filter(occupation -> occupation.code().equals(code))
                .map(Directory.Occupation::name).findFirst().orElse(code);
    }

    private Snapshot snapshot(ClassFiling filing, CheckReport report, String explanation) {
        Map<String, String> names = new LinkedHashMap<>();
        String occupation = filing.form().value(FilingField.OCCUPATION);
        names.put("occupation:" + occupation, occupationName(occupation));
        for (Level level : Level.values()) {
            names.put("level:" + level.name(), level.label());
        }
        directory.teachers(filing.institutionId()).forEach(teacher -> names.put("teacher:" + teacher.id(), teacher.name()));
        directory.places(filing.institutionId())
                .forEach(place -> names.put("place:" + place.id(), place.name() + "（" + place.address() + "，容纳" + place.capacity() + "人）"));
        List<Snapshot.Document> documents = attachments.of(filing.number()).stream()
                .map(file -> new Snapshot.Document(file.id().toString(), file.kind(), file.fileName(), file.sha256())).toList();
        return new Snapshot(filing.title(), filing.form(), names, documents, report, explanation);
    }

    private static Map<String, AuditTrail.Change> changes(
            FilingState before, ClassFiling filing, List<Snapshot.Kept> earlier, Snapshot snapshot) {
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        changes.put("状态", FilingJournal.state(before, filing.state()));
        if (earlier.isEmpty()) {
            changes.put("班期名称", new AuditTrail.Change(null, filing.title()));
            return changes;
        }
        changes.putAll(changes(earlier.get(0).snapshot(), snapshot));
        return changes;
    }

    static Map<String, AuditTrail.Change> changes(Snapshot before, Snapshot after) {
        return Description.differences(before, after).stream().collect(Collectors.toMap(Description.Difference::label,
                each -> new AuditTrail.Change(each.before(), each.after()), Submissions::joined, LinkedHashMap::new));
    }

    private static AuditTrail.Change joined(AuditTrail.Change one, AuditTrail.Change other) {
        return new AuditTrail.Change((one.before() + "\n" + other.before()).strip(), (one.after() + "\n" + other.after()).strip());
    }
}
