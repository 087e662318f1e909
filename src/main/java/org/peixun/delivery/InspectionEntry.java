package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.complaint.Source;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedTime;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 现场检查 (clause 12): two officers, the heads counted, findings from a list, entered soon after the visit. */
@Component
@Transactional
class InspectionEntry {

    private static final int LONGEST_NOTE = 500;

    private final Classes classes;
    private final Inspections inspections;
    private final Inspectors inspectors;
    private final Attendances attendances;
    private final Rectifications rectifications;
    private final ClassRegister register;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final Clock clock;

    InspectionEntry(
            Classes classes, Inspections inspections, Inspectors inspectors, Attendances attendances, Rectifications rectifications,
            ClassRegister register, Deadlines deadlines, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.inspections = inspections;
        this.inspectors = inspectors;
        this.attendances = attendances;
        this.rectifications = rectifications;
        this.register = register;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Any time while the class is running. @param step label of the task that it finishes, {@code null} beside one */
    void enter(String number, Inspections.Typed typed, Actor actor, String step) {
        RegisteredClass registered = classes.running(number, Action.INSPECT_CLASS, actor);
        List<Problem> problems = new ArrayList<>();
        Inspectors.Team team = inspectors.all(Inspectors.Visit.INSPECTION, registered, typed.officers(), actor, "officers");
        team.problem().ifPresent(problems::add);
        LocalDateTime visited = TypedTime.moment(typed.visitedAt());
        RegisteredClass.Session session = registered.sessions().stream()
                .filter(each -> String.valueOf(each.position()).equals(Chars.halfWidth(typed.session().strip()))).findFirst().orElse(null);
        checkVisit(registered, session, visited, problems);
        if (step == null && visited != null) {
            enteredBefore(registered, visited).ifPresent(problems::add);
        }
        if (!heads(typed).matches("\\d{1,3}")) {
            problems.add(new Problem("counted", "清点人数应为整数，例如“28”（第12条）。"));
        } else if (session != null) {
            moreThanThere(registered, session, Integer.parseInt(heads(typed))).ifPresent(problems::add);
        }
        checkVerdict(registered, typed, problems);
        if (typed.note().isBlank() || Chars.count(typed.note()) > LONGEST_NOTE) {
            problems.add(new Problem("note", "检查情况应写1至" + LONGEST_NOTE + "字。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        keep(registered, typed, team.shown(), session, visited.atZone(Zone.CHINA).toInstant(), actor, step);
    }

    private static String heads(Inspections.Typed typed) {
        return Chars.halfWidth(typed.counted().strip());
    }

    /** The trainees are counted. One who has left since may be in the sheet of the lesson. */
    private Optional<Problem> moreThanThere(RegisteredClass registered, RegisteredClass.Session session, int counted) {
        int there = Math.max(classes.trainees(registered.number()).size(), attendances.of(registered.number(), session.position()).marked());
        return counted <= there ? Optional.empty() : Optional.of(new Problem("counted", "清点人数：本班期学员" + there + "人，不能清点到" + counted
                + "人（第12条）。只填在场的学员；在场的其他人员写在检查情况中。"));
    }

    private void checkVisit(RegisteredClass registered, RegisteredClass.Session session, LocalDateTime visited, List<Problem> problems) {
        if (visited == null || visited.atZone(Zone.CHINA).toInstant().isAfter(clock.instant())
                || session != null && !session.date().equals(visited.toLocalDate()) && !again(registered, session, visited)) {
            problems.add(new Problem("visitedAt", "检查时间应为该次课当日、不晚于现在的时间，例如“2026-05-20 09:30”；"
                    + "上一次检查不合格或者复查未整改的，再次检查可以在该次课以后的日期（第12条）。"));
        }
        if (session == null) {
            problems.add(new Problem("session", "课次应为课程表中的序号，例如“3”。"));
        }
    }

    /** Each of the officers who went may sit down to enter it: it is one visit. A task is finished with its visit all the same. */
    private Optional<Problem> enteredBefore(RegisteredClass registered, LocalDateTime visited) {
        return inspections.of(registered).stream().filter(each -> each.visitedAt().equals(visited.atZone(Zone.CHINA).toInstant())).findFirst()
                .map(each -> new Problem("visitedAt", "这一时间的检查（" + each.officers() + "，" + each.label() + "，" + each.verdict() + "）已由" + each.enteredByName()
                        + "录入，没有重复登记（第12条）。另有一次检查的，请填写实际的检查时间。"));
    }

    /** What a visit found wanting is looked at again when it has been put right, also on a day without a lesson. */
    private boolean again(RegisteredClass registered, RegisteredClass.Session session, LocalDateTime visited) {
        Instant at = visited.atZone(Zone.CHINA).toInstant();
        return visited.toLocalDate().isAfter(session.date()) && (inspections.failed(registered).filter(last -> last.visitedAt().isBefore(at)).isPresent()
                || rectifications.last(registered.number()).filter(last -> last.outcome() == Rectification.Outcome.NOT_RECTIFIED
                        && last.recheckedAt().isBefore(at) && !inspections.lifts(registered, last)).isPresent());
    }

    private void checkVerdict(RegisteredClass registered, Inspections.Typed typed, List<Problem> problems) {
        if (!typed.findings().stream().allMatch(InspectionFinding::isKnown)) {
            problems.add(new Problem("findings", "请从列出的问题中选择。"));
        }
        InspectionVerdict verdict = InspectionVerdict.of(typed.verdict()).orElse(null);
        if (verdict == null) {
            problems.add(new Problem("verdict", "请选择检查结论：合格、不合格或者责令整改。"));
        } else if (verdict != InspectionVerdict.PASSED && typed.findings().isEmpty()) {
            problems.add(new Problem("findings", "检查结论不是合格的，至少选择一项发现的问题。"));
        } else if (verdict == InspectionVerdict.PASSED) {
            checkPassed(typed.findings(), problems);
        }
        if (verdict == InspectionVerdict.RECTIFY) {
            rectifications.problem(registered, typed.rectifyOn()).ifPresent(problems::add);
        }
    }

    private static void checkPassed(List<String> findings, List<Problem> problems) {
        List<InspectionFinding> against = findings.stream().filter(InspectionFinding::isKnown).map(InspectionFinding::valueOf)
                .filter(InspectionFinding::neverPassed).toList();
        if (!against.isEmpty()) {
            problems.add(new Problem("verdict", "检查结论：发现“" + String.join("”“", InspectionFinding.labels(against))
                    + "”的不能是合格（第12条）。请选择责令整改或者不合格；没有这一问题的，不勾选。"));
        }
    }

    private void keep(
            RegisteredClass registered, Inspections.Typed typed, String officers, RegisteredClass.Session session, Instant visited,
            Actor actor, String step) {
        InspectionVerdict verdict = InspectionVerdict.valueOf(typed.verdict());
        Instant due = deadlines.due(DeliveryTasks.ENTRY, visited, registered.jurisdiction());
        jdbc.sql("""
                INSERT INTO class_inspection (number, visited_at, officers, session, counted, findings, note, verdict,
                    entered_by_name, entered_at, due_at)
                VALUES (?, ?, ?, ?, ?, CAST(? AS text[]), ?, ?, ?, ?, ?)""")
                .param(registered.number()).param(Timestamp.from(visited)).param(officers).param(session.position())
                .param(Integer.valueOf(heads(typed))).param(typed.findings().toArray(String[]::new))
                .param(typed.note().strip()).param(typed.verdict()).param(actor.name()).param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(due)).update();
        Inspection.Attendance sheet = attendances.of(registered.number(), session.position());
        classes.record(registered.number(), actor, step, "inspected", "现场检查（" + officers + "）：" + session.label() + "，清点"
                + heads(typed) + "人" + (sheet.marked() == 0 ? "" : "，考勤表" + sheet.text()) + "，结论："
                + verdict.label() + (clock.instant().isAfter(due) ? "（逾期录入）" : "") + "。");
        String findings = String.join("、", InspectionFinding.labels(InspectionFinding.of(typed.findings())));
        if (verdict == InspectionVerdict.RECTIFY) {
            rectifications.order(registered, findings, typed.rectifyOn(), actor);
        } else if (verdict == InspectionVerdict.FAILED) {
            tellFailed(registered, "检查人员" + officers + "在" + session.label() + "检查，结论为不合格：" + findings + "。");
        }
    }

    private void tellFailed(RegisteredClass registered, String text) {
        register.tell(registered.number(), Role.COUNTY_MANAGER, "现场检查不合格：" + registered.title(),
                text + "再次检查合格以前不能认定结业；" + ComplaintLinks.advice(Source.INSPECTION));
        register.tellInstitution(registered.number(), "现场检查不合格：" + registered.title(),
                text + "请立即改正，由县（市、区）人社部门再次检查；合格以前不能认定结业（第12条）。", "/cases/" + registered.number());
    }
}
