package org.peixun.projectlist;

import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.round.DueRule;
import org.peixun.round.FarYears;
import org.peixun.round.Rounds;
import org.peixun.workflow.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds of project lists for tests; one a year, so each test takes a year of its own or clears the one it wants. */
@Component
public class ProjectListScenario {

    public static final String COUNTY = "371524";
    public static final Actor CITY_CLERK = actor(Role.CITY_CLERK, "371500");
    static final Actor CITY_MANAGER = actor(Role.CITY_MANAGER, "371500");

    private final Rounds rounds;
    private final ProjectLists lists;
    private final Tasks tasks;
    private final JdbcClient jdbc;

    ProjectListScenario(Rounds rounds, ProjectLists lists, Tasks tasks, JdbcClient jdbc) {
        this.rounds = rounds;
        this.lists = lists;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    public static Actor clerk(String county) {
        return actor(Role.COUNTY_CLERK, county);
    }

    public static Actor manager(String county) {
        return actor(Role.COUNTY_MANAGER, county);
    }

    /** Opens the year's round; an earlier test's round of the year makes room. */
    public long open(int year, DueRule rule) {
        makeRoom(year);
        long[] id = new long[1];
        runAs(CITY_MANAGER, () -> {
            Rounds.Plan usual = rounds.proposal("projectTrainingList", year);
            Actor clerk = CITY_CLERK;
            id[0] = rounds.prepare(new Rounds.Plan(usual.caseType(), year, usual.subject(), usual.basis(), usual.dueOn(),
                    usual.dueTime(), rule), clerk);
            rounds.open(id[0], CITY_MANAGER);
            rounds.fill(id[0]);
        });
        return id[0];
    }

    /** Closes an earlier test's round of the year and puts it away under a year that nobody asks for. */
    public void makeRoom(int year) {
        jdbc.sql("SELECT id FROM annual_round WHERE case_type = 'projectTrainingList' AND year = ?").param(year)
                .query(Long.class).list().forEach(round -> {
                    if (jdbc.sql("SELECT state FROM annual_round WHERE id = ?").param(round).query(String.class).single().equals("OPEN")) {
                        runAs(CITY_MANAGER, () -> rounds.closeInEmergency(round, "让位给下一个测试", CITY_MANAGER));
                    }
                    int away = FarYears.free(jdbc, "projectTrainingList");
                    for (String table : List.of("annual_round WHERE case_type = 'projectTrainingList' AND year = ",
                            "project_list WHERE year = ", "listed_project WHERE year = ", "project_summary WHERE year = ")) {
                        jdbc.sql("UPDATE " + table.replace(" WHERE", " SET year = " + away + " WHERE") + year).update();
                    }
                });
    }

    public String numberOf(int year, String county) {
        return jdbc.sql("SELECT number FROM project_list WHERE year = ? AND jurisdiction = ? AND state <> 'EXCUSED'")
                .params(year, county).query(String.class).single();
    }

    /** A project that nothing stands against, of the year. */
    public static Map<String, String> project(String name, String theme, int year) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("theme", theme);
        values.put("name", name);
        values.put("occupation", "家庭烹饪");
        values.put("level", "专项职业能力证书");
        values.put("hours", "60");
        values.put("planned", "40");
        values.put("target", "农村转移就业劳动者");
        values.put("body", "待采购");
        values.put("budget", "20000");
        values.put("funding", "就业补助资金");
        values.put("startsOn", year + "-09-01");
        values.put("endsOn", year + "-09-20");
        values.put("progress", "组织中");
        values.put("trained", "0");
        values.put("narrative", "已完成需求摸底，正在组织报名和采购。");
        return values;
    }

    public void add(String number, Map<String, String> values, String county) {
        runAs(clerk(county), () -> lists.add(number, values, clerk(county)));
    }

    public void done(String number, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(number, step).orElseThrow(), officer, values));
    }

    public void filled(String number, String county, int year) {
        add(number, project("家庭烹饪班", "鲁菜师傅", year), county);
        done(number, "fillList", clerk(county), Map.of());
    }

    public void sent(String number, String county, int year) {
        filled(number, county, year);
        done(number, "signList", manager(county), Map.of("decision", "sign"));
    }

    void passed(String number, String county, int year) {
        sent(number, county, year);
        done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"));
    }

    List<String> counties() {
        return jdbc.sql("SELECT code FROM jurisdiction WHERE parent IS NOT NULL ORDER BY position").query(String.class).list();
    }
}
