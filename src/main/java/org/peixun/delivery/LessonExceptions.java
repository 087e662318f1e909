package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.delivery.LessonException.Kind;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Enrolled;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 课次例外: a power cut is nobody's fault and must not bar the class for ever. The county says what happened and why, the
 * manager hears of it; a lesson not held is made up by a change, a lost recording stands in place of the recording.
 */
@Component
@Transactional
class LessonExceptions {

    /** As typed. */
    record Typed(String lesson, String kind, String reason) {}

    private final Classes classes;
    private final ClassRegister register;
    private final JdbcClient jdbc;
    private final Clock clock;

    LessonExceptions(Classes classes, ClassRegister register, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.register = register;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that stand, also of lessons that have been made up since. */
    List<LessonException> of(String number) {
        return jdbc.sql("""
                SELECT session, held_on, starts, kind, reason, recorded_by_name, recorded_at FROM class_lesson_exception
                WHERE number = ? AND kind <> 'WITHDRAWN' ORDER BY held_on, starts""").param(number)
                .query((row, n) -> new LessonException(row.getInt("session"), row.getObject("held_on", LocalDate.class),
                        row.getObject("starts", LocalTime.class), Kind.valueOf(row.getString("kind")), row.getString("reason"),
                        row.getString("recorded_by_name"), row.getTimestamp("recorded_at").toInstant())).list();
    }

    /** Lessons of the timetable in force of which this was said. */
    Set<RegisteredClass.Session> lessons(RegisteredClass registered, Kind kind) {
        List<LessonException> all = of(registered.number());
        return registered.sessions().stream().filter(lesson -> all.stream().anyMatch(each -> each.kind() == kind && each.of(lesson)))
                .collect(Collectors.toSet());
    }

    void record(String number, Typed typed, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.INSPECT_CLASS, actor);
        List<Problem> problems = new ArrayList<>();
        RegisteredClass.Session lesson = registered.sessions().stream()
                .filter(each -> String.valueOf(each.position()).equals(typed.lesson())).findFirst().orElse(null);
        if (lesson == null || !classes.begun(lesson)) {
            problems.add(new Problem("lesson", "请选择上课时间不晚于现在的一次课（第2条、第11条）；以后的课次由培训主体申请变更。"));
        }
        Kind kind = Arrays.stream(Kind.values()).filter(each -> each.name().equals(typed.kind())).findFirst().orElse(null);
        if (kind == null) {
            problems.add(new Problem("kind", "请选择登记的情况：该次课未上、录像缺失，或者登记有误，撤销。"));
        }
        String reason = typed.reason().strip();
        if (reason.isEmpty() || Chars.count(reason) > 500) {
            problems.add(new Problem("reason", "原因应写1至500字，例如“当日停电，供电公司通知附后”（第2条、第11条）。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        check(registered, lesson, kind);
        keep(registered, lesson, kind, reason, actor);
    }

    /** What is on record was there. */
    private void check(RegisteredClass registered, RegisteredClass.Session lesson, Kind kind) {
        boolean recorded = jdbc.sql("SELECT EXISTS (SELECT FROM class_video WHERE number = ? AND session = ? AND withdrawn_at IS NULL)")
                .params(registered.number(), lesson.position()).query(Boolean.class).single();
        if (kind != Kind.WITHDRAWN && recorded) {
            throw RequestRefused.conflict("“" + lesson.label() + "”已经登记了视频，不能登记“" + kind.label() + "”（第2条）。请核对课次；视频登记有误的，请培训主体先在“培训过程视频”中撤销。");
        }
        boolean attended = jdbc.sql("SELECT EXISTS (SELECT FROM attendance WHERE number = ? AND session = ? AND mark = 'PRESENT')")
                .params(registered.number(), lesson.position()).query(Boolean.class).single();
        if (kind == Kind.NOT_HELD && attended) {
            throw RequestRefused.conflict("“" + lesson.label() + "”已经登记有学员出勤，不能登记“" + kind.label()
                    + "”（第13条）。请核对课次；考勤有误的，请培训主体先更正考勤。");
        }
        if (kind == Kind.WITHDRAWN && of(registered.number()).stream().noneMatch(each -> each.of(lesson))) {
            throw RequestRefused.conflict("“" + lesson.label() + "”没有登记过未上或者录像缺失，不需要撤销。请核对课次。");
        }
    }

    private void keep(RegisteredClass registered, RegisteredClass.Session lesson, Kind kind, String reason, Actor actor) {
        jdbc.sql("""
                INSERT INTO class_lesson_exception (number, session, held_on, starts, kind, reason, recorded_by_name, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number, session, held_on, starts) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,
                    recorded_by_name = excluded.recorded_by_name, recorded_at = excluded.recorded_at""")
                .params(registered.number(), lesson.position(), lesson.date(), lesson.starts(), kind.name(), reason, actor.name(),
                        Timestamp.from(clock.instant())).update();
        Overwritten forgotten = kind == Kind.NOT_HELD ? forgotten(registered.number(), lesson.position()) : new Overwritten();
        String text = lesson.label() + "：" + kind.label() + "。原因：" + reason;
        classes.record(registered.number(), actor, "lessonException", text
                + (forgotten.none() ? "" : " 该次课已经登记的请假、缺勤随之删除。"), forgotten.changes());
        register.tell(registered.number(), Role.COUNTY_MANAGER, kind.label() + "：" + registered.title(), actor.name() + "登记" + text);
        register.tellInstitution(registered.number(), kind.label() + "：" + registered.title(), text
                + (kind == Kind.NOT_HELD ? " 请申请变更，改到以后的日期补上（第11条）。" : ""), "/cases/" + registered.number());
    }

    /** Nobody was absent from what was not held, and the row's next lesson begins with an empty sheet. @return what was marked */
    private Overwritten forgotten(String number, int session) {
        Map<String, Integer> positions = classes.trainees(number).stream().collect(Collectors.toMap(Enrolled::person, Enrolled::position));
        Overwritten forgotten = new Overwritten();
        jdbc.sql("DELETE FROM attendance WHERE number = ? AND session = ? RETURNING person, mark").params(number, session)
                .query((row, n) -> Map.entry(row.getString(1), Mark.valueOf(row.getString(2)))).list()
                .forEach(kept -> forgotten.add(positions.containsKey(kept.getKey()) ? "第" + positions.get(kept.getKey()) + "名学员"
                        : "已不在花名册中的学员", kept.getValue().of(session), null));
        return forgotten;
    }
}
