package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.attachment.Attachments;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.directory.Directory;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.Rosters;
import org.peixun.shared.WorkingDays;
import org.springframework.stereotype.Component;

/** Puts the application page's model together. */
@Component
class FilingViews {

    private final FilingChecks checks;
    private final Directory directory;
    private final Attachments attachments;
    private final Notices notices;
    private final Rosters rosters;
    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final Contacts contacts;
    private final ClassRecords records;

    FilingViews(
            FilingChecks checks, Directory directory, Attachments attachments, Notices notices, Rosters rosters,
            WorkingCalendar calendar, PolicyParameters parameters, Jurisdictions jurisdictions,
            Contacts contacts, ClassRecords records) {
        this.checks = checks;
        this.directory = directory;
        this.attachments = attachments;
        this.notices = notices;
        this.rosters = rosters;
        this.calendar = calendar;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.contacts = contacts;
        this.records = records;
    }

    FilingView of(ClassFiling filing) {
        Facts facts = checks.facts(filing);
        CheckReport report = checks.check(filing, facts);
        var documents = attachments.of(filing.number());
        LocalDate today = facts.today();
        Notice notice = filing.state() == FilingState.RETURNED ? notices.latest(filing.number()).orElse(null) : null;
        return new FilingView(filing.number(), filing.title(), filing.state(), filing.institutionId(), filing.institutionName(),
                jurisdictions.name(filing.jurisdiction()), filing.form(),
                Arrays.stream(FilingStep.values()).map(step -> step(step, filing, report, facts)).toList(),
                report, notice, notice == null ? null : contacts.of(filing, notice), scopes(directory.scopes(filing.institutionId()), facts), teachers(facts), places(facts), documents, facts.trainees(),
                FilingChecks.rosterContext(filing, facts.plan()), facts.earliestStart(),
                decidedBy(today, filing.jurisdiction()), filing.savedAt(),
                filing.changing(), facts.change() == null ? Set.of() : facts.change().before().documentIds(), ends(filing));
    }

    /** What has run out is offered no more, but shown where still chosen. */
    private static List<Directory.Scope> scopes(List<Directory.Scope> registered, Facts facts) {
        List<Directory.Scope> offered = registered.stream()
                .filter(scope -> scope.covers(facts.today()) || scope.validFrom().isAfter(facts.today())).toList();
        return offered.stream().anyMatch(scope -> chosen(scope, facts.form())) ? offered
                : Stream.concat(registered.stream().filter(scope -> chosen(scope, facts.form())).limit(1), offered.stream()).toList();
    }

    private static boolean chosen(Directory.Scope scope, FilingForm form) {
        return scope.occupationCode().equals(form.value(FilingField.OCCUPATION)) && scope.level().name().equals(form.value(FilingField.LEVEL));
    }

    /** Whoever has left is offered no more, but shown where still chosen. */
    private static List<Directory.Teacher> teachers(Facts facts) {
        Set<Long> chosen = facts.plan().lessons().stream().map(Plan.Session::teacherId).collect(Collectors.toSet());
        return facts.teachers().stream().filter(teacher -> isThere(teacher, facts.today()) || chosen.contains(teacher.id())
                || facts.form().teachers().contains(teacher.id())).toList();
    }

    private static List<Directory.Place> places(Facts facts) {
        Set<Directory.Place> chosen = facts.plan().lessons().stream().map(facts::place).collect(Collectors.toSet());
        return facts.places().stream().filter(place -> isThere(place, facts.today()) || chosen.contains(place) || place.equals(facts.place())).toList();
    }

    private static boolean isThere(Directory.Dated registered, LocalDate today) {
        return registered.validTo() == null || !registered.validTo().isBefore(today);
    }

    /** Whoever has results reports them; a reason for cancelling would be typed only to be refused. */
    List<FilingView.End> ends(ClassFiling filing) {
        return List.of(Transition.WITHDRAW, Transition.CANCEL).stream().filter(end -> end.allowedFrom(filing.state()))
                .filter(end -> end != Transition.CANCEL || !records.hasResults(filing.number()))
                .map(end -> new FilingView.End(end.name().toLowerCase(java.util.Locale.ROOT), end.label())).toList();
    }

    private static FilingView.StepView step(FilingStep step, ClassFiling filing, CheckReport report, Facts facts) {
        List<Finding> found = report.of(step);
        long blocks = found.stream().filter(Finding::blocks).count();
        if (step == FilingStep.SUBMIT) {
            return new FilingView.StepView(step, "open", report.blocks().isEmpty() ? "可以报送" : "");
        }
        if (blocks > 0 && untouched(step, filing, facts)) {
            return new FilingView.StepView(step, "open", step == FilingStep.ROSTER || step == FilingStep.DOCUMENTS ? "未上传" : "未填写");
        }
        if (blocks > 0) {
            return new FilingView.StepView(step, "faults", blocks + "处须改正");
        }
        return new FilingView.StepView(step, "done", found.isEmpty() ? "✓" : "✓ " + found.size() + "处需说明");
    }

    private static boolean untouched(FilingStep step, ClassFiling filing, Facts facts) {
        boolean empty = FilingField.of(step).stream().allMatch(field -> filing.form().value(field).isEmpty());
        return switch (step) {
            case ROSTER -> facts.trainees() == 0;
            case TIMETABLE -> filing.form().lessons().isEmpty();
            case TEACHING -> empty && filing.form().teachers().isEmpty();
            case DOCUMENTS -> facts.documents().isEmpty();
            default -> empty;
        };
    }

    /** All steps of the county after one another, each to its last day. */
    private LocalDate decidedBy(LocalDate today, String jurisdiction) {
        try {
            Policy policy = parameters.at(today, jurisdiction);
            int days = policy.integer("filing.acceptWorkdays") + policy.integer("filing.reviewWorkdays")
                    + policy.integer("filing.consentWorkdays");
            return calendar.plus(today, WorkingDays.of(days));
        } catch (CalendarYearMissing unknown) {
            return null;
        }
    }
}
