package org.peixun.demo;

import static org.peixun.demo.DemoDays.on;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.projectlist.ListMarks;
import org.peixun.projectlist.ListedProject;
import org.peixun.projectlist.ListedProjects;
import org.peixun.projectlist.ProjectListIndex;
import org.peixun.projectlist.ProjectLists;
import org.peixun.projectlist.ProjectReports;
import org.peixun.projectlist.ProjectSummaries;
import org.peixun.round.CountyExceptions;
import org.peixun.round.DueRule;
import org.peixun.round.Rounds;
import org.peixun.shared.WorkingDays;
import org.peixun.workflow.Tasks;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Project lists: last year's, published and reported to the end, and this year's in various states. */
@Component
@Order(20)
class DemoProjects implements DemoTale {

    private static final String TYPE = "projectTrainingList";
    private static final List<String> THEMES = List.of("乡村振兴", "鲁菜师傅", "非遗传承", "康养服务", "山东手造");
    private static final List<String> NAMES = List.of("乡村育婴员", "鲁菜师傅", "传统家宴", "康养护理", "手造网上销售");
    private static final List<String> TRADES = List.of("育婴员", "中式烹调师", "家庭烹饪", "养老护理员", "互联网营销师");
    /** Yuan a person; of the trades with a level what the demo's catalogue says for the fifth. */
    private static final List<Integer> STANDARDS = List.of(960, 920, 500, 960, 880);

    private final Rounds rounds;
    private final CountyExceptions exceptions;
    private final ProjectLists lists;
    private final ProjectListIndex index;
    private final ListMarks marks;
    private final ListedProjects listed;
    private final ProjectReports reports;
    private final ProjectSummaries summaries;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;
    private final WorkingCalendar calendar;
    private long round;
    /** Whether the lists being filled in name the body already. */
    private boolean procured;

    DemoProjects(
            Rounds rounds, CountyExceptions exceptions, ProjectLists lists, ProjectListIndex index, ListMarks marks, ListedProjects listed,
            ProjectReports reports, ProjectSummaries summaries, Tasks tasks, People people, ActingAs actingAs,
            WorkingCalendar calendar) {
        this.rounds = rounds;
        this.exceptions = exceptions;
        this.lists = lists;
        this.index = index;
        this.marks = marks;
        this.listed = listed;
        this.reports = reports;
        this.summaries = summaries;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
        this.calendar = calendar;
    }

    /** @param passTo lets the story's time go on to the morning of a day */
    void lastYear(int year, Consumer<LocalDate> passTo) {
        passTo.accept(LocalDate.of(year, 5, 7));
        open(year, LocalDate.of(year, 5, 30));
        List<DemoCounty> sending = DemoCounty.ALL.subList(0, 10);
        procured = true;
        sending.forEach(county -> sent(county, year, LocalDate.of(year, 7, 1)));
        procured = false;
        passTo.accept(LocalDate.of(year, 5, 28));
        sending.forEach(county -> done(county, year, "checkList", city("jingban"), Map.of("decision", "pass")));
        DemoCounty last = DemoCounty.ALL.get(10);
        as(city("fuzeren"), () -> exceptions.excuse(round, last.code(), "度假区当年未安排项目制培训资金", city("fuzeren")));
        passTo.accept(LocalDate.of(year, 6, 11));
        publish(year);
        List.of(6, 9, 12).forEach(month -> {
            passTo.accept(LocalDate.of(year, month, 16));
            sending.forEach(county -> reported(county, year, month));
        });
    }

    private void reported(DemoCounty county, int year, int month) {
        Actor clerk = clerk(county);
        for (ListedProject project : listed.of(county.code(), year)) {
            int trained = month == 6 ? 0 : month == 9 ? project.planned() / 2 : project.planned();
            String progress = month == 6 ? "组织中" : month == 9 ? "实施中" : "已完成";
            as(clerk, () -> reports.report(number(county, year), project.code(), progress, String.valueOf(trained),
                    "截至本期已培训" + trained + "人，学员反映良好，培训按计划进行。", clerk));
        }
        done(county, year, "reportProgress", clerk, Map.of());
    }

    private void publish(int year) {
        long[] id = new long[1];
        as(city("jingban"), () -> id[0] = summaries.consolidate(year, city("jingban")));
        as(city("fuzeren"), () -> summaries.decide(id[0], true, "同意公布。", city("fuzeren")));
    }

    /** @param last day of the story @param days day of the story → what happens on it */
    @Override
    public void plan(LocalDate last, Map<Integer, List<Runnable>> days) {
        int year = last.getYear();
        LocalDate sixth = calendar.plus(last, WorkingDays.of(6));
        LocalDate due = sixth.getYear() == year ? sixth : LocalDate.of(year, 12, 31);
        LocalDate start = due.plusDays(10).getYear() == year ? due.plusDays(10) : due;
        on(days, 2, () -> open(year, due));
        for (int i : List.of(0, 1, 2, 3, 7, 9)) {
            on(days, 8 + i, () -> sent(DemoCounty.ALL.get(i), year, start));
        }
        for (int i : List.of(0, 1, 7)) {
            on(days, 18, () -> done(DemoCounty.ALL.get(i), year, "checkList", city("jingban"), Map.of("decision", "pass", "opinion", "清单齐全，予以通过。")));
        }
        on(days, 19, () -> returned(DemoCounty.ALL.get(3), year));
        on(days, 20, () -> filled(DemoCounty.ALL.get(5), year, start));
        on(days, 21, () -> {
            filled(DemoCounty.ALL.get(6), year, start);
            done(DemoCounty.ALL.get(6), year, "signList", manager(DemoCounty.ALL.get(6)), Map.of("decision", "revise", "opinion", "请补充与用人单位对接的情况。"));
        });
        on(days, 22, () -> add(DemoCounty.ALL.get(4), year, 0, start));
        on(days, 23, () -> incomplete(DemoCounty.ALL.get(4), year));
    }

    private void returned(DemoCounty county, int year) {
        as(city("jingban"), () -> marks.mark(number(county, year), "p1", "HOURS_UNFIT", "课时安排请与培训计划核对", city("jingban")));
        done(county, year, "checkList", city("jingban"), Map.of("decision", "return", "reasons", List.of("MARKED_PROJECTS", "NOT_DEMAND_LED"),
                "opinion", "请补正后尽快重新报送。"));
    }

    private void incomplete(DemoCounty county, int year) {
        as(clerk(county), () -> lists.add(number(county, year),
                Map.of("theme", "非遗传承", "name", "阿胶制作技艺", "planned", "30", "progress", "未开展"), clerk(county)));
    }

    private void open(int year, LocalDate due) {
        as(city("jingban"), () -> {
            Rounds.Plan usual = rounds.proposal(TYPE, year);
            round = rounds.prepare(new Rounds.Plan(TYPE, year, usual.subject(), usual.basis(), due, usual.dueTime(), DueRule.FIXED), city("jingban"));
        });
        as(city("fuzeren"), () -> {
            rounds.open(round, city("fuzeren"));
            rounds.fill(round);
        });
    }

    private void sent(DemoCounty county, int year, LocalDate start) {
        filled(county, year, start);
        done(county, year, "signList", manager(county), Map.of("decision", "sign"));
    }

    private void filled(DemoCounty county, int year, LocalDate start) {
        for (int nth = 0; nth < 2 + county.index() % 2; nth++) {
            add(county, year, nth, start);
        }
        done(county, year, "fillList", clerk(county), Map.of());
    }

    private void add(DemoCounty county, int year, int nth, LocalDate start) {
        int kind = (county.index() + nth) % THEMES.size();
        int people = 30 + 10 * ((county.index() + nth) % 4);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("theme", THEMES.get(kind));
        values.put("name", county.name() + NAMES.get(kind) + "培训项目");
        boolean special = TRADES.get(kind).equals("家庭烹饪");
        values.put("occupation", TRADES.get(kind));
        values.put("level", special ? "专项职业能力证书" : "五级（初级工）");
        values.put("hours", special ? "40" : "80");
        values.put("planned", String.valueOf(people));
        values.put("target", nth == 0 ? "农村转移就业劳动者" : "就业困难人员");
        values.put("body", procured ? county.name() + "某职业培训学校" : "待采购");
        if (procured) {
            values.put("explanation", "承训机构已经采购确定，机构正在申请增加承训的专业（工种）。");
        }
        values.put("budget", String.valueOf(people * STANDARDS.get(kind)));
        values.put("funding", "就业补助资金");
        values.put("startsOn", start.toString());
        values.put("endsOn", start.plusDays(9).getYear() == year ? start.plusDays(9).toString() : start.toString());
        values.put("progress", "组织中");
        values.put("trained", "0");
        values.put("narrative", "已在各乡镇摸底培训需求，与用人单位对接岗位，正在组织报名和采购。");
        as(clerk(county), () -> lists.add(number(county, year), values, clerk(county)));
    }

    private void done(DemoCounty county, int year, String step, Actor officer, Map<String, Object> values) {
        as(officer, () -> tasks.complete(tasks.open(number(county, year), step).orElseThrow(), officer, values));
    }

    private String number(DemoCounty county, int year) {
        return index.of(city("jingban")).stream().filter(line -> line.year() == year && line.jurisdiction().equals(county.code()))
                .findFirst().orElseThrow().number();
    }

    private Actor clerk(DemoCounty county) {
        return people.actor(county.account() + "-jingban");
    }

    private Actor manager(DemoCounty county) {
        return people.actor(county.account() + "-fuzeren");
    }

    private Actor city(String who) {
        return people.actor("shi-" + who);
    }

    private void as(Actor actor, Runnable deed) {
        actingAs.run(actor, deed);
    }
}
