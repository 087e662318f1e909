package org.peixun.authorization;

import static java.util.stream.Collectors.toSet;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.manager;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.projectlist.ListState;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.projectlist.ProjectReports;
import org.peixun.round.CountyExceptions;
import org.peixun.round.DueRule;
import org.peixun.round.Rounds;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A county's list through its year, sent back by the county's manager and by the city on the way. */
@Component
@Lazy
@Order(50)
class ProjectListWalk implements StateWalk {

    private static final Actor CITY_MANAGER = actor(Role.CITY_MANAGER, "371500");
    private static final int YEAR = 2026;

    private final ProjectListScenario lists;
    private final ProjectReports reports;
    private final Rounds rounds;
    private final CountyExceptions exceptions;
    private final TimeMachine.Mover time;

    private Look look;

    ProjectListWalk(ProjectListScenario lists, ProjectReports reports, Rounds rounds, CountyExceptions exceptions, TimeMachine.Mover time) {
        this.lists = lists;
        this.reports = reports;
        this.rounds = rounds;
        this.exceptions = exceptions;
        this.time = time;
    }

    @Override
    public String title() {
        return "项目清单";
    }

    @Override
    public String caseType() {
        return "projectTrainingList";
    }

    /** SIGNED is no place to rest: it is sent in the transaction in which it is signed. */
    @Override
    public Set<String> states() {
        return Stream.of(ListState.values()).filter(state -> state != ListState.SIGNED).map(ListState::name).collect(toSet());
    }

    @Override
    public List<Act> acts() {
        var project = ProjectListScenario.project("面点班", "鲁菜师傅", YEAR).entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())).toArray(String[]::new);
        return List.of(
                Act.of("查看案件", "GET /cases/{number}"),
                Act.of("增加项目", "POST /project-lists/{number}/projects", project),
                Act.of("修改项目", "POST /project-lists/{number}/projects/{key}", "key", "p1", "name", "面点班"),
                Act.of("填写项目", "POST /project-lists/{number}/draft/{key}", "key", "p1", "name", "面点班"),
                Act.of("删除项目", "POST /project-lists/{number}/projects/{key}/remove", "key", "p1"),
                Act.of("导入项目", "POST /project-lists/{number}/upload"),
                Act.of("标记问题", "POST /project-lists/{number}/marks", "row", "p1", "code", "BUDGET_UNFIT", "note", "预算应为24000元"),
                Act.of("取消标记", "POST /project-lists/{number}/marks/remove", "row", "p1", "code", "BUDGET_UNFIT"),
                Act.of("登记进展", "POST /project-lists/{number}/progress", "same", "{number}-01", "progress-1", "组织中", "trained-1", "0", "narrative-1", "正在组织第一期报名工作。"),
                Act.of("申请调整", "POST /project-lists/{number}/amendments", "code", "{number}-01", "body", "待采购", "planned", "60",
                        "startsOn", YEAR + "-09-01", "endsOn", YEAR + "-09-20", "reason", "报名人数超过计划。"),
                Act.of("决定调整", "POST /project-lists/{number}/amendments/{id}", "id", "0", "decision", "confirm"));
    }

    @Override
    public void walk(Look from) {
        look = from;
        time.set(LocalDateTime.of(YEAR, 5, 6, 9, 0));
        long round = lists.open(YEAR, DueRule.FIXED);
        try {
            String number = lists.numberOf(YEAR, COUNTY);
            lists.add(number, ProjectListScenario.project("家庭烹饪班", "鲁菜师傅", YEAR), COUNTY);
            at(number, COUNTY);
            toTheCity(number);
            progress(number);
            String other = lists.numberOf(YEAR, "371525");
            runAs(CITY_MANAGER, () -> exceptions.excuse(round, "371525", "机构改革，职能移交", CITY_MANAGER));
            at(other, "371525");
        } finally {
            lists.makeRoom(YEAR);
        }
    }

    private void toTheCity(String number) {
        lists.done(number, "fillList", clerk(COUNTY), Map.of());
        at(number, COUNTY);
        lists.done(number, "signList", manager(COUNTY), Map.of("decision", "revise", "opinion", "请补充开展情况"));
        at(number, COUNTY);
        lists.done(number, "correctList", clerk(COUNTY), Map.of());
        lists.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
        at(number, COUNTY);
        lists.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("PROGRESS_MISSING"), "opinion", "请尽快补正"));
        at(number, COUNTY);
        lists.done(number, "correctList", clerk(COUNTY), Map.of());
        lists.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
        lists.done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"));
        at(number, COUNTY);
    }

    private void progress(String number) {
        for (String period : List.of("-06-15", "-09-15", "-12-15")) {
            time.passTo(LocalDateTime.parse(YEAR + period + "T09:00"));
            if (period.equals("-06-15")) {
                at(number, COUNTY);
            }
            runAs(clerk(COUNTY), () -> reports.report(number, number + "-01", "组织中", "0", "正在组织第一期报名工作。", clerk(COUNTY)));
            lists.done(number, "reportProgress", clerk(COUNTY), Map.of("opinion", "进度正常"));
        }
        at(number, COUNTY);
    }

    private void at(String number, String county) {
        look.at(new Place(number, county, null));
    }
}
