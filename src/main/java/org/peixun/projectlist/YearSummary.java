package org.peixun.projectlist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.projectlist.ProjectSummary.CountyLine;
import org.peixun.projectlist.ProjectSummary.Total;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A year's lists of all counties, summed up as they stand now. */
@Component
class YearSummary {

    private record County(String jurisdiction, String name, String number, String state) {}

    private final ProjectRegister register;
    private final Themes themes;
    private final JdbcClient jdbc;

    YearSummary(ProjectRegister register, Themes themes, JdbcClient jdbc) {
        this.register = register;
        this.themes = themes;
        this.jdbc = jdbc;
    }

    /** Three queries, whatever the number of counties and projects. */
    ProjectSummary of(int year) {
        List<ListedProject> projects = register.ofYear(year);
        Map<String, List<ListedProject>> byCounty = new LinkedHashMap<>();
        projects.forEach(project -> byCounty.computeIfAbsent(project.jurisdiction(), key -> new ArrayList<>()).add(project));
        List<CountyLine> counties = counties(year).stream().map(county -> {
            ListState state = county.state() == null ? null : ListState.valueOf(county.state());
            return new CountyLine(county.jurisdiction(), county.name(), county.number(),
                    state == null ? "未下达年度任务" : state.label(), state != null && state.sent(), state != null && state.passed(),
                    state == ListState.EXCUSED, Total.of(county.name(), byCounty.getOrDefault(county.jurisdiction(), List.of())));
        }).toList();
        return new ProjectSummary(year, counties, themes(projects), projects);
    }

    private List<County> counties(int year) {
        return jdbc.sql("""
                SELECT j.code AS jurisdiction, j.name, l.number, l.state FROM jurisdiction j
                LEFT JOIN LATERAL (SELECT number, state FROM project_list
                    WHERE jurisdiction = j.code AND year = ? ORDER BY created_at DESC LIMIT 1) l ON true
                WHERE j.parent IS NOT NULL ORDER BY j.position""").param(year).query(County.class).list();
    }

    /** By code: a name may have a bracket of its own, and 其他 has its note in one. */
    private List<Total> themes(List<ListedProject> projects) {
        Map<String, String> names = themes.all().stream().collect(Collectors.toMap(Themes.Theme::code, Themes.Theme::name));
        Map<String, List<ListedProject>> byTheme = new LinkedHashMap<>();
        projects.forEach(project -> byTheme.computeIfAbsent(project.themeCode(), key -> new ArrayList<>()).add(project));
        return byTheme.entrySet().stream().map(theme -> Total.of(names.getOrDefault(theme.getKey(), theme.getKey()), theme.getValue())).toList();
    }
}
