package org.peixun.classfiling;

import static org.peixun.shared.Severity.BLOCK;
import static org.peixun.shared.Severity.WARN;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.Plan.Session;
import org.peixun.classfiling.Rule.Fault;
import org.peixun.directory.Directory;

/** The timetable: complete, within the dates, and nobody in two rooms at once. */
final class TimetableRules {

    static final List<Rule> ALL = List.of(
            new Rule("timetable", "课程表已填写", "第11条", BLOCK, FilingStep.TIMETABLE, TimetableRules::present),
            new Rule("timetableSums", "课程表课时与申报课时一致", "第11条", BLOCK, FilingStep.TIMETABLE, TimetableRules::sums),
            new Rule("lessonDates", "上课日期在开班和结课日期之间", "第11条", BLOCK, FilingStep.TIMETABLE,
                    TimetableRules::dates),
            new Rule("lessonLength", "上课时间够用", "policy:class.lessonMinutes", BLOCK, FilingStep.TIMETABLE,
                    TimetableRules::length),
            new Rule("hoursPerDay", "每日课时不超过上限", "policy:class.maxHoursPerDay", BLOCK, FilingStep.TIMETABLE,
                    TimetableRules::perDay),
            new Rule("lessonTeachers", "每节课有教师", "第12条", BLOCK, FilingStep.TIMETABLE, TimetableRules::teachers),
            new Rule("teacherThere", "教师在任职期间授课", "第12条", BLOCK, FilingStep.TIMETABLE, TimetableRules::teacherThere),
            new Rule("placeThere", "场地在启用期间使用", "第12条", BLOCK, FilingStep.TIMETABLE, TimetableRules::placeThere),
            new Rule("lessonOverlap", "课次时间不重叠", "第11条", BLOCK, FilingStep.TIMETABLE, TimetableRules::overlap),
            new Rule("teacherClash", "教师授课时间不冲突", "第12条", BLOCK, FilingStep.TIMETABLE, TimetableRules::teacherClash),
            new Rule("placeClash", "场地使用时间不冲突", "第12条", BLOCK, FilingStep.TIMETABLE, TimetableRules::placeClash),
            new Rule("capacity", "场地容纳人数", "第12条", WARN, FilingStep.TEACHING, TimetableRules::capacity));

    private static final String GROUPS = "请更换场地，或者说明如何分组使用。";

    private TimetableRules() {}

    private static List<Fault> present(Facts facts) {
        return facts.form().lessons().isEmpty()
                ? List.of(Fault.of("课程表没有填写。", "请逐行填写，或者用“生成课程表”按上课日自动排出后修改。")) : List.of();
    }

    private static List<Fault> sums(Facts facts) {
        if (facts.form().lessons().isEmpty()) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        sum(facts, "理论", facts.plan().theory(), faults);
        sum(facts, "实训", facts.plan().practice(), faults);
        sum(facts, "安全", facts.plan().safety(), faults);
        return faults;
    }

    private static void sum(Facts facts, String kind, Integer declared, List<Fault> faults) {
        int planned = facts.plan().lessons().stream().filter(s -> s.kind().equals(kind)).mapToInt(Session::hours).sum();
        if (declared != null && declared != planned) {
            faults.add(Fault.at(kind, "课程表中" + kind + "共" + planned + "课时，基本信息中为" + declared + "课时。",
                    "请修改课程表或者基本信息，使两处一致。"));
        }
    }

    private static List<Fault> dates(Facts facts) {
        LocalDate start = facts.plan().startsOn();
        LocalDate end = facts.plan().endsOn();
        if (start == null || end == null || end.isBefore(start)) {
            return List.of();
        }
        return facts.plan().lessons().stream()
                .filter(s -> s.date().isBefore(start) || s.date().isAfter(end))
                .map(s -> Fault.at("行" + s.row(), "课程表第" + s.row() + "行的日期" + s.date() + "不在开班日期和结课日期之间。",
                        "请改为" + start + "至" + end + "之间的日期。"))
                .toList();
    }

    private static List<Fault> length(Facts facts) {
        int minutes = facts.policy().integer("class.lessonMinutes");
        return facts.plan().lessons().stream()
                .filter(s -> Duration.between(s.starts(), s.ends()).toMinutes() < (long) s.hours() * minutes)
                .map(s -> Fault.at("行" + s.row(), "课程表第" + s.row() + "行" + s.starts() + "至" + s.ends() + "不足"
                        + s.hours() + "课时（每课时" + minutes + "分钟）。", "请延长上课时间或者减少课时，" + s.hours() + "课时至少需要" + s.hours() * minutes + "分钟。"))
                .toList();
    }

    private static List<Fault> perDay(Facts facts) {
        int max = facts.policy().integer("class.maxHoursPerDay");
        Map<LocalDate, Integer> byDay = facts.plan().lessons().stream()
                .collect(Collectors.toMap(Session::date, Session::hours, Integer::sum, TreeMap::new));
        return byDay.entrySet().stream().filter(day -> day.getValue() > max)
                .map(day -> Fault.at(day.getKey(), day.getKey() + "安排了" + day.getValue() + "课时，超过每日" + max + "课时的上限。",
                        "每日不超过" + max + "课时，请调整到其他日期。"))
                .toList();
    }

    private static List<Fault> teachers(Facts facts) {
        if (facts.form().lessons().isEmpty()) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        for (Session s : facts.plan().lessons()) {
            var teacher = facts.teacher(s.teacherId());
            if (teacher == null) {
                faults.add(Fault.at("行" + s.row(), "课程表第" + s.row() + "行没有选择教师。", "请从本机构已登记的教师中选择。"));
            } else if (!facts.form().teachers().contains(teacher.id())) {
                faults.add(Fault.at("行" + s.row(), "课程表第" + s.row() + "行的教师" + teacher.name() + "没有列入本班期师资。",
                        "请在“师资场地”中勾选该教师，或者改选已列入的教师。"));
            }
        }
        return faults;
    }

    private static List<Fault> teacherThere(Facts facts) {
        return absent(facts, session -> facts.teacher(session.teacherId()), session -> facts.teacher(session.teacherId()).name(), "教师", "登记的任职期间");
    }

    private static List<Fault> placeThere(Facts facts) {
        return absent(facts, facts::place, session -> facts.place(session).name(), "场地", "登记的启用期间");
    }

    /** What has ended in the directory, or not begun, is not there on the day of the lesson. */
    private static List<Fault> absent(
            Facts facts, Function<Session, Directory.Dated> used, Function<Session, String> name, String kind, String period) {
        return facts.openLessons().stream().filter(s -> used.apply(s) != null && !used.apply(s).there(s.date()))
                .map(s -> Fault.at("行" + s.row(), "课程表第" + s.row() + "行：" + kind + "“" + name.apply(s) + "”" + period + "为“"
                        + used.apply(s).period() + "”，不含上课日期" + s.date() + "。",
                        "请更换" + kind + "；登记的期间有误的，由县（市、区）人社部门在“机构目录”中更正。")).toList();
    }

    private static List<Fault> teacherClash(Facts facts) {
        return clashes(facts, facts.teacherClashes(), "教师");
    }

    private static List<Fault> placeClash(Facts facts) {
        return clashes(facts, facts.placeClashes(), "场地");
    }

    private static List<Fault> clashes(Facts facts, List<Facts.Clash> clashes, String kind) {
        Set<Integer> open = facts.openLessons().stream().map(Session::row).collect(Collectors.toSet());
        return clashes.stream().filter(clash -> open.contains(clash.row())).map(clash -> Fault.at("行" + clash.row(), "课程表第" + clash.row()
                + "行：" + kind + "“" + clash.what() + "”在" + clash.date() + "的同一时间已安排在" + clash.with() + "。", "请调整时间，或者更换" + kind + "。")).toList();
    }

    /** The trainees of a class cannot be in two rooms: of two lessons at once the hours of one only could be true. */
    private static List<Fault> overlap(Facts facts) {
        Set<Session> open = Set.copyOf(facts.openLessons());
        List<Fault> faults = new ArrayList<>();
        Session last = null; // of those before, the one that ends last
        for (Session next : facts.plan().lessons().stream().sorted(Comparator.comparing(Session::date).thenComparing(Session::starts)).toList()) {
            boolean together = last != null && last.date().equals(next.date()) && next.starts().isBefore(last.ends());
            if (together && (open.contains(last) || open.contains(next))) {
                faults.add(Fault.at("行" + next.row(), "课程表第" + next.row() + "行（" + next.starts() + "至" + next.ends() + "）与第" + last.row()
                        + "行（" + last.starts() + "至" + last.ends() + "）在" + next.date() + "时间重叠，同一班期的学员不能同时上两次课，课时不能重复计算。",
                        "请调整其中一行的日期或者时间；分组实训的，合并为一行填写。"));
            }
            last = together && last.ends().isAfter(next.ends()) ? last : next;
        }
        return faults;
    }

    private static List<Fault> capacity(Facts facts) {
        int size = Math.max(facts.trainees(), facts.plan().size() == null ? 0 : facts.plan().size());
        List<Fault> faults = new ArrayList<>();
        if (facts.capacity() != null && size > facts.capacity()) {
            faults.add(Fault.of("培训场地容纳" + facts.capacity() + "人，班期人数" + size + "人。", GROUPS));
        }
        Set<Long> said = new HashSet<>();
        for (Session lesson : facts.openLessons()) {
            Directory.Place own = lesson.placeId() == null ? null : facts.place(lesson);
            if (own != null && !lesson.placeId().equals(facts.plan().placeId()) && size > own.capacity() && said.add(own.id())) {
                faults.add(new Fault("行" + lesson.row(), FilingStep.TIMETABLE, "课程表第" + lesson.row() + "行的场地“" + own.name() + "”容纳"
                        + own.capacity() + "人，班期人数" + size + "人。", GROUPS));
            }
        }
        return faults;
    }
}
