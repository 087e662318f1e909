package org.peixun.demo;

import static org.peixun.demo.DemoDays.on;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassFilings;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.WorkingDays;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/** A class from its filing to its certificates; its employment is never reported. */
@Component
class DemoHeldClass {

    private final DemoClass classes;
    private final DemoTraining training;
    private final ClassFilings filings;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;
    private final WorkingCalendar calendar;

    DemoHeldClass(
            DemoClass classes, DemoTraining training, ClassFilings filings, Tasks tasks, People people, ActingAs actingAs,
            WorkingCalendar calendar) {
        this.classes = classes;
        this.training = training;
        this.filings = filings;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
        this.calendar = calendar;
    }

    /** @param days what happens on which day; the class is added to it */
    void plan(DemoCounty county, LocalDate filed, Map<LocalDate, List<Runnable>> days) {
        Actor officer = actor(county.account() + "-jigou");
        Actor clerk = actor(county.account() + "-jingban");
        String[] number = new String[1];
        LocalDate start = calendar.plus(filed, WorkingDays.of(7));
        on(days, filed, () -> {
            actingAs.run(officer, () -> {
                number[0] = classes.draft(county, 1, 0, start, false, officer);
                filings.submit(number[0], officer);
            });
            complete(number[0], "acceptFiling", clerk.userId(), Map.of("decision", "accept"));
            complete(number[0], "reviewFiling", clerk.userId(), Map.of("decision", "propose", "opinion", "符合条件。"));
            complete(number[0], "consentOpening", county.account() + "-fuzeren", Map.of("decision", "approve"));
        });
        String colleague = actor(county.account() + "-jingban2").name();
        LocalDate visit = calendar.plus(start, WorkingDays.of(1));
        on(days, start, () -> {
            complete(number[0], "confirmStart", officer.userId(), Map.of("startedOn", start.toString(),
                    "startedSize", classes.size(number[0]), "confirmation", true));
            actingAs.run(clerk, () -> training.plan(number[0], visit, colleague, clerk));
        });
        on(days, visit, () -> actingAs.run(clerk, () -> training.inspect(number[0], visit, colleague, clerk)));
        LocalDate over = calendar.plus(start, WorkingDays.of(10));
        on(days, over, () -> {
            actingAs.run(officer, () -> {
                training.attend(number[0], over, officer);
                training.record(number[0], over, officer);
            });
            actingAs.run(clerk, () -> training.call(number[0], clerk));
            actingAs.run(officer, () -> training.arrange(number[0], false, calendar.plus(over, WorkingDays.of(2)), officer));
        });
        on(days, calendar.plus(over, WorkingDays.of(3)), () -> {
            actingAs.run(officer, () -> training.examine(number[0], false, officer));
            actingAs.run(clerk, () -> training.review(number[0], "recognise", "培训和考核符合要求，认定结业。", clerk));
        });
    }

    private void complete(String number, String step, String user, Map<String, Object> values) {
        Actor by = actor(user);
        actingAs.run(by, () -> tasks.complete(tasks.open(number, step).orElseThrow(), by, values));
    }

    private Actor actor(String user) {
        return people.actor(user);
    }
}
