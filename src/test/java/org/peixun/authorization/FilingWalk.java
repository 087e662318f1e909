package org.peixun.authorization;

import static java.util.stream.Collectors.toSet;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.delivery.ClassScenario;
import org.peixun.delivery.ClassWork;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.employment.Employment;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** From the draft to the last employment report, with every way that leaves the road. */
@Component
@Lazy
@Order(10)
class FilingWalk implements StateWalk {

    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final Map<String, Object> RETURN = Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书");

    private final FilingScenario filings;
    private final ClassScenario classes;
    private final ClassFilings all;
    private final FilingDrafts drafts;
    private final ClassChanges changes;
    private final ClassWork work;
    private final Employment employment;
    private final InstitutionStanding standing;
    private final TimeMachine.Mover time;

    private Look look;

    FilingWalk(FilingScenario filings, ClassScenario classes, ClassFilings all, FilingDrafts drafts, ClassChanges changes,
            ClassWork work, Employment employment, InstitutionStanding standing, TimeMachine.Mover time) {
        this.filings = filings;
        this.classes = classes;
        this.all = all;
        this.drafts = drafts;
        this.changes = changes;
        this.work = work;
        this.employment = employment;
        this.standing = standing;
        this.time = time;
    }

    @Override
    public String title() {
        return "开班备案";
    }

    @Override
    public String caseType() {
        return "classFiling";
    }

    @Override
    public Set<String> states() {
        return Stream.of(FilingState.values()).map(FilingState::name).collect(toSet());
    }

    @Override
    public List<Act> acts() {
        return FilingActs.ALL;
    }

    @Override
    public void walk(Look from) {
        look = from;
        throughTheYear();
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
        endedBeforeConsent();
        leftAfterConsent();
        leftInTraining();
        notRecognised();
    }

    private void throughTheYear() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
        Draft draft = at(filings.anOwnExamDraft());
        runAs(draft.applicant(), () -> all.submit(draft.number(), draft.applicant()));
        at(draft);
        clerk(draft, "acceptFiling", Map.of("decision", "accept"));
        at(draft);
        clerk(draft, "reviewFiling", Map.of("decision", "propose", "opinion", "符合条件"));
        at(draft);
        manager(draft, "consentOpening", Map.of("decision", "approve"));
        at(draft);
        time.passTo(draft.startsOn().atTime(9, 0));
        at(draft);
        classes.done(draft, "confirmStart", draft.applicant(),
                Map.of("startedOn", draft.startsOn().toString(), "startedSize", 10, "confirmation", true));
        at(draft);
        classes.planned(draft, draft.startsOn());
        at(draft);
        classes.inspected(draft);
        at(draft);
        time.passTo(classes.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        classes.attendance(draft, (row, lesson) -> "出勤");
        classes.videos(draft);
        at(draft);
        classes.allCalled(draft);
        classes.arranged(draft);
        at(draft);
        classes.patrolled(draft, "VALID", List.of(), "");
        at(draft);
        classes.results(draft, true);
        classes.reported(draft);
        at(draft);
        clerk(draft, "reviewCompletion", Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        at(draft);
        followed(draft);
        at(draft);
    }

    private void followed(Draft draft) {
        var completed = time.today();
        for (int months : List.of(1, 3, 6)) {
            time.passTo(completed.plusMonths(months).atTime(9, 0));
            if (months == 1) {
                at(draft);
            }
            runAs(draft.applicant(), () -> employment.set(draft.number(), IntStream.rangeClosed(1, 10).boxed()
                    .collect(Collectors.toMap(Function.identity(), position -> new Employment.Typed("未就业", "", "", ""))), Map.of(), draft.applicant()));
            classes.done(draft, "reportEmployment", draft.applicant(), Map.of());
        }
    }

    private void endedBeforeConsent() {
        Draft returned = filings.submitted();
        clerk(returned, "acceptFiling", RETURN);
        at(returned);
        runAs(returned.applicant(), () -> all.withdraw(returned.number(), "计划有变", returned.applicant()));
        at(returned);
        Draft refused = filings.submitted();
        clerk(refused, "acceptFiling", Map.of("decision", "refuse", "refusalReasons", List.of("SCOPE_EXCEEDED"), "opinion", "超出范围"));
        at(refused);
        Draft suspended = filings.submitted();
        decide(suspended, DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT);
        at(suspended);
        decide(suspended, DirectoryStatus.REMOVED, StandingReason.FALSE_MATERIAL);
        at(suspended);
        Draft late = filings.submitted();
        clerk(late, "acceptFiling", RETURN);
        time.passWorkingDays(16);
        at(late);
    }

    private void leftAfterConsent() {
        Draft draft = approved();
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveValues(draft.number(), Map.of("examMethod", "改为机考，60分合格。"), draft.applicant());
        });
        time.passTo(time.today().atTime(9, 1)); // the documents in force stay; the newest one may be removed
        runAs(draft.applicant(), () -> drafts.addDocument(draft.number(), "考核方案", "机考方案.pdf",
                new ByteArrayInputStream(FilingScenario.pdf()), draft.applicant()));
        look.at(place(draft), FilingState.APPROVED.name(), "已同意开班：填写变更", Map.of());
        runAs(draft.applicant(), () -> changes.ask(draft.number(), "考核设备更换。", draft.applicant()));
        at(draft);
        runAs(draft.applicant(), () -> all.cancel(draft.number(), "报名学员不足", draft.applicant()));
        at(draft);
    }

    private void leftInTraining() {
        Draft draft = classes.running();
        classes.planned(draft, draft.startsOn());
        var values = new HashMap<String, Object>(Map.of("visitedAt", draft.startsOn() + " 08:50",
                "officers", classes.clerk.name() + "、" + classes.colleague(), "session", "1", "counted", "9",
                "findings", List.of("FEWER"), "verdict", "RECTIFY", "opinion", "少一人。"));
        values.put("rectifyOn", draft.startsOn().plusDays(5).toString());
        clerk(draft, "inspectClass", values);
        at(draft);
        Draft secret = classes.running();
        runAs(secret.applicant(), () -> work.askSecrecy(secret.number(), "培训内容涉及国防科研生产，依据保密协议不得录像。", secret.applicant()));
        at(secret);
    }

    private void notRecognised() {
        Draft draft = classes.examined();
        classes.results(draft, false);
        classes.reported(draft);
        clerk(draft, "reviewCompletion", Map.of("decision", "refuse", "opinion", "材料不实（第10条）。"));
        at(draft);
    }

    private Draft approved() {
        Draft draft = filings.submitted();
        clerk(draft, "acceptFiling", Map.of("decision", "accept"));
        clerk(draft, "reviewFiling", Map.of("decision", "propose", "opinion", "符合条件"));
        manager(draft, "consentOpening", Map.of("decision", "approve"));
        return draft;
    }

    private Draft at(Draft draft) {
        look.at(place(draft));
        return draft;
    }

    private static Place place(Draft draft) {
        return new Place(draft.number(), FilingScenario.COUNTY, draft.institutionId());
    }

    private void clerk(Draft draft, String step, Map<String, Object> values) {
        classes.done(draft, step, classes.clerk, values);
    }

    private void manager(Draft draft, String step, Map<String, Object> values) {
        classes.done(draft, step, classes.manager, values);
    }

    private void decide(Draft draft, DirectoryStatus to, StandingReason reason) {
        runAs(CITY, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
    }
}
