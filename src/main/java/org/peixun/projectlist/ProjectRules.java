package org.peixun.projectlist;

import static org.peixun.projectlist.ProjectField.BODY;
import static org.peixun.projectlist.ProjectField.BUDGET;
import static org.peixun.projectlist.ProjectField.ENDS;
import static org.peixun.projectlist.ProjectField.FUNDING;
import static org.peixun.projectlist.ProjectField.HOURS;
import static org.peixun.projectlist.ProjectField.LEVEL;
import static org.peixun.projectlist.ProjectField.NAME;
import static org.peixun.projectlist.ProjectField.NARRATIVE;
import static org.peixun.projectlist.ProjectField.OCCUPATION;
import static org.peixun.projectlist.ProjectField.PLANNED;
import static org.peixun.projectlist.ProjectField.PROGRESS;
import static org.peixun.projectlist.ProjectField.STARTS;
import static org.peixun.projectlist.ProjectField.THEME;
import static org.peixun.projectlist.ProjectField.THEME_NOTE;
import static org.peixun.projectlist.ProjectField.TRAINED;

import java.util.ArrayList;
import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.shared.Chars;
import org.peixun.shared.Severity;

/** The rules of one project, each with its clause. */
final class ProjectRules {

    /** Beyond it a number is a slip of the pen. */
    static final int MOST_PLACES = 100_000;
    static final String DONE = "已完成";
    /** Only by an amendment: nobody reports it. */
    static final String GIVEN_UP = "不再实施";
    /** Somebody trains already. */
    static final List<String> UNDER_WAY = List.of("实施中", DONE);
    private static final String LIST = "第7条";

    private final Project project;
    private final ListFacts facts;
    private final List<ProjectFinding> found = new ArrayList<>();

    private ProjectRules(Project project, ListFacts facts) {
        this.project = project;
        this.facts = facts;
    }

    static List<ProjectFinding> check(Project project, ListFacts facts) {
        var rules = new ProjectRules(project, facts);
        rules.filled();
        rules.theme();
        rules.occupation();
        rules.numbers();
        rules.body();
        rules.money();
        rules.dates();
        rules.progress();
        return rules.explained();
    }

    private void filled() {
        for (ProjectField field : ProjectField.values()) {
            String text = project.text(field);
            if (field.required() && text.isEmpty()) {
                block("MISSING", field, "“" + field.label() + "”没有填写。", "请填写" + field.label() + "。", LIST);
            } else if (Chars.count(text) > field.maxLength()) {
                block("TOO_LONG", field, "“" + field.label() + "”有" + Chars.count(text) + "字，超过" + field.maxLength() + "字。",
                        "请删减到" + field.maxLength() + "字以内。", LIST);
            }
        }
    }

    private void theme() {
        String text = project.text(THEME);
        if (text.isEmpty()) {
            return;
        }
        facts.theme(text).ifPresentOrElse(theme -> {
            if (theme.needsNote() && project.text(THEME_NOTE).isEmpty()) {
                block("THEME_NOTE", THEME_NOTE, "主题选择“" + text + "”的，须写明具体主题。", "请在“主题说明”中填写具体主题。", LIST);
            }
        }, () -> block("THEME", THEME, "主题“" + text + "”不在现行主题清单中。", "请从以下主题中选择："
                + String.join("、", facts.choosable()) + "。", LIST));
    }

    private void occupation() {
        String text = project.text(OCCUPATION);
        if (text.isEmpty()) {
            return;
        }
        Directory.Occupation occupation = facts.occupation(text).orElse(null);
        if (occupation == null) {
            block("OCCUPATION", OCCUPATION, "职业（工种）“" + text + "”不在职业目录中，或者有同名职业。", "请填写目录中的名称或者职业编码，例如 电工、6-31-01-03。", "第10条");
            return;
        }
        String level = project.text(LEVEL);
        if (level.isEmpty()) {
            return;
        }
        if (project.level().isEmpty()) {
            block("LEVEL", LEVEL, "“" + level + "”不是可以识别的等级或者证书。", "请从以下内容中选择：" + String.join("、", Project.levels()) + "。", "第10条");
        } else if (!level.equals(Project.OWN_CERTIFICATE) && !occupation.levels().contains(project.level().get())) {
            block("LEVEL", LEVEL, "“" + occupation.name() + "”没有“" + level + "”。", occupation.levels().contains(Level.NONE)
                    ? "不分等级的请选择“" + Project.SPECIAL + "”或者“" + Project.OWN_CERTIFICATE + "”。"
                    : "请选择职业技能等级，或者“" + Project.OWN_CERTIFICATE + "”。", "第10条");
        } else if (level.equals(Project.OWN_CERTIFICATE) && occupation.evaluated()) {
            warn("OWN_CERTIFICATE", LEVEL, "“" + occupation.name() + "”可以进行职业技能等级认定或者专项职业能力考核，一般不得由培训主体自行组织合格证考试。",
                    "请改选等级或者“" + Project.SPECIAL + "”；目前确实不能进行评价的，在“需说明的事项”中写明理由。", "第10条");
        }
    }

    private void numbers() {
        number(HOURS, project.hours(), facts.policy().integer("projectList.maxHours"), "第10条");
        number(PLANNED, project.planned(), MOST_PLACES, LIST);
        String key = minHoursKey();
        if (key != null && project.hours() != null && project.hours() > 0
                && project.hours() < facts.policy().integer(key)) {
            warn("HOURS_LOW", HOURS, "课时" + project.hours() + "少于该等级一般要求的" + facts.policy().integer(key) + "课时。",
                    "请增加课时，或者在“需说明的事项”中写明理由。", "第10条");
        }
    }

    private String minHoursKey() {
        String level = project.text(LEVEL);
        if (level.equals(Project.OWN_CERTIFICATE)) {
            return "class.minHours.合格证";
        }
        return project.level().map(known -> "class.minHours." + (known == Level.NONE ? "专项" : known.shortLabel())).orElse(null);
    }

    private void number(ProjectField field, Integer value, int most, String basis) {
        if (!project.text(field).isEmpty() && (value == null || value < 1 || value > most)) {
            block("NUMBER", field, field.label() + "“" + project.text(field) + "”不在可接受的范围内。",
                    "请填写1至" + most + "的整数。", basis);
        }
    }

    private void body() {
        String text = project.text(BODY);
        if (text.isEmpty()) {
            return;
        }
        boolean underWay = UNDER_WAY.contains(project.text(PROGRESS));
        if (text.equals(ProjectField.BODY_PENDING)) {
            if (underWay) {
                block("BODY_PENDING", BODY, "进展为“" + project.text(PROGRESS) + "”的项目，承训机构不能是“待采购”。", "请填写已经确定的承训机构。", "第7条、第12条");
            }
            return;
        }
        if (facts.isAmbiguous(text)) {
            block("BODY_TWICE", BODY, "承训机构：" + ListFacts.sameName(text) + "。", "请填写加注所在地的全称；尚未确定的填写“待采购”。", "第12条");
            return;
        }
        facts.body(text).ifPresentOrElse(body -> {
            if (body.status() != DirectoryStatus.NORMAL) {
                block("BODY_STATUS", BODY, "承训机构“" + text + "”今天的目录状态是“" + body.status().label() + "”。",
                        "请选择目录状态正常的机构，或者填写“待采购”。", "第12条");
            } else if (project.level().isPresent() && facts.occupation(project.text(OCCUPATION)).isPresent()
                    && !Project.mayTrain(body, facts.occupation(project.text(OCCUPATION)).get().code(), project.text(LEVEL))) {
                warn("BODY_SCOPE", BODY, "承训机构目录核定的专业（工种）和等级中没有本项目的职业和等级。",
                        "请更换承训机构、由县区经办先在“机构目录”中核定承训范围，或者在“需说明的事项”中写明理由。", "第12条");
            }
        }, () -> block("BODY", BODY, "本县（市、区）机构目录中没有“" + text + "”。", "请填写目录中的机构全称；尚未确定的填写“待采购”。", "第12条"));
    }

    private void money() {
        String text = project.text(BUDGET);
        if (!text.isEmpty() && (project.budget() == null || project.budget().signum() <= 0)) {
            block("BUDGET", BUDGET, "预算“" + text + "”不是金额。", "请填写以元为单位、最多两位小数的正数，例如 60000。", "第8条");
        }
        Arithmetic arithmetic = Arithmetic.of(project, facts);
        if (arithmetic.differs()) {
            warn("BUDGET_DIFFERS", BUDGET, arithmetic.words(), "请改正预算，或者在“需说明的事项”中写明差额的理由。", "第8条");
        }
        choice(FUNDING, Project.FUNDING);
    }

    private void dates() {
        readable(STARTS, project.startsOn() != null);
        readable(ENDS, project.endsOn() != null);
        if (project.startsOn() == null || project.endsOn() == null) {
            return;
        }
        if (project.endsOn().isBefore(project.startsOn())) {
            block("DATES", ENDS, "结束日期" + project.endsOn() + "早于开始日期" + project.startsOn() + "。", "结束日期应不早于开始日期。", LIST);
        } else if (project.startsOn().getYear() != facts.year() || project.endsOn().getYear() != facts.year()) {
            warn("OTHER_YEAR", STARTS, "起止日期不全在" + facts.year() + "年内。", "请核对日期；跨年度的在“需说明的事项”中写明理由。", LIST);
        }
    }

    private void readable(ProjectField field, boolean read) {
        if (!project.text(field).isEmpty() && !read) {
            block("DATE", field, field.label() + "“" + project.text(field) + "”不是日期。", "请按 2026-05-20 的样子填写。", LIST);
        }
    }

    private void progress() {
        choice(PROGRESS, Project.PROGRESS);
        String text = project.text(TRAINED);
        if (!text.isEmpty() && project.trained() == null) {
            block("TRAINED", TRAINED, "已培训人数“" + text + "”不是整数。", "请填写0或者正整数。", LIST);
        }
        if (project.trained() == null) {
            return;
        }
        String progress = project.text(PROGRESS);
        if (project.trained() == 0 && progress.equals("已完成")) {
            block("TRAINED", TRAINED, "进展为“已完成”，已培训人数却是0。", "请填写实际完成培训的人数，或者改正进展。", LIST);
        }
        if (project.trained() > 0 && progress.equals("未开展")) {
            block("TRAINED", TRAINED, "进展为“未开展”，已培训人数却是" + project.trained() + "。", "请改正进展或者人数。", LIST);
        }
        if (project.planned() != null && project.trained() > project.planned()) {
            warn("OVER_PLAN", TRAINED, "已培训" + project.trained() + "人，超过计划的" + project.planned() + "人。",
                    "请核对人数；确实超过的在“需说明的事项”中写明理由。", LIST);
        }
        if (project.startsOn() != null && project.startsOn().isAfter(facts.today()) && UNDER_WAY.contains(progress)) {
            block("NOT_STARTED", PROGRESS, "开始日期" + project.startsOn() + "还没有到，进展不能是“" + progress + "”。", "请改正进展或者开始日期。", LIST);
        }
        int shortest = facts.policy().integer("projectList.narrativeMinChars");
        if (!project.text(NARRATIVE).isEmpty() && Chars.count(project.text(NARRATIVE)) < shortest) {
            block("NARRATIVE", NARRATIVE, "“开展情况”过于简单。", "请用" + shortest + "字以上写明组织方式、招生和实施进度。", LIST);
        }
    }

    private void choice(ProjectField field, List<String> options) {
        String text = project.text(field);
        if (!text.isEmpty() && !options.contains(text)) {
            block("CHOICE", field, field.label() + "“" + text + "”不在可选范围内。", "请从以下内容中选择：" + String.join("、", options) + "。", LIST);
        }
    }

    /** Warnings stand until 需说明的事项 says why. */
    private List<ProjectFinding> explained() {
        return project.text(ProjectField.EXPLANATION).isEmpty() ? found
                : found.stream().filter(ProjectFinding::blocks).toList();
    }

    private void block(String code, ProjectField field, String message, String accepted, String basis) {
        found.add(new ProjectFinding(Severity.BLOCK, code, project.row().key(), field, message, accepted, basis));
    }

    private void warn(String code, ProjectField field, String message, String accepted, String basis) {
        found.add(new ProjectFinding(Severity.WARN, code, project.row().key(), field, message, accepted, basis));
    }

    /** For the heading of a finding: the project's name, or which row it is. */
    static String named(ProjectRow row, int position) {
        return row.value(NAME).isBlank() ? "第" + position + "个项目" : row.value(NAME).strip();
    }
}
