package org.peixun.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.peixun.absence.Absences;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.workflow.Delegations;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CaseCopies;
import org.peixun.worklist.Consultation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the officers of one county do with one another: 加签 open and answered, 委派, 抄送 read and unread, 代办. */
@Component
class DemoColleagues {

    static final String COUNTY = "donge";
    private static final int DAYS_AWAY = 14;

    private final Tasks tasks;
    private final Consultation consultation;
    private final Delegations delegations;
    private final CaseCopies copies;
    private final Absences absences;
    private final People people;
    private final JdbcClient jdbc;

    DemoColleagues(Tasks tasks, Consultation consultation, Delegations delegations, CaseCopies copies, Absences absences,
            People people, JdbcClient jdbc) {
        this.tasks = tasks;
        this.consultation = consultation;
        this.delegations = delegations;
        this.copies = copies;
        this.absences = absences;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** Writes deeds into the story's days. */
    interface Diary {
        void on(int day, Actor actor, Runnable deed);
    }

    /** @param inReview a case that the clerk holds @param late another @param approved one that is decided @param waiting one to claim */
    record Cases(Supplier<String> inReview, Supplier<String> late, Supplier<String> approved, Supplier<String> waiting) {}

    void plan(Cases cases, LocalDate lastDay, int length, Diary diary) {
        Actor clerk = people.actor("donge-jingban");
        Actor second = people.actor("donge-jingban2");
        Actor third = people.actor("donge-jingban3");
        Actor manager = people.actor("donge-fuzeren");
        Actor city = people.actor("shi-jingban");
        diary.on(length, clerk, () -> consultation.ask(open(cases.inReview(), "reviewFiling"), List.of(city.userId(), second.userId()),
                "实训课时与教学计划相差两课时，是否可以由机构开班后补足？", clerk));
        diary.on(length, city, () -> consultation.answer(asked(cases.inReview(), city), "可以，但须在课程表中写明补课日期，由县里开班检查时核实。", city));
        diary.on(length, clerk, () -> delegations.delegate(open(cases.late(), "reviewFiling"), second.userId(),
                "请核对授课教师的资格证书，提出审核意见。", clerk));
        diary.on(length - 1, manager, () -> copies.send(cases.approved().get(), List.of("countyClerk-371524", city.userId()),
                "请做好开班检查和过程巡查。", manager));
        diary.on(length, clerk, () -> copies.read(cases.approved().get(), clerk));
        diary.on(length, third, () -> tasks.claim(open(cases.waiting(), "acceptFiling"), third));
        diary.on(length, third, () -> absences.announce(second.userId(), lastDay, lastDay.plusDays(DAYS_AWAY), third));
        diary.on(length, second, () -> absences.concerning(second).stream().filter(one -> one.isProposed())
                .forEach(one -> absences.accept(one.id(), second)));
    }

    private String open(Supplier<String> number, String step) {
        return tasks.open(number.get(), step).orElseThrow();
    }

    private long asked(Supplier<String> number, Actor person) {
        return jdbc.sql("SELECT id FROM opinion_request WHERE case_number = ? AND asked = ? AND state = 'OPEN'")
                .params(number.get(), person.userId()).query(Long.class).single();
    }
}
