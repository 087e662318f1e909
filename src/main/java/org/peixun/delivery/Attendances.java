package org.peixun.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.policy.Policy;
import org.peixun.roster.Enrolled;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.Worksheet;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.workbook.Workbooks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 考勤 (clause 13): by lesson and trainee; a cell is corrected with both its values in the audit. */
@Component
@Transactional
public class Attendances {

    static final String BASIS = "第13条";
    private static final Pattern LESSON = Pattern.compile("^第\\s*\\d+\\s*次课");

    private final Classes classes;
    private final LessonExceptions exceptions;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Attendances(Classes classes, LessonExceptions exceptions, JdbcClient jdbc, JdbcTemplate batch) {
        this.classes = classes;
        this.exceptions = exceptions;
        this.jdbc = jdbc;
        this.batch = batch;
    }

    private record Kept(int session, String person, Mark mark) {

        Turnout.Place place() {
            return new Turnout.Place(session, person);
        }
    }

    AttendanceSheet of(RegisteredClass registered) {
        List<Enrolled> trainees = classes.trainees(registered.number());
        Turnout turnout = turnout(registered, trainees);
        Policy policy = classes.policy(registered);
        int minimum = policy.integer("attendance.min");
        int dayMinimum = policy.integer("attendance.dayMin");
        List<RegisteredClass.Session> counted = registered.sessions().stream()
                .filter(session -> turnout.kept(session) && turnout.complete(session)).toList();
        Set<RegisteredClass.Session> notHeld = exceptions.lessons(registered, LessonException.Kind.NOT_HELD);
        List<RegisteredClass.Session> early = registered.sessions().stream()
                .filter(session -> registered.beforeStart(session) && !turnout.kept(session)).toList();
        Set<RegisteredClass.Session> missing = registered.sessions().stream()
                .filter(session -> classes.begun(session) && !notHeld.contains(session) && !early.contains(session) && !turnout.complete(session))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<AttendanceSheet.Row> rows = new ArrayList<>();
        for (Enrolled one : trainees) {
            List<String> labels = registered.sessions().stream().map(session -> label(session, one, turnout, missing)).toList();
            Integer rate = turnout.rate(registered.sessions(), List.of(one));
            Integer ofWholeClass = turnout.ofWholeClass(registered.sessions(), one);
            rows.add(new AttendanceSheet.Row(one.person(), one.position(), one.name(), one.maskedId(), labels, rate, ofWholeClass,
                    rate != null && rate < minimum || ofWholeClass != null && ofWholeClass < minimum));
        }
        List<AttendanceSheet.Column> columns = registered.sessions().stream().map(session -> new AttendanceSheet.Column(
                session.position(), session.label(), counted.contains(session) ? turnout.rate(List.of(session)) : null,
                missing.contains(session) ? turnout.unmarked(session) : 0)).toList();
        List<AttendanceSheet.Day> poor = counted.stream()
                .collect(Collectors.groupingBy(RegisteredClass.Session::date, TreeMap::new, Collectors.toList())).entrySet().stream()
                .map(day -> new AttendanceSheet.Day(day.getKey(), turnout.rate(day.getValue())))
                .filter(day -> day.rate() < dayMinimum).toList();
        boolean open = !missing.isEmpty() || registered.sessions().stream().anyMatch(session -> !classes.begun(session));
        return new AttendanceSheet(columns, rows, minimum, turnout.rate(counted), dayMinimum, poor, labels(missing), labels(early), open);
    }

    private static String label(RegisteredClass.Session session, Enrolled one, Turnout turnout, Set<RegisteredClass.Session> missing) {
        Mark mark = turnout.mark(session, one);
        return mark != null ? mark.label() : missing.contains(session) && turnout.expects(session, one) ? AttendanceSheet.UNMARKED : "";
    }

    private static List<String> labels(Collection<RegisteredClass.Session> sessions) {
        return sessions.stream().map(RegisteredClass.Session::label).toList();
    }

    private Turnout turnout(RegisteredClass registered, List<Enrolled> trainees) {
        return new Turnout(trainees, classes.joined(registered.number()), marks(registered.number()));
    }

    private Map<Turnout.Place, Mark> marks(String number) {
        Map<Turnout.Place, Mark> marks = new HashMap<>();
        kept(number).forEach(kept -> marks.put(kept.place(), kept.mark()));
        return marks;
    }

    private List<Kept> kept(String number) {
        return jdbc.sql("SELECT session, person, mark FROM attendance WHERE number = ?").param(number)
                .query((row, n) -> new Kept(row.getInt(1), row.getString(2), Mark.valueOf(row.getString(3)))).list();
    }

    AttendanceSheet sheet(String number, Actor actor) {
        return of(classes.get(number, Action.SEE_CASE, actor));
    }

    byte[] template(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.RECORD_TRAINING, actor);
        AttendanceSheet sheet = of(registered);
        List<String> headings = new ArrayList<>(TraineeRows.HEADINGS);
        sheet.columns().forEach(column -> headings.add(column.label()));
        return Workbooks.table("考勤表", headings, sheet.rows().stream().map(row -> {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(row.position()), row.name(), row.maskedId()));
            row.marks().forEach(mark -> cells.add(mark.equals(AttendanceSheet.UNMARKED) ? "" : mark));
            return cells;
        }).toList());
    }

    /**
     * Empty cells leave what was kept.
     *
     * @param reason why marks that are kept are changed; may be empty when none is
     */
    SheetImports.Taken take(String number, Worksheet sheet, String reason, Actor actor) {
        RegisteredClass registered = classes.correctable(number, actor);
        List<Enrolled> trainees = classes.trainees(number);
        var rows = new TraineeRows(sheet, trainees);
        List<Kept> read = new ArrayList<>();
        rows.unknown(LESSON, registered.sessions().stream().map(RegisteredClass.Session::label).toList(),
                "不是现行课程表中的课次，课程表可能已经变更。", "请重新下载考勤表，把这一列的出勤情况填到现行的课次；已经取消的课次，请删除这一列。", BASIS);
        Set<RegisteredClass.Session> notHeld = exceptions.lessons(registered, LessonException.Kind.NOT_HELD);
        Map<RegisteredClass.Session, String> barred = classes.barred(registered);
        Turnout turnout = turnout(registered, trainees);
        rows.each((one, line) -> registered.sessions().stream().filter(session -> !line.text(session.label()).isEmpty()).forEach(session -> {
            String bar = turnout.expects(session, one) ? null : "“" + session.label() + "”在同意该学员加入以前，不计算其出勤。";
            if (barred.containsKey(session) && turnout.mark(session, one) == null) {
                bar = barred.get(session);
            }
            read(line, session, notHeld.contains(session) ? notHeld(session) : bar, rows, one, read);
        }));
        if (rows.faults().isEmpty() && read.isEmpty()) {
            throw RequestRefused.badInput("考勤表中没有填写任何一次课的出勤情况（或者课次的列名与模板不同）。请下载模板填写，" + Mark.ACCEPTED);
        }
        return rows.faults().isEmpty() ? over(number, trainees, read, reason, actor) : SheetImports.Taken.not(rows.faults());
    }

    /** Of what is there already nothing is said: it was not this sheet that brought it. */
    private SheetImports.Taken over(String number, List<Enrolled> trainees, List<Kept> read, String reason, Actor actor) {
        Map<Turnout.Place, Mark> before = marks(number);
        List<Kept> different = read.stream().filter(now -> now.mark() != before.get(now.place())).toList();
        Overwritten overwritten = overwritten(before, trainees, different);
        overwritten.checkReason(reason, "考勤表", BASIS);
        if (!different.isEmpty()) {
            keep(number, different);
            long persons = different.stream().map(Kept::person).distinct().count();
            long lessons = different.stream().map(Kept::session).distinct().count();
            classes.record(number, actor, "attendanceImported", "导入考勤：" + persons + "名学员，" + lessons + "次课。"
                    + overwritten.said(reason), overwritten.changes());
        }
        return SheetImports.Taken.over("考勤", "考勤表", "处", different.size() - overwritten.count(), overwritten.count());
    }

    private static Overwritten overwritten(Map<Turnout.Place, Mark> before, List<Enrolled> trainees, List<Kept> read) {
        Map<String, Integer> positions = trainees.stream().collect(Collectors.toMap(Enrolled::person, Enrolled::position));
        Overwritten overwritten = new Overwritten();
        for (Kept now : read) {
            Mark former = before.getOrDefault(now.place(), now.mark());
            if (former != now.mark()) {
                overwritten.add("第" + positions.get(now.person()) + "名学员", former.of(now.session()), now.mark().of(now.session()));
            }
        }
        return overwritten;
    }

    private static String notHeld(RegisteredClass.Session session) {
        return "“" + session.label() + "”已由县（市、区）登记为未上，不能登记出勤；实际上了课的，请联系县（市、区）经办人员撤销登记。";
    }

    /** @param bar why nothing can be kept of this trainee and lesson, or {@code null} */
    private void read(
            WorkbookTable.Line line, RegisteredClass.Session session, String bar, TraineeRows rows, Enrolled one, List<Kept> read) {
        String typed = line.text(session.label());
        if (!classes.begun(session)) {
            rows.fault(line, session.label(), "“" + session.label() + "”还没有上课，不能登记出勤。", "请清空这一格，上课之后再登记。", BASIS);
        } else if (bar != null) {
            rows.fault(line, session.label(), bar, "请清空这一格。", BASIS);
        } else {
            Mark.read(typed).ifPresentOrElse(mark -> read.add(new Kept(session.position(), one.person(), mark)),
                    () -> rows.fault(line, session.label(), "“" + Chars.shortened(typed, 20) + "”不是出勤情况。", Mark.ACCEPTED, BASIS));
        }
    }

    private void keep(String number, List<Kept> read) {
        batch.batchUpdate("""
                INSERT INTO attendance (number, session, person, mark) VALUES (?, ?, ?, ?)
                ON CONFLICT (number, session, person) DO UPDATE SET mark = excluded.mark""",
                read.stream().map(kept -> new Object[] {number, kept.session(), kept.person(), kept.mark().name()}).toList());
    }

    /** @param position of the trainee in the roster */
    void correct(String number, int position, int session, String mark, String reason, Actor actor) {
        RegisteredClass registered = classes.correctable(number, actor);
        Enrolled one = classes.trainees(number).stream().filter(each -> each.position() == position).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("position", "花名册中没有序号为" + position + "的学员。请从名单中选择。"));
        RegisteredClass.Session lesson = registered.sessions().stream().filter(each -> each.position() == session).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("session", "课程表中没有第" + session + "次课。请从课次中选择。"));
        if (!classes.begun(lesson)) {
            throw RequestRefused.badInput("session", "“" + lesson.label() + "”还没有上课，不能登记出勤（" + BASIS + "）。请选择已经上过的课。");
        }
        if (exceptions.lessons(registered, LessonException.Kind.NOT_HELD).contains(lesson)) {
            throw RequestRefused.badInput("session", notHeld(lesson));
        }
        Turnout turnout = turnout(registered, List.of(one));
        String bar = classes.barred(registered).get(lesson);
        if (bar != null && turnout.mark(lesson, one) == null) {
            throw RequestRefused.badInput("session", bar);
        }
        if (!turnout.expects(lesson, one)) {
            throw RequestRefused.badInput("session", "“" + lesson.label() + "”在同意该学员加入以前，不计算其出勤（" + BASIS + "）。请选择以后的课次。");
        }
        Mark now = Mark.read(mark).orElseThrow(() -> RequestRefused.badInput("mark", "请选择出勤情况：出勤、请假或者缺勤。"));
        if (reason.isBlank() || Chars.count(reason) > 200) {
            throw RequestRefused.badInput("reason", "请填写更正原因（200字以内），更正前后的内容和原因都会留存。");
        }
        String before = kept(number).stream().filter(kept -> kept.session() == session && kept.person().equals(one.person()))
                .map(kept -> kept.mark().label()).findFirst().orElse(null);
        if (now.label().equals(before)) {
            throw RequestRefused.badInput("mark", "第" + position + "名学员“" + lesson.label() + "”已经登记为“" + before + "”，没有改动（" + BASIS + "）。请核对学员和课次。");
        }
        keep(number, List.of(new Kept(session, one.person(), now)));
        classes.record(number, actor, "attendanceCorrected", "更正考勤：第" + position + "名学员，" + lesson.label() + "，" + reason.strip() + "。",
                Map.of("出勤情况", new AuditTrail.Change(before, now.label())));
    }

    /** Per trainee: below the limit, by key. */
    Set<String> below(RegisteredClass registered) {
        return of(registered).rows().stream().filter(AttendanceSheet.Row::below).map(AttendanceSheet.Row::person)
                .collect(Collectors.toSet());
    }

    Inspection.Attendance of(String number, int session) {
        return jdbc.sql("SELECT count(*) FILTER (WHERE mark = 'PRESENT') AS present, count(*) AS marked FROM attendance WHERE number = ? AND session = ?")
                .params(number, session).query(Inspection.Attendance.class).single();
    }
}
