package org.peixun.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassFilings;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.workflow.Simulation;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/**
 * What happened in the city during the past working days: in each county classes were filed, accepted, returned,
 * refused, withdrawn, forgotten and started, so that every state and every colour is there to be looked at.
 */
@Component
class DemoStory {

    private static final int LENGTH = 24;
    private static final LocalTime MORNING = LocalTime.of(9, 20);
    private static final LocalTime EVENING = LocalTime.of(17, 35);

    private final WorkingCalendar calendar;
    private final Simulation simulation;
    private final DemoClass classes;
    private final ClassFilings filings;
    private final DemoProjects projects;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;
    private final Clock clock;

    DemoStory(
            WorkingCalendar calendar, Simulation simulation, DemoClass classes, ClassFilings filings,
            DemoProjects projects, Tasks tasks, People people, ActingAs actingAs, Clock clock) {
        this.calendar = calendar;
        this.simulation = simulation;
        this.classes = classes;
        this.filings = filings;
        this.projects = projects;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
        this.clock = clock;
    }

    /** Today once the office is open, otherwise the working day before; earlier where the coming calendar is not known. */
    private LocalDate lastDay(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        List<Integer> missing = calendar.missingUntil(today.plusDays(45));
        if (!missing.isEmpty() && today.getYear() >= missing.get(0) - 1 && today.isAfter(lastKnown(missing.get(0)))) {
            return calendar.plus(lastKnown(missing.get(0)), WorkingDays.of(-1));
        }
        return calendar.isWorkingDay(today) && now.toLocalTime().isAfter(MORNING)
                ? today : calendar.plus(today, WorkingDays.of(-1));
    }

    /** A story that ends on this day needs nothing of the missing year. */
    private static LocalDate lastKnown(int missingYear) {
        return LocalDate.of(missingYear - 1, 11, 27);
    }

    void tell() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate last = lastDay(now);
        Map<Integer, List<Runnable>> days = new TreeMap<>();
        DemoCounty.ALL.forEach(county -> plan(county, last, days));
        projects.plan(last, days);
        simulation.run(() -> {
            projects.lastYear(last.getYear() - 1, this::passToMorning);
            for (int day = 0; day <= LENGTH; day++) {
                LocalDate date = calendar.plus(last, WorkingDays.of(day - LENGTH));
                passToMorning(date);
                days.getOrDefault(day, List.of()).forEach(Runnable::run);
            }
            LocalDateTime evening = last.atTime(EVENING);
            simulation.passTo((evening.isAfter(now) ? now : evening).atZone(Zone.CHINA).toInstant());
        });
    }

    private void passToMorning(LocalDate date) {
        simulation.passTo(date.atTime(MORNING).atZone(Zone.CHINA).toInstant());
    }

    /** @param days day of the story → what happens on it */
    private void plan(DemoCounty county, LocalDate last, Map<Integer, List<Runnable>> days) {
        var of = new Chapter(county, last, days);
        of.classAt(1, 0, 0, 10).accepted(1).proposed(2).approved(4);
        of.classAt(2, 0, 2, 9).accepted(3).proposed(5).approved(6);
        of.classAt(4, 0, 4, 11).accepted(5).returnedAtReview(7, "TIMETABLE_HOURS", "实训课时安排与教学计划不一致，请核对后补正。")
                .resubmitted(9, "已按教学计划调整实训课时。").accepted(10).proposed(11).approved(12);
        of.classAt(1, 1, 17, 14).accepted(18).proposed(20).approved(21);
        of.classAt(2, 1, 18, 15).accepted(19).proposed(20).approved(22);
        of.classAt(1, 2, 20, 12).accepted(21).proposed(24);
        of.classAt(2, 2, 22, 12).accepted(23).claimed(24, "reviewFiling");
        of.classAt(4, 1, 16, 16).accepted(17).claimed(18, "reviewFiling");
        of.classAt(1, 3, 24, 12);
        of.classAt(2, 3, 23, 13);
        of.classAt(4, 2, 19, 13);
        of.classAt(1, 4, 20, 14).returnedAtAcceptance(21, "MATERIAL_MISSING", "培训协议书样本缺少双方权利义务条款，请补充。");
        of.classAt(4, 3, 14, 14).refused(16, "SCOPE_EXCEEDED", "所报等级超出本机构已核定的范围。");
        of.classAt(2, 4, 15, 12).withdrawn(17, "企业生产任务调整，学员不能脱产参训。");
        of.classAt(4, 4, 1, 12).returnedAtAcceptance(2, "PLAN_MISSING", "教学计划缺少考核安排。");
        of.draftAt(1, 5, 24, 15);
    }

    private final class Chapter {

        private final DemoCounty county;
        private final LocalDate last;
        private final Map<Integer, List<Runnable>> days;
        private final Actor clerk;
        private final Actor manager;
        private String[] number;
        private Actor applicant;

        Chapter(DemoCounty county, LocalDate last, Map<Integer, List<Runnable>> days) {
            this.county = county;
            this.last = last;
            this.days = days;
            this.clerk = people.actor(county.account() + "-jingban");
            this.manager = people.actor(county.account() + "-fuzeren");
        }

        /** @param day of the story @param ahead working days from then to the class's first day */
        Chapter draftAt(int k, int nth, int day, int ahead) {
            String[] slot = new String[1];
            Actor officer = people.actor(county.account() + "-jigou" + (k == 1 ? "" : k));
            LocalDate start = calendar.plus(last, WorkingDays.of(day - LENGTH + ahead));
            on(day, officer, () -> slot[0] = classes.draft(county, k, nth, start, officer));
            number = slot;
            applicant = officer;
            return this;
        }

        Chapter classAt(int k, int nth, int day, int ahead) {
            draftAt(k, nth, day, ahead);
            String[] slot = number;
            Actor officer = applicant;
            on(day, officer, () -> filings.submit(slot[0], officer));
            return this;
        }

        Chapter claimed(int day, String step) {
            String[] slot = number;
            on(day, clerk, () -> tasks.claim(tasks.open(slot[0], step).orElseThrow(), clerk));
            return this;
        }

        Chapter accepted(int day) {
            return done(day, clerk, "acceptFiling", Map.of("decision", "accept", "opinion", "材料齐全，予以受理。"));
        }

        Chapter proposed(int day) {
            return done(day, clerk, "reviewFiling", Map.of("decision", "propose", "opinion", "经核对，符合开班条件，提请审批。"));
        }

        Chapter approved(int day) {
            return done(day, manager, "consentOpening", Map.of("decision", "approve", "opinion", "同意开班。"));
        }

        Chapter returnedAtAcceptance(int day, String code, String opinion) {
            return done(day, clerk, "acceptFiling", Map.of("decision", "return", "reasons", List.of(code), "opinion", opinion));
        }

        Chapter returnedAtReview(int day, String code, String opinion) {
            return done(day, clerk, "reviewFiling", Map.of("decision", "return", "reasons", List.of(code), "opinion", opinion));
        }

        Chapter refused(int day, String code, String opinion) {
            return done(day, clerk, "acceptFiling",
                    Map.of("decision", "refuse", "refusalReasons", List.of(code), "opinion", opinion));
        }

        Chapter resubmitted(int day, String explanation) {
            String[] slot = number;
            Actor officer = applicant;
            on(day, officer, () -> filings.resubmit(slot[0], explanation, officer));
            return this;
        }

        void withdrawn(int day, String reason) {
            String[] slot = number;
            Actor officer = applicant;
            on(day, officer, () -> filings.withdraw(slot[0], reason, officer));
        }

        private Chapter done(int day, Actor officer, String step, Map<String, Object> values) {
            String[] slot = number;
            on(day, officer, () -> tasks.complete(tasks.open(slot[0], step).orElseThrow(), officer, values));
            return this;
        }

        private void on(int day, Actor actor, Runnable deed) {
            days.computeIfAbsent(day, d -> new ArrayList<>()).add(() -> actingAs.run(actor, deed));
        }
    }
}
