package org.peixun.classfiling;

import static org.peixun.shared.Severity.BLOCK;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.peixun.classfiling.Rule.Fault;

/** What may change in a class that the county has consented to. */
final class ChangeRules {

    /** Another occupation, level, certificate or project is another class: it is filed anew. */
    private static final List<FilingField> FIXED =
            List.of(FilingField.OCCUPATION, FilingField.LEVEL, FilingField.CERTIFICATE, FilingField.PROJECT);

    static final List<Rule> ALL = List.of(
            new Rule("changeFixed", "职业、等级、证书类型和所属项目不变", "第11条", BLOCK, FilingStep.BASIC, ChangeRules::fixed),
            new Rule("changeStart", "变更开班日期在开班以前提出", "policy:class.changeLeadWorkdays", BLOCK, FilingStep.BASIC,
                    ChangeRules::start),
            new Rule("changePlace", "上过的课次留在原来的场地", "第11条", BLOCK, FilingStep.TEACHING, ChangeRules::place),
            new Rule("changeLead", "变更在涉及的课次以前提出", "policy:class.changeLeadWorkdays", BLOCK, FilingStep.TIMETABLE,
                    ChangeRules::lessons),
            new Rule("changeRows", "上过的课次保持原来的行", "第13条", BLOCK, FilingStep.TIMETABLE, ChangeRules::rows),
            new Rule("changeNothing", "有变更的内容", "第11条", BLOCK, FilingStep.SUBMIT, ChangeRules::nothing));

    private ChangeRules() {}

    private static List<Fault> fixed(Facts facts) {
        FilingForm before = facts.change().before().form();
        return FIXED.stream().filter(field -> !facts.form().value(field).equals(before.value(field)))
                .map(field -> new Fault(field.key(), null, field.label() + "与备案时不同，不能通过变更修改。",
                        "请改回备案时的内容；需要培训其他职业、等级或者证书类型的，另行申报开班备案。")).toList();
    }

    private static List<Fault> start(Facts facts) {
        LocalDate before = Plan.of(facts.change().before().form()).startsOn();
        LocalDate start = facts.plan().startsOn();
        if (start == null || start.equals(before)) {
            return List.of();
        }
        if (facts.change().running()) {
            return List.of(Fault.of("班期已经开班，开班日期不能变更。", "请改回" + before + "；需要调整上课安排的，修改以后的课次和结课日期。"));
        }
        return tooSoon(facts, start) ? List.of(Fault.of("变更后的开班日期" + start + "太近或者已过。",
                "按提出变更的日期，开班日期最早为" + facts.change().earliest() + "，并且不早于今天。")) : List.of();
    }

    private static boolean tooSoon(Facts facts, LocalDate start) {
        LocalDate earliest = facts.change().earliest();
        return earliest == null || start.isBefore(earliest) || start.isBefore(facts.today());
    }

    /** A row cannot name a place that is in no directory, so the lessons held there would go with the class. */
    private static List<Fault> place(Facts facts) {
        Plan before = Plan.of(facts.change().before().form());
        boolean left = before.placeId() == null && !before.placeName().isEmpty()
                && (facts.plan().placeId() != null || !before.placeName().equals(facts.plan().placeName()));
        if (!left || before.lessons().stream().noneMatch(lesson -> lesson.placeId() == null && facts.change().settled(lesson)
                && !facts.change().notHeld().contains(lesson.row()))) {
            return List.of();
        }
        return List.of(Fault.of("已经上完或者临近的课次在目录外场地“" + facts.change().before().form().value(FilingField.PLACE_NAME)
                + "”，班期的培训场地不能改为其他场地。", "请改回原来的培训场地，在课程表中为以后的课次逐行选择已登记的新场地；新场地没有登记的，由县（市、区）人社部门在“机构目录”中登记。"));
    }

    /**
     * A lesson that is gone, new or held otherwise; it is named by its day. One that was not held, because the class stood
     * still, had not begun or the county says so, may go to a later day, but nothing comes to a day that is past.
     */
    private static List<Fault> lessons(Facts facts) {
        Facts.Change change = facts.change();
        if (change.earliest() == null) {
            return List.of();
        }
        LessonChange lessons = LessonChange.of(facts);
        List<Plan.Session> changed = new ArrayList<>(lessons.gone().stream()
                .filter(session -> !change.notHeld().contains(session.row())).toList());
        changed.addAll(lessons.added());
        String unheld = change.running() ? "；当日没有上课的，请县（市、区）经办人员先登记该次课未上。" : "。";
        return changed.stream().filter(change::settled).map(Plan.Session::date).distinct().sorted()
                .map(date -> Fault.at(date, date + "的课次已经上完或者临近，不能变更。", "请恢复当日原来的课次；按提出变更的日期，最早可以变更"
                        + change.earliest() + "的课次，已经开始的不能变更" + unheld)).toList();
    }

    /** Attendance, videos and inspections are kept by the row of their lesson. */
    private static List<Fault> rows(Facts facts) {
        if (!facts.change().running() || facts.change().earliest() == null) {
            return List.of();
        }
        return LessonChange.of(facts).moved().stream().filter(moved -> facts.change().settled(moved.lesson()))
                .map(moved -> Fault.at("行" + moved.row(), "课程表第" + moved.row() + "行（" + moved.lesson().date() + " "
                        + moved.lesson().starts() + "）是已经上完或者临近的课次，原来在第" + moved.lesson().row() + "行。",
                        "考勤、视频和检查按行对应，请移回第" + moved.lesson().row() + "行；新增的课次请加在课程表末尾，取消的课次清空该行。")).toList();
    }

    private static List<Fault> nothing(Facts facts) {
        if (facts.change().besideForm()) {
            return List.of();
        }
        FilingForm before = facts.change().before().form();
        boolean same = java.util.Arrays.stream(FilingField.values()).filter(field -> field.step() != FilingStep.SUBMIT)
                .allMatch(field -> Objects.equals(facts.form().value(field), before.value(field)))
                && facts.form().filledLessons().equals(before.filledLessons())
                && facts.form().teachers().equals(before.teachers());
        return same ? List.of(Fault.of("与现行的内容没有差别。", "请先在各步骤中修改需要变更的教师、场地、时间、学员或者材料，再提交变更申请。")) : List.of();
    }
}
