package org.peixun.projectlist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Trainers;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;

/** What an amendment must keep, each rule with its clause; what stays as it is in the list is not asked about again. */
final class AmendmentRules {

    private static final int LONGEST_REASON = 500;

    private final ListedProject project;
    private final List<Trainers.Body> bodies;
    private final LocalDate today;
    private final Optional<ProjectClasses.Days> classes;
    private final List<Problem> problems = new ArrayList<>();

    private AmendmentRules(ListedProject project, List<Trainers.Body> bodies, LocalDate today, Optional<ProjectClasses.Days> classes) {
        this.project = project;
        this.bodies = bodies;
        this.today = today;
        this.classes = classes;
    }

    /** @param classes the days of the classes that are counted for the project */
    static List<Problem> check(ListedProject project, ProjectAmendments.Typed typed, List<Trainers.Body> bodies, LocalDate today,
            Optional<ProjectClasses.Days> classes) {
        var rules = new AmendmentRules(project, bodies, today, classes);
        rules.body(typed.body().strip());
        rules.places(Project.integer(typed.planned()), typed.planned());
        rules.days(Project.date(typed.startsOn()), Project.date(typed.endsOn()));
        rules.reason(typed.reason().strip());
        if (rules.problems.isEmpty() && values(typed, bodies, project).equals(AmendedValues.of(project))) {
            rules.problem("", "没有需要调整的内容：承训机构、计划人数和起止日期都与现在相同。");
        }
        return rules.problems;
    }

    /** What was typed; only when {@link #check} found nothing. */
    static AmendedValues values(ProjectAmendments.Typed typed, List<Trainers.Body> bodies, ListedProject project) {
        String body = typed.body().strip();
        // a body that stays keeps its id, whatever the directory calls it now
        Long id = body.equals(project.body()) ? project.institutionId() : named(bodies, body).map(Trainers.Body::id).orElse(null);
        return new AmendedValues(id, body,
                Project.integer(typed.planned()), Project.date(typed.startsOn()), Project.date(typed.endsOn()));
    }

    /** Whom the name means; nobody where it stands twice. */
    private static Optional<Trainers.Body> named(List<Trainers.Body> bodies, String name) {
        List<Trainers.Body> found = bodies.stream().filter(body -> body.name().equals(name)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private void body(String name) {
        if (name.equals(project.body())) {
            return;
        }
        if (name.equals(ProjectField.BODY_PENDING)) {
            if (ProjectRules.UNDER_WAY.contains(project.progress())) {
                problem("body", "进展为“" + project.progress() + "”的项目，承训机构不能是“待采购”。请填写已经确定的承训机构（第7条、第12条）。");
            }
            return;
        }
        Trainers.Body body = named(bodies, name).orElse(null);
        if (bodies.stream().filter(each -> each.name().equals(name)).count() > 1) {
            problem("body", "承训机构：" + ListFacts.sameName(name) + "（第12条）。");
        } else if (body == null) {
            problem("body", "承训机构：本县（市、区）机构目录中没有“" + name + "”。请填写目录中的机构全称；尚未确定的填写“待采购”（第12条）。");
        } else if (body.status() != DirectoryStatus.NORMAL) {
            problem("body", "承训机构“" + name + "”今天的目录状态是“" + body.status().label() + "”，不能承训。请选择目录状态正常的机构（第12条）。");
        } else if (!Project.mayTrain(body, project.occupationCode(), project.level())) {
            problem("body", "承训机构“" + name + "”的目录核定范围中没有“" + project.occupation() + "” " + project.level()
                    + "。请选择核定范围相符的机构，或者先在“机构目录”中核定承训范围（第12条）。");
        }
    }

    private void places(Integer planned, String typed) {
        if (planned == null || planned < 1 || planned > ProjectRules.MOST_PLACES) {
            problem("planned", "计划人数“" + typed + "”不在可接受的范围内。请填写1至" + ProjectRules.MOST_PLACES + "的整数（第7条）。");
        } else if (planned < project.filed()) {
            problem("planned", "计划人数" + planned + "人少于已经备案的班期人数" + project.filed() + "人。请填写不少于" + project.filed() + "的整数（第7条）。");
        }
    }

    private void days(LocalDate starts, LocalDate ends) {
        if (starts == null) {
            problem("startsOn", "开始日期：请按 2026-05-20 的样子填写（第7条）。");
        } else if (!starts.equals(project.startsOn()) && starts.isAfter(today) && ProjectRules.UNDER_WAY.contains(project.progress())) {
            problem("startsOn", "项目进展为“" + project.progress() + "”，开始日期不能改到今天以后。请改正开始日期（第7条）。");
        }
        if (ends == null) {
            problem("endsOn", "结束日期：请按 2026-05-20 的样子填写（第7条）。");
        } else if (starts != null && ends.isBefore(starts)) {
            problem("endsOn", "结束日期" + ends + "早于开始日期" + starts + "。结束日期应不早于开始日期（第7条）。");
        } else if (!ends.equals(project.endsOn()) && ends.isBefore(today)) {
            problem("endsOn", "结束日期" + ends + "已过。请填写今天或者以后的日期（第7条）。");
        }
        classes.ifPresent(days -> cutOff(days, starts, ends));
    }

    /** A class that was filed within the days of the project stays within them. */
    private void cutOff(ProjectClasses.Days days, LocalDate starts, LocalDate ends) {
        if (starts != null && starts.isAfter(project.startsOn()) && starts.isAfter(days.first())) {
            problem("startsOn", "开始日期" + starts + "晚于已经备案的班期的开班日期" + days.first() + "。请填写不晚于" + days.first() + "的日期（第7条）。");
        }
        if (ends != null && ends.isBefore(project.endsOn()) && ends.isBefore(days.last())) {
            problem("endsOn", "结束日期" + ends + "早于已经备案的班期的结课日期" + days.last() + "。请填写不早于" + days.last() + "的日期（第7条）。");
        }
    }

    private void reason(String text) {
        if (text.isEmpty() || Chars.count(text) > LONGEST_REASON) {
            problem("reason", "调整理由：请填写1至" + LONGEST_REASON + "个字，现有" + Chars.count(text) + "字（第7条）。");
        }
    }

    private void problem(String field, String message) {
        problems.add(new Problem(field, message));
    }
}
