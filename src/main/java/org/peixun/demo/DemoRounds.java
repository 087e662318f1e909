package org.peixun.demo;

import static org.peixun.demo.DemoDays.on;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.workflow.Simulation;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brand nominations: last year's round to its published list, and this year's with a county in every state. */
@Component
@Order(10)
class DemoRounds implements DemoTale {

    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final int PUBLICITY = 6;

    private final DemoNominations deeds;
    private final DemoHeldClass classes;
    private final WorkingCalendar calendar;
    private final Simulation simulation;

    DemoRounds(DemoNominations deeds, DemoHeldClass classes, WorkingCalendar calendar, Simulation simulation) {
        this.deeds = deeds;
        this.classes = classes;
        this.calendar = calendar;
        this.simulation = simulation;
    }

    /** Seven counties send in good time, two have nobody, two are excused; the list is published and the round closed. */
    void lastYear(int year) {
        if (!calendar.missingUntil(LocalDate.of(year, 12, 31)).isEmpty()) {
            return;
        }
        LocalDate march = calendar.plus(LocalDate.of(year, 3, 14), WorkingDays.of(1));
        LocalDate april = calendar.plus(LocalDate.of(year, 4, 6), WorkingDays.of(1));
        Map<LocalDate, List<Runnable>> past = new TreeMap<>();
        on(past, april, () -> deeds.open(year, LocalDate.of(year, 5, 20)));
        for (DemoCounty county : DemoCounty.ALL) {
            int i = county.index();
            if (i <= 7) {
                classes.plan(county, march, past);
                LocalDate begun = calendar.plus(april, WorkingDays.of(2 * i));
                LocalDate sent = calendar.plus(begun, WorkingDays.of(PUBLICITY));
                on(past, begun, () -> deeds.publicise(year, county, 1));
                on(past, sent, () -> deeds.send(year, county));
                on(past, calendar.plus(sent, WorkingDays.of(2)), () -> deeds.check(year, county, 3));
                on(past, calendar.plus(sent, WorkingDays.of(4)), () -> deeds.score(year, county, 1, 3));
                on(past, calendar.plus(sent, WorkingDays.of(6)), () -> deeds.decide(year, county, i % 3 == 0 ? "decline" : "first"));
            } else if (i <= 9) {
                LocalDate day = calendar.plus(april, WorkingDays.of(25));
                on(past, day, () -> deeds.nobody(year, county));
                on(past, calendar.plus(day, WorkingDays.of(1)), () -> {
                    deeds.send(year, county);
                    deeds.task(year, county, "checkMaterials", "shi-jingban", Map.of("decision", "none"));
                });
            } else {
                on(past, calendar.plus(april, WorkingDays.of(20)), () -> deeds.excuse(year, county, "辖区内没有独立设立的培训机构"));
            }
        }
        on(past, LocalDate.of(year, 6, 30), () -> deeds.close(year));
        past.forEach((day, what) -> {
            simulation.passTo(day.atTime(MORNING).atZone(Zone.CHINA).toInstant());
            what.forEach(Runnable::run);
        });
    }

    /** @param days day of the story → what happens on it; its classes have begun on day 11 */
    @Override
    public void plan(LocalDate last, Map<Integer, List<Runnable>> days) {
        int year = last.getYear();
        List<DemoCounty> all = DemoCounty.ALL;
        on(days, 8, () -> deeds.open(year, calendar.plus(last, WorkingDays.of(3))));
        on(days, 9, () -> deeds.recommend(year, all.get(4)));
        for (int i : List.of(0, 1, 2, 4, 7)) {
            on(days, 12, () -> deeds.publicise(year, all.get(i), i == 0 ? 2 : 1));
        }
        for (int i : List.of(0, 1, 2, 7)) {
            on(days, 18, () -> deeds.send(year, all.get(i)));
        }
        on(days, 19, () -> deeds.check(year, all.get(0), 5));
        on(days, 20, () -> deeds.score(year, all.get(0), 2, 5));
        on(days, 19, () -> deeds.check(year, all.get(1), 5));
        on(days, 22, () -> deeds.score(year, all.get(1), 1, 2));
        on(days, 21, () -> deeds.task(year, all.get(2), "checkMaterials", "shi-jingban", Map.of("decision", "return",
                "reasons", List.of("EXAMPLE_THIN", "DOCUMENT_MISSING"), "opinion", "典型案例缺少学员就业佐证，请补充。")));
        on(days, 22, () -> deeds.publicise(year, all.get(3), 2));
        on(days, 17, () -> deeds.fill(year, all.get(5), 1));
        on(days, 15, () -> deeds.nobody(year, all.get(6)));
        on(days, 16, () -> deeds.send(year, all.get(6)));
        on(days, 19, () -> deeds.check(year, all.get(7), 3));
        on(days, 20, () -> deeds.score(year, all.get(7), 1, 3));
        on(days, 21, () -> deeds.decide(year, all.get(7), "first"));
        on(days, 23, () -> deeds.extend(year, all.get(8), calendar.plus(last, WorkingDays.of(8)), "机构合并，材料需要重新核对"));
        on(days, 20, () -> deeds.excuse(year, all.get(9), "辖区内没有独立设立的培训机构"));
    }
}
