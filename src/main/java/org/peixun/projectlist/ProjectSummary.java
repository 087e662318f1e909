package org.peixun.projectlist;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** All counties' lists of a year: totals by county and by theme, and the projects of the lists that passed. */
public record ProjectSummary(int year, List<CountyLine> counties, List<Total> themes, List<ListedProject> projects) {

    /** @param number of its list, or {@code null} */
    public record CountyLine(
            String jurisdiction, String name, String number, String state, boolean sent, boolean passed, boolean excused, Total total) {}

    public record Total(
            String name, int projects, int planned, int trained, BigDecimal budget, int classes, int started, int finished) {

        static Total of(String name, List<ListedProject> projects) {
            return new Total(name, projects.size(), sum(projects, ListedProject::planned), sum(projects, ListedProject::trained),
                    projects.stream().map(ListedProject::budget).reduce(BigDecimal.ZERO, BigDecimal::add),
                    sum(projects, ListedProject::classes), sum(projects, ListedProject::started), sum(projects, ListedProject::finished));
        }

        private static int sum(List<ListedProject> projects, ToIntFunction<ListedProject> part) {
            return projects.stream().mapToInt(part).sum();
        }
    }

    public Total all() {
        return Total.of("合计", projects);
    }

    /** Counties whose projects are not in it. */
    public List<CountyLine> missing() {
        return counties.stream().filter(county -> !county.passed()).toList();
    }

    /** 冠县（填报中）、莘县（无需报送） */
    public String missingNames() {
        return missing().stream().map(county -> county.name() + "（" + county.state() + "）").collect(Collectors.joining("、"));
    }

    public String county(String jurisdiction) {
        return counties.stream().filter(county -> county.jurisdiction().equals(jurisdiction)).map(CountyLine::name).findFirst().orElse(jurisdiction);
    }
}
