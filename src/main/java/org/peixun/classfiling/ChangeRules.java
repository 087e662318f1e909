package org.peixun.classfiling;

import static org.peixun.classfiling.Finding.Severity.BLOCK;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        return tooSoon(facts, start) ? List.of(Fault.of("变更后的开班日期" + start + "距今天太近。",
                "今天提出变更的，开班日期最早为" + facts.change().earliest() + "。")) : List.of();
    }

    /**
     * A lesson that is gone, new or held otherwise; it is named by its day. One that was not held, because the class stood
     * still, had not begun or the county says so, may go to a later day, but nothing comes to a day that is past.
     */
    private static List<Fault> lessons(Facts facts) {
        if (facts.change().earliest() == null) {
            return List.of();
        }
        List<Plan.Session> before = Plan.of(facts.change().before().form()).lessons();
        List<Plan.Session> now = facts.plan().lessons();
        List<Plan.Session> changed = new ArrayList<>(without(before, now).stream()
                .filter(session -> !facts.change().notHeld().contains(session.row())).toList());
        changed.addAll(without(now, before));
        return changed.stream().map(Plan.Session::date).filter(date -> tooSoon(facts, date)).distinct().sorted()
                .map(date -> Fault.at(date, date + "的课次已经上完或者临近，不能变更。",
                        "请恢复当日原来的课次；今天提出变更的，最早可以变更" + facts.change().earliest() + "的课次；当日没有上课的，请县（市、区）经办人员先登记该次课未上。")).toList();
    }

    /** Attendance, videos and inspections are kept by the row of their lesson. */
    private static List<Fault> rows(Facts facts) {
        if (!facts.change().running() || facts.change().earliest() == null) {
            return List.of();
        }
        Map<Object, Integer> now = facts.plan().lessons().stream()
                .collect(Collectors.toMap(ChangeRules::content, Plan.Session::row, (one, other) -> one));
        return Plan.of(facts.change().before().form()).lessons().stream().filter(session -> tooSoon(facts, session.date()))
                .filter(session -> now.getOrDefault(content(session), session.row()) != session.row())
                .map(session -> Fault.at("行" + now.get(content(session)), "课程表第" + now.get(content(session)) + "行（"
                        + session.date() + " " + session.starts() + "）是已经上完或者临近的课次，原来在第" + session.row() + "行。",
                        "考勤、视频和检查按行对应，请移回第" + session.row() + "行；新增的课次请加在课程表末尾，取消的课次清空该行。")).toList();
    }

    private static List<Plan.Session> without(List<Plan.Session> some, List<Plan.Session> others) {
        Set<Object> known = others.stream().map(ChangeRules::content).collect(Collectors.toSet());
        return some.stream().filter(session -> !known.contains(content(session))).toList();
    }

    /** Whichever row it stands in. */
    private static Object content(Plan.Session s) {
        return new Plan.Session(0, s.date(), s.starts(), s.ends(), s.hours(), s.kind(), s.content(), s.placeId(), s.teacherId());
    }

    private static boolean tooSoon(Facts facts, LocalDate date) {
        LocalDate earliest = facts.change().earliest();
        return earliest == null || date.isBefore(earliest);
    }

    private static List<Fault> nothing(Facts facts) {
        if (facts.change().rosterChanged()) {
            return List.of();
        }
        FilingForm before = facts.change().before().form();
        boolean same = java.util.Arrays.stream(FilingField.values()).filter(field -> field.step() != FilingStep.SUBMIT)
                .allMatch(field -> Objects.equals(facts.form().value(field), before.value(field)))
                && facts.form().filledLessons().equals(before.filledLessons())
                && facts.form().teachers().equals(before.teachers());
        return same ? List.of(Fault.of("与现行的内容没有差别。", "请先在各步骤中修改需要变更的教师、场地、时间或者学员，再提交变更申请。")) : List.of();
    }
}
