package org.peixun.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peixun.directory.InstitutionStanding;
import org.peixun.identity.Actor;
import org.peixun.shared.WorkingDays;

/**
 * One county's part of the story. Each sentence begins with a class ({@link #classAt}) and goes on with what happened
 * to it on which day; nothing is done before the days are played.
 */
final class DemoChapter {

    private final DemoCast cast;
    private final DemoCounty county;
    private final LocalDate last;
    private final Map<Integer, List<Runnable>> days;
    private final Actor clerk;
    private final Actor colleague;
    private final Actor manager;
    private final Map<String, String[]> numbers = new HashMap<>();
    private String[] number;
    private Actor applicant;
    private boolean own;

    /** @param last the story's last day, which is day {@link DemoStory#LENGTH} @param days day → what happens on it, added to */
    DemoChapter(DemoCast cast, DemoCounty county, LocalDate last, Map<Integer, List<Runnable>> days) {
        this.cast = cast;
        this.county = county;
        this.last = last;
        this.days = days;
        this.clerk = cast.people().actor(county.account() + "-jingban");
        this.colleague = cast.people().actor(county.account() + "-jingban2");
        this.manager = cast.people().actor(county.account() + "-fuzeren");
    }

    /** @param k institution of the county, from 1 @param nth its class, from 0 @param ahead working days from the day to the class's first */
    DemoChapter draftAt(int k, int nth, int day, int ahead) {
        return draftAt(k, nth, day, ahead, false);
    }

    /** @param ownExam for a 合格证 by the institution's own exam, instead of an evaluation by others */
    private DemoChapter draftAt(int k, int nth, int day, int ahead, boolean ownExam) {
        own = ownExam;
        String[] slot = new String[1];
        number = slot;
        applicant = cast.people().actor(county.account() + "-jigou" + (k == 1 ? "" : k));
        numbers.put(k + "/" + nth, slot);
        return byInstitution(day, (none, officer) -> slot[0] = cast.classes().draft(county, k, nth, date(day + ahead), ownExam, officer));
    }

    /** The number of a class of this chapter, once it is drafted. */
    Supplier<String> of(int k, int nth) {
        String[] slot = numbers.get(k + "/" + nth);
        return () -> slot[0];
    }

    DemoChapter classAt(int k, int nth, int day, int ahead) {
        return draftAt(k, nth, day, ahead).submitted(day);
    }

    DemoChapter ownExamAt(int k, int nth, int day, int ahead) {
        return draftAt(k, nth, day, ahead, true).submitted(day);
    }

    private DemoChapter submitted(int day) {
        return byInstitution(day, (filing, officer) -> cast.filings().submit(filing, officer));
    }

    DemoChapter claimed(int day, String step) {
        return on(day, clerk, filing -> cast.tasks().claim(cast.tasks().open(filing, step).orElseThrow(), clerk));
    }

    DemoChapter accepted(int day) {
        return done(day, clerk, "acceptFiling", Map.of("decision", "accept", "opinion", "材料齐全，予以受理。"));
    }

    DemoChapter proposed(int day) {
        return done(day, clerk, "reviewFiling", Map.of("decision", "propose", "opinion", "经核对，符合开班条件，提请审批。"));
    }

    DemoChapter approved(int day) {
        return done(day, manager, "consentOpening", Map.of("decision", "approve", "opinion", "同意开班。"));
    }

    DemoChapter returnedAtAcceptance(int day, String code, String opinion) {
        return done(day, clerk, "acceptFiling", Map.of("decision", "return", "reasons", List.of(code), "opinion", opinion));
    }

    DemoChapter returnedAtReview(int day, String code, String opinion) {
        return done(day, clerk, "reviewFiling", Map.of("decision", "return", "reasons", List.of(code), "opinion", opinion));
    }

    DemoChapter refused(int day, String code, String opinion) {
        return done(day, clerk, "acceptFiling", Map.of("decision", "refuse", "refusalReasons", List.of(code), "opinion", opinion));
    }

    DemoChapter resubmitted(int day, String explanation) {
        return byInstitution(day, (filing, officer) -> cast.filings().resubmit(filing, explanation, officer));
    }

    DemoChapter withdrawn(int day, String reason) {
        return byInstitution(day, (filing, officer) -> cast.filings().withdraw(filing, reason, officer));
    }

    DemoChapter cancelled(int day, String reason) {
        return byInstitution(day, (filing, officer) -> cast.filings().cancel(filing, reason, officer));
    }

    /** The institution registers the start with one trainee absent. */
    DemoChapter started(int day) {
        return byInstitution(day, (filing, officer) -> complete(filing, officer, "confirmStart", Map.of(
                "startedOn", date(day).toString(), "startedSize", cast.classes().size(filing) - 1, "confirmation", true)));
    }

    DemoChapter changeAsked(int day, String examMethod, String reason) {
        return byInstitution(day, (filing, officer) -> cast.classes().change(filing, examMethod, reason, officer));
    }

    DemoChapter changeDecided(int day, Map<String, Object> values) {
        return done(day, clerk, "decideChange", values);
    }

    /** The city decides on the standing of the county's k-th institution. */
    void decided(int day, int k, InstitutionStanding.Decision decision) {
        Actor city = cast.people().actor("shi-fuzeren");
        on(day, city, () -> cast.standing().decide(county.institution(k), decision, city));
    }

    DemoChapter planned(int day, int visit) {
        return on(day, clerk, filing -> cast.training().plan(filing, date(visit), colleague.name(), clerk));
    }

    DemoChapter inspected(int day) {
        return on(day, clerk, filing -> cast.training().inspect(filing, date(day), colleague.name(), clerk));
    }

    DemoChapter faulted(int day) {
        return on(day, clerk, filing -> cast.training().fault(filing, date(day), colleague.name(), clerk));
    }

    DemoChapter rechecked(int day) {
        return on(day, clerk, filing -> cast.training().recheck(filing, colleague.name(), clerk));
    }

    DemoChapter called(int day) {
        return on(day, clerk, filing -> cast.training().call(filing, clerk));
    }

    DemoChapter patrolled(int day, String verdict, List<String> items) {
        return on(day, clerk, filing -> cast.training().patrol(filing, date(day), verdict, items, colleague.name(), clerk));
    }

    DemoChapter reviewed(int day, String decision, String opinion) {
        return on(day, clerk, filing -> cast.training().review(filing, decision, opinion, clerk));
    }

    DemoChapter attended(int day) {
        return byInstitution(day, (filing, officer) -> cast.training().attend(filing, date(day - 1), officer));
    }

    DemoChapter recorded(int day) {
        return byInstitution(day, (filing, officer) -> cast.training().record(filing, date(day - 1), officer));
    }

    DemoChapter secret(int day) {
        return byInstitution(day, (filing, officer) -> cast.training().keepSecret(filing, officer));
    }

    DemoChapter arranged(int day, int exam) {
        boolean questions = own;
        return byInstitution(day, (filing, officer) -> cast.training().arrange(filing, questions, date(exam), officer));
    }

    DemoChapter examined(int day) {
        boolean numbered = own;
        return byInstitution(day, (filing, officer) -> cast.training().examine(filing, numbered, officer));
    }

    DemoChapter followed(int day) {
        return byInstitution(day, (filing, officer) -> cast.training().follow(filing, date(day), officer));
    }

    /** What somebody does on a day without a class. */
    void on(int day, Actor actor, Runnable deed) {
        days.computeIfAbsent(day, d -> new ArrayList<>()).add(() -> cast.actingAs().run(actor, deed));
    }

    private DemoChapter on(int day, Actor officer, Consumer<String> deed) {
        String[] slot = number;
        on(day, officer, () -> deed.accept(slot[0]));
        return this;
    }

    private DemoChapter byInstitution(int day, BiConsumer<String, Actor> deed) {
        Actor officer = applicant;
        return on(day, officer, filing -> deed.accept(filing, officer));
    }

    private DemoChapter done(int day, Actor officer, String step, Map<String, Object> values) {
        return on(day, officer, filing -> complete(filing, officer, step, values));
    }

    private void complete(String filing, Actor officer, String step, Map<String, Object> values) {
        cast.tasks().complete(cast.tasks().open(filing, step).orElseThrow(), officer, values);
    }

    private LocalDate date(int day) {
        return cast.calendar().plus(last, WorkingDays.of(day - DemoStory.LENGTH));
    }
}
