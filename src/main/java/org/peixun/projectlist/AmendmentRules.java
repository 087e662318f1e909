package org.peixun.projectlist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Trainers;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;

/** What an amendment must keep, each rule with its clause; what stays as it is in the list is not asked about again. */
final class AmendmentRules {

    private static final int LONGEST_REASON = 500;
    private static final Set<ProjectField> TRADE = Set.of(ProjectField.OCCUPATION, ProjectField.LEVEL);

    private final Amended to;
    private final ListedProject project;
    private final LocalDate today;
    private final Optional<ProjectClasses.Days> classes;
    private final List<Problem> problems = new ArrayList<>();

    private AmendmentRules(Amended to, Optional<ProjectClasses.Days> classes) {
        this.to = to;
        this.project = to.project();
        this.today = to.facts().today();
        this.classes = classes;
    }

    /** @param list all projects of the list @param classes the days of the classes that are counted for the project */
    static List<Problem> check(Amended to, String reason, List<ListedProject> list, Optional<ProjectClasses.Days> classes) {
        var rules = new AmendmentRules(to, classes);
        rules.body();
        rules.places(Project.integer(to.text(ProjectField.PLANNED)), to.text(ProjectField.PLANNED));
        rules.days(Project.date(to.text(ProjectField.STARTS)), Project.date(to.text(ProjectField.ENDS)));
        rules.name(list);
        rules.theme(list);
        rules.further();
        rules.givenUp();
        rules.reason(reason.strip());
        if (rules.problems.isEmpty() && to.after().equals(AmendedValues.of(to.project()))) {
            rules.problem("", "没有需要调整的内容：填写的都与现在相同。");
        }
        return rules.problems;
    }

    private void body() {
        String name = to.text(ProjectField.BODY);
        if (name.equals(ProjectField.BODY_PENDING)) {
            if (ProjectRules.UNDER_WAY.contains(to.text(ProjectField.PROGRESS))) {
                problem("body", "进展为“" + to.text(ProjectField.PROGRESS) + "”的项目，承训机构不能是“待采购”。请填写已经确定的承训机构（第7条、第12条）。");
            }
            return;
        }
        List<Trainers.Body> bodies = to.facts().bodies();
        if (name.equals(project.body())) {
            if (to.changesTrade()) {
                bodies.stream().filter(each -> project.institutionId() != null && project.isFor(each.id())).forEach(this::scope);
            }
            return;
        }
        Trainers.Body body = to.facts().body(name).orElse(null);
        if (to.facts().isAmbiguous(name)) {
            problem("body", "承训机构：" + ListFacts.sameName(name) + "（第12条）。");
        } else if (body == null) {
            problem("body", "承训机构：本县（市、区）机构目录中没有“" + name + "”。请填写目录中的机构全称；尚未确定的填写“待采购”（第12条）。");
        } else if (body.status() != DirectoryStatus.NORMAL) {
            problem("body", "承训机构“" + name + "”今天的目录状态是“" + body.status().label() + "”，不能承训。请选择目录状态正常的机构（第12条）。");
        } else {
            scope(body);
        }
    }

    private void scope(Trainers.Body body) {
        if (!Project.mayTrain(body, to.occupationCode(), to.text(ProjectField.LEVEL))) {
            problem("body", "承训机构“" + to.text(ProjectField.BODY) + "”的目录核定范围中没有“" + to.plain(ProjectField.OCCUPATION) + "” "
                    + to.text(ProjectField.LEVEL) + "。请选择核定范围相符的机构，或者先在“机构目录”中核定承训范围（第12条）。");
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
        String progress = to.text(ProjectField.PROGRESS);
        if (starts == null) {
            problem("startsOn", "开始日期：请按 2026-05-20 的样子填写（第7条）。");
        } else if (!starts.equals(project.startsOn()) && starts.isAfter(today) && ProjectRules.UNDER_WAY.contains(progress)) {
            problem("startsOn", "项目进展为“" + progress + "”，开始日期不能改到今天以后。请改正开始日期（第7条）。");
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

    private void name(List<ListedProject> list) {
        String name = to.text(ProjectField.NAME);
        if (list.stream().anyMatch(other -> !other.code().equals(project.code()) && other.name().equals(name))) {
            problem("name", "项目名称：清单中已有另一个项目“" + name + "”。请填写不同的名称（第7条）。");
        }
    }

    /** What stays may have ended meanwhile; what is chosen anew may not, and leaves as many kinds as are asked for. */
    private void theme(List<ListedProject> list) {
        String name = to.text(ProjectField.THEME);
        Themes.Theme theme = to.changed().contains(ProjectField.THEME) ? to.facts().theme(name).orElse(null) : null;
        if (theme == null) {
            return;
        }
        if (!theme.validOn(today)) {
            problem("theme", "主题“" + name + "”已经停用。请从以下主题中选择：" + String.join("、", to.facts().choosable()) + "（第7条）。");
        }
        int least = to.facts().policy().integer("projectList.kindsMin");
        long kinds = list.stream().map(each -> each.code().equals(project.code()) ? theme.code() : each.themeCode()).distinct().count();
        if (kinds < least) {
            problem("theme", "调整以后清单只有" + kinds + "类项目制培训，至少应组织" + least + "类。请选择不同的主题（第7条）。");
        }
    }

    /** By the rules of the list, which read these fields together; of a class that was filed the trade stays what it was filed for. */
    private void further() {
        Set<ProjectField> asked = EnumSet.noneOf(ProjectField.class);
        for (ProjectField field : to.changed()) {
            asked.addAll(TRADE.contains(field) ? TRADE : Amended.together(field));
        }
        if (to.changesTrade() && project.classes() > 0) {
            problem("occupation", "已有" + project.classes() + "个班按“" + project.occupation() + "” " + project.level()
                    + "备案，职业（工种）和等级不能调整。请先由培训主体撤回备案或者取消班期（第7条、第11条）。");
        }
        ProjectRow row = isGivenUp() ? to.row().with(Map.of(ProjectField.PROGRESS.key(), project.progress())) : to.row();
        ProjectRules.check(Project.of(row), to.facts()).stream().filter(finding -> finding.blocks() && asked.contains(finding.field()))
                .forEach(finding -> problem(finding.field().key(), finding.sentence()));
    }

    private void givenUp() {
        if (isGivenUp()) {
            classes.filter(days -> !days.last().isBefore(today)).ifPresent(days -> problem("progress", "已经备案的班期" + days.last()
                    + "才结课，项目不能登记为“" + ProjectRules.GIVEN_UP + "”。请先由培训主体撤回备案或者取消班期（第7条、第11条）。"));
        }
    }

    private boolean isGivenUp() {
        return to.text(ProjectField.PROGRESS).equals(ProjectRules.GIVEN_UP);
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
