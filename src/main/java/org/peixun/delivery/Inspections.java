package org.peixun.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.complaint.Source;
import org.peixun.complaint.Topic;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 现场检查 (clause 12): two officers, the heads counted, findings from a list, entered soon after the visit. */
@Component
@Transactional
public class Inspections {

    /** What an inspector may find; the form's options are the same. */
    static final Map<String, String> FINDINGS = findings();
    private static final String CHARGED = "CHARGED";
    /** Another class than the one that was filed, or one that costs the trainees something: cannot be 合格. */
    private static final Set<String> NEVER_PASSED = Set.of("FEWER", "TEACHER", "PLACE", CHARGED);
    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";
    private static final String RECTIFY = "RECTIFY";
    static final Map<String, String> VERDICTS = Map.of(PASSED, "合格", FAILED, "不合格", RECTIFY, "责令整改");

    /** @param present marked as present in the institution's sheet for that lesson @param late entered after its time */
    public record Inspection(
            Instant visitedAt, String officers, String label, int counted, int present, List<String> findings, String note,
            String verdict, String enteredByName, Instant enteredAt, boolean late) {

        boolean failed() {
            return verdict.equals(VERDICTS.get(FAILED));
        }

        boolean passed() {
            return verdict.equals(VERDICTS.get(PASSED));
        }

        /** As a complaint; {@code null}: nothing was found. */
        Topic topic() {
            return findings.isEmpty() ? null : findings.contains(FINDINGS.get(CHARGED)) ? Topic.FEE : Topic.MANAGEMENT;
        }
    }

    /** As typed. @param rectifyOn day by which it is to be put right, for the verdict RECTIFY only */
    public record Typed(
            String visitedAt, List<String> officers, String session, String counted, List<String> findings, String note,
            String verdict, String rectifyOn) {}

    private final Classes classes;
    private final Attendances attendances;
    private final People people;
    private final Rectifications rectifications;
    private final ClassRegister register;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final Clock clock;

    Inspections(
            Classes classes, Attendances attendances, People people, Rectifications rectifications, ClassRegister register,
            Deadlines deadlines, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.attendances = attendances;
        this.people = people;
        this.rectifications = rectifications;
        this.register = register;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static Map<String, String> findings() {
        Map<String, String> findings = new LinkedHashMap<>();
        findings.put("FEWER", "到课人数与考勤不符");
        findings.put("TEACHER", "授课教师与备案不一致");
        findings.put("PLACE", "培训场地与备案不一致");
        findings.put("CONTENT", "培训内容与课程表不一致");
        findings.put("EQUIPMENT", "实训设备、教材不足");
        findings.put("SAFETY", "存在安全隐患");
        findings.put("NOTICE", "未告知补贴政策和投诉举报方式");
        findings.put(CHARGED, "向学员收费或者许诺补贴");
        findings.put("VIDEO", "未按要求录像");
        return findings;
    }

    /** Those that can be chosen. */
    static Map<String, String> verdicts(boolean ordering) {
        Map<String, String> verdicts = new LinkedHashMap<>(VERDICTS);
        if (!ordering) {
            verdicts.remove(RECTIFY);
        }
        return verdicts;
    }

    List<Inspection> of(RegisteredClass registered) {
        Map<Integer, LocalDate> days = registered.days();
        return jdbc.sql("""
                SELECT i.visited_at, i.officers, i.session, i.counted, i.findings, i.note, i.verdict, i.entered_by_name,
                    i.entered_at, i.entered_at > i.due_at AS late,
                    (SELECT count(*) FROM attendance a WHERE a.number = i.number AND a.session = i.session
                        AND a.mark = 'PRESENT') AS present
                FROM class_inspection i WHERE i.number = ? ORDER BY i.visited_at, i.id""").param(registered.number())
                .query((row, n) -> new Inspection(row.getTimestamp("visited_at").toInstant(), row.getString("officers"),
                        "第" + row.getInt("session") + "次课" + (ofItsLesson(row, days) ? "" : "（已改期）"), row.getInt("counted"),
                        ofItsLesson(row, days) ? row.getInt("present") : 0,
                        Arrays.stream((String[]) row.getArray("findings").getArray()).map(FINDINGS::get).toList(),
                        row.getString("note"), VERDICTS.get(row.getString("verdict")), row.getString("entered_by_name"),
                        row.getTimestamp("entered_at").toInstant(), row.getBoolean("late"))).list();
    }

    private static boolean ofItsLesson(ResultSet row, Map<Integer, LocalDate> days) throws SQLException {
        return ofLesson(row.getTimestamp("visited_at").toInstant(), days.get(row.getInt("session")));
    }

    /** The visit was of the lesson that is in its row now, which a change may have filled anew. @param day {@code null}: of none */
    static boolean ofLesson(Instant visitedAt, LocalDate day) {
        return day == null || !LocalDate.ofInstant(visitedAt, Zone.CHINA).isBefore(day);
    }

    /** The last visit, when it says 不合格: what it found stands until a later visit. */
    Optional<Inspection> failed(RegisteredClass registered) {
        List<Inspection> all = of(registered);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)).filter(Inspection::failed);
    }

    /** What was not put right, and not ordered again, stands until a later visit finds it in order. */
    boolean lifts(RegisteredClass registered, Rectification order) {
        List<Inspection> all = of(registered);
        return order.outcome() == Rectification.Outcome.NOT_RECTIFIED && !all.isEmpty()
                && all.get(all.size() - 1).passed() && all.get(all.size() - 1).visitedAt().isAfter(order.recheckedAt());
    }

    /** The officers of the class's county, for choosing. */
    List<People.Person> officers(RegisteredClass registered) {
        return people.membersOf(Role.COUNTY_CLERK.in(registered.jurisdiction()));
    }

    /** @throws RequestRefused 400 when fewer different officers of the county are named than needed */
    String checkedOfficers(RegisteredClass registered, List<String> named, Actor actor, String field) {
        int needed = classes.policy(registered).integer("inspection.officersMin");
        List<String> known = new ArrayList<>(officers(registered).stream().map(People.Person::name).toList());
        known.add(actor.name());
        List<String> distinct = named.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        List<String> strangers = distinct.stream().filter(name -> !known.contains(name)).toList();
        if (distinct.size() < needed || !strangers.isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem(field, "现场检查须有" + needed + "名不同的本县区经办人员（第12条）"
                    + (strangers.isEmpty() ? "" : "，“" + String.join("、", strangers) + "”不在其中")
                    + "。可填写：" + String.join("、", known.stream().filter(name -> !name.equals(actor.name())).distinct().toList()) + "。")));
        }
        return String.join("、", distinct);
    }

    /** Any time while the class is running. */
    void enter(String number, Typed typed, Actor actor, String step) {
        RegisteredClass registered = classes.running(number, Action.INSPECT_CLASS, actor);
        String officers = checkedOfficers(registered, typed.officers(), actor, "officers");
        List<Problem> problems = new ArrayList<>();
        LocalDateTime visited = moment(typed.visitedAt());
        RegisteredClass.Session session = registered.sessions().stream()
                .filter(each -> String.valueOf(each.position()).equals(typed.session().strip())).findFirst().orElse(null);
        if (visited == null || visited.atZone(Zone.CHINA).toInstant().isAfter(clock.instant())
                || session != null && !session.date().equals(visited.toLocalDate()) && !again(registered, session, visited)) {
            problems.add(new Problem("visitedAt", "检查时间应为该次课当日、不晚于现在的时间，例如“2026-05-20 09:30”；"
                    + "上一次检查不合格或者复查未整改的，再次检查可以在该次课以后的日期（第12条）。"));
        }
        if (session == null) {
            problems.add(new Problem("session", "课次应为课程表中的序号，例如“3”。"));
        }
        if (!typed.counted().strip().matches("\\d{1,3}")) {
            problems.add(new Problem("counted", "清点人数应为整数。"));
        }
        if (!FINDINGS.keySet().containsAll(typed.findings())) {
            problems.add(new Problem("findings", "请从列出的问题中选择。"));
        }
        if (!VERDICTS.containsKey(typed.verdict())) {
            problems.add(new Problem("verdict", "请选择检查结论：合格、不合格或者责令整改。"));
        } else if (!typed.verdict().equals(PASSED) && typed.findings().isEmpty()) {
            problems.add(new Problem("findings", "检查结论不是合格的，至少选择一项发现的问题。"));
        } else if (typed.verdict().equals(PASSED)) {
            checkPassed(typed.findings(), problems);
        }
        if (typed.verdict().equals(RECTIFY)) {
            rectifications.problem(registered, typed.rectifyOn()).ifPresent(problems::add);
        }
        if (typed.note().isBlank() || Chars.count(typed.note()) > 500) {
            problems.add(new Problem("note", "检查情况应写1至500字。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        keep(registered, typed, officers, session, visited.atZone(Zone.CHINA).toInstant(), actor, step);
    }

    private static void checkPassed(List<String> findings, List<Problem> problems) {
        List<String> against = findings.stream().filter(NEVER_PASSED::contains).map(FINDINGS::get).toList();
        if (!against.isEmpty()) {
            problems.add(new Problem("verdict", "检查结论：发现“" + String.join("”“", against)
                    + "”的不能是合格（第12条）。请选择责令整改或者不合格；没有这一问题的，不勾选。"));
        }
    }

    /** What a visit found wanting is looked at again when it has been put right, also on a day without a lesson. */
    private boolean again(RegisteredClass registered, RegisteredClass.Session session, LocalDateTime visited) {
        Instant at = visited.atZone(Zone.CHINA).toInstant();
        return visited.toLocalDate().isAfter(session.date()) && (failed(registered).filter(last -> last.visitedAt().isBefore(at)).isPresent()
                || rectifications.last(registered.number()).filter(last -> last.outcome() == Rectification.Outcome.NOT_RECTIFIED
                        && last.recheckedAt().isBefore(at) && !lifts(registered, last)).isPresent());
    }

    private void keep(
            RegisteredClass registered, Typed typed, String officers, RegisteredClass.Session session, Instant visited,
            Actor actor, String step) {
        Instant due = deadlines.due(DeliveryTasks.ENTRY, visited, registered.jurisdiction());
        jdbc.sql("""
                INSERT INTO class_inspection (number, visited_at, officers, session, counted, findings, note, verdict,
                    entered_by_name, entered_at, due_at)
                VALUES (?, ?, ?, ?, ?, CAST(? AS text[]), ?, ?, ?, ?, ?)""")
                .param(registered.number()).param(Timestamp.from(visited)).param(officers).param(session.position())
                .param(Integer.valueOf(typed.counted().strip())).param(typed.findings().toArray(String[]::new))
                .param(typed.note().strip()).param(typed.verdict()).param(actor.name()).param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(due)).update();
        int present = attendances.present(registered.number(), session.position());
        classes.record(registered.number(), actor, step, "inspected", "现场检查（" + officers + "）：" + session.label() + "，清点"
                + typed.counted().strip() + "人" + (present == 0 ? "" : "，考勤" + present + "人") + "，结论："
                + VERDICTS.get(typed.verdict()) + (clock.instant().isAfter(due) ? "（逾期录入）" : "") + "。");
        String findings = String.join("、", typed.findings().stream().map(FINDINGS::get).toList());
        if (typed.verdict().equals(RECTIFY)) {
            rectifications.order(registered, findings, typed.rectifyOn(), actor);
        } else if (typed.verdict().equals(FAILED)) {
            tellFailed(registered, "检查人员" + officers + "在" + session.label() + "检查，结论为不合格：" + findings + "。");
        }
    }

    private void tellFailed(RegisteredClass registered, String text) {
        register.tell(registered.number(), Role.COUNTY_MANAGER, "现场检查不合格：" + registered.title(),
                text + "再次检查合格以前不能认定结业；" + ComplaintLinks.advice(Source.INSPECTION));
        register.tellInstitution(registered.number(), "现场检查不合格：" + registered.title(),
                text + "请立即改正，由县（市、区）人社部门再次检查；合格以前不能认定结业（第12条）。", "/cases/" + registered.number());
    }

    static LocalDateTime moment(String typed) {
        try {
            return LocalDateTime.parse(typed.strip().replace('　', ' ').replace('：', ':').replaceFirst("[ T]+", "T"));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
