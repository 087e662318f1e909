package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.directory.Directory;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.RosterContext;
import org.peixun.roster.Rosters;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** Fetches what the rules look at, once each, and applies them all. */
@Component
class FilingChecks {

    /** The size of the class has rules of the application; to be asked for the same reason twice helps nobody. */
    private static final Set<String> SIZES = Set.of("maxSize", "warnSize");

    private final Directory directory;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Attachments attachments;
    private final Rosters rosters;
    private final FilingSessions sessions;
    private final LessonsNotHeld notHeld;
    private final Snapshots snapshots;
    private final ClassChangeRegister register;
    private final ProjectReference projects;
    private final Clock clock;

    FilingChecks(
            Directory directory, PolicyParameters parameters, WorkingCalendar calendar, Attachments attachments,
            Rosters rosters, FilingSessions sessions, LessonsNotHeld notHeld, Snapshots snapshots,
            ClassChangeRegister register, ProjectReference projects, Clock clock) {
        this.directory = directory;
        this.parameters = parameters;
        this.calendar = calendar;
        this.attachments = attachments;
        this.rosters = rosters;
        this.sessions = sessions;
        this.notHeld = notHeld;
        this.snapshots = snapshots;
        this.register = register;
        this.projects = projects;
        this.clock = clock;
    }

    CheckReport check(ClassFiling filing) {
        return check(filing, facts(filing));
    }

    /** What {@link #check} said in this transaction about this submission, which holds all that it was about; or a new check. */
    CheckReport ofSubmission(ClassFiling filing) {
        return OncePerTransaction.read(submission(filing), () -> check(filing));
    }

    /** @param report of the filing as it is being handed in */
    void holds(ClassFiling filing, CheckReport report) {
        OncePerTransaction.read(submission(filing), () -> report);
    }

    private static List<Object> submission(ClassFiling filing) {
        return List.of("filing check", filing.number(), filing.submissions());
    }

    CheckReport check(ClassFiling filing, Facts facts) {
        List<Finding> roster = rosters.recheck(rosterContext(filing, facts.plan())).stream()
                .filter(found -> found.row() != 0 || !SIZES.contains(found.code())).map(FilingChecks::ofRoster).toList();
        return Rules.check(facts, roster).with(projects.check(filing, facts.plan()));
    }

    Facts facts(ClassFiling filing) {
        LocalDate today = today();
        List<Attachments.Attachment> documents = attachments.of(filing.number());
        Facts.Change change = change(filing, today, documents);
        FilingForm form = filing.changing() ? PinnedPlaces.of(filing.form(), change) : filing.form(); // what was asked for stays as it is
        Plan plan = form == filing.form() ? filing.plan() : Plan.of(form);
        Policy policy = parameters.at(plan.startsOn() == null ? today : plan.startsOn(), filing.jurisdiction());
        var teachers = directory.teachers(filing.institutionId());
        var places = directory.places(filing.institutionId());
        var clashes = sessions.clashes(filing, plan, teachers, places);
        boolean inScope = plan.occupation() != null && plan.level() != null && plan.startsOn() != null
                && directory.mayTrain(filing.institutionId(), plan.occupation(), plan.level(), plan.startsOn());
        Directory.Standard standard = standard(plan);
        return new Facts(form, plan, today, plus(today, "filing.leadWorkdays", filing.jurisdiction()),
                directory.standingOn(filing.institutionId(), today), inScope, occupation(plan), standard, standard == null ? standardFrom(plan) : null, policy, teachers, places,
                documents.stream().map(Attachments.Attachment::kind).collect(Collectors.toSet()),
                rosters.size(filing.number()), clashes.teachers(), clashes.places(), change);
    }

    private Directory.Occupation occupation(Plan plan) {
        return directory.occupations().stream().filter(each -> each.code().equals(plan.occupation())).findFirst().orElse(null);
    }

    private Directory.Standard standard(Plan plan) {
        return plan.occupation() == null || plan.level() == null || plan.startsOn() == null ? null
                : directory.standard(plan.occupation(), plan.level(), plan.startsOn()).orElse(null);
    }

    private LocalDate standardFrom(Plan plan) {
        return plan.occupation() == null || plan.level() == null || plan.startsOn() == null ? null
                : directory.nextStandardFrom(plan.occupation(), plan.level(), plan.startsOn()).orElse(null);
    }

    /** The application as it is asked for: the lessons that are over or near stay where they were. */
    FilingForm pinned(ClassFiling filing) {
        return PinnedPlaces.of(filing.form(), change(filing, today(), List.of()));
    }

    private Facts.Change change(ClassFiling filing, LocalDate today, List<Attachments.Attachment> documents) {
        Integer inForce = filing.versions().inForce();
        if (inForce == null) {
            return null;
        }
        Snapshot before = snapshots.of(filing.number(), inForce).snapshot();
        Set<String> kept = before.documentIds();
        boolean documented = documents.stream().anyMatch(file -> DocumentKind.known(file.kind()) && !kept.contains(file.id().toString()));
        return new Facts.Change(before,
                plus(asked(filing).orElse(today), "class.changeLeadWorkdays", filing.jurisdiction()), LocalDateTime.ofInstant(clock.instant(), Zone.CHINA),
                filing.state() == FilingState.RUNNING, documented || !rosters.changes(filing.number(), inForce).none(),
                notHeld.of(filing, Plan.of(before.form()), today));
    }

    /** The day of a change that waits: it was asked for in time, however long the county took. */
    private Optional<LocalDate> asked(ClassFiling filing) {
        return filing.versions().stage() != Versions.Stage.ASKED ? Optional.empty()
                : register.askedAt(filing.number(), filing.submissions()).map(at -> LocalDate.ofInstant(at, Zone.CHINA));
    }

    /** {@code null} when the calendar of a needed year is missing: then it is said, not guessed. */
    private LocalDate plus(LocalDate today, String workdaysKey, String jurisdiction) {
        try {
            return calendar.plus(today, parameters.at(today, jurisdiction).workingDays(workdaysKey));
        } catch (CalendarYearMissing unknown) {
            return null;
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }

    static RosterContext rosterContext(ClassFiling filing, Plan plan) {
        return new RosterContext(filing.number(), filing.jurisdiction(), plan.occupation(),
                plan.level(), plan.startsOn(), plan.endsOn(), !filing.form().value(FilingField.SUBSIDY).equals("不申请"));
    }

    /** By row and column: what the rules said is kept with the submission and in notices, longer than the trainees' names may be. */
    private static String place(org.peixun.roster.Finding found) {
        return found.wholeRoster() ? "" : "花名册" + found.where() + (found.column() == null ? "" : "（" + found.column() + "）") + "：";
    }

    private static Finding ofRoster(org.peixun.roster.Finding found) {
        String code = "roster." + found.code();
        String about = found.who().isEmpty() ? String.valueOf(found.row()) : found.who();
        return new Finding(code, code + "@" + about, "花名册",
                found.severity(), FilingStep.ROSTER,
                place(found) + found.problem(),
                found.accepted(), found.basis());
    }
}
