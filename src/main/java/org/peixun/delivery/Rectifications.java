package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.delivery.Rectification.Outcome;
import org.peixun.complaint.Source;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Problem;
import org.peixun.shared.TypedDay;
import org.peixun.workflow.Processes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 责令整改 and 复查整改 (clause 12): one order a class at a time, so that each is looked at again before the next. */
@Component
@Transactional
class Rectifications {

    private static final String ORDERED = "classFiling.rectificationOrdered";

    private final Classes classes;
    private final ClassRegister register;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final Clock clock;

    Rectifications(Classes classes, ClassRegister register, Processes processes, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.register = register;
        this.processes = processes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Rectification> of(String number) {
        return jdbc.sql("SELECT * FROM class_rectification WHERE number = ? ORDER BY id").param(number)
                .query((row, n) -> new Rectification(row.getLong("id"), row.getString("findings"), row.getObject("due_on", LocalDate.class),
                        row.getString("ordered_by_name"), row.getTimestamp("ordered_at").toInstant(),
                        row.getString("outcome") == null ? null : Outcome.valueOf(row.getString("outcome")), row.getString("officers"),
                        row.getString("note"), row.getString("rechecked_by_name"), instant(row.getTimestamp("rechecked_at")))).list();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    Optional<Rectification> open(String number) {
        return of(number).stream().filter(each -> each.outcome() == null).findFirst();
    }

    /** By when it is to be put right, of each class with an order that was not looked at again. */
    Map<String, LocalDate> dueDays(Collection<String> numbers) {
        return jdbc.sql("SELECT number, due_on FROM class_rectification WHERE outcome IS NULL AND number = ANY (CAST(? AS text[]))")
                .param(numbers.toArray(String[]::new)).query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Rectification> last(String number) {
        List<Rectification> all = of(number);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Whether it may be ordered now, to be done by that day. */
    Optional<Problem> problem(RegisteredClass registered, String dueOn) {
        if (open(registered.number()).isPresent()) {
            return Optional.of(new Problem("verdict", "上一次责令整改尚未复查。请先办理“复查整改”，复查仍未整改的可以再次责令。"));
        }
        String bar = notOrdering(registered);
        if (bar != null) {
            return Optional.of(new Problem("verdict", bar));
        }
        return dayProblem(registered, dueOn);
    }

    /** Why nothing can be ordered to be put right now; {@code null}: it can. */
    String notOrdering(RegisteredClass registered) {
        if (classes.paused(registered)) {
            return "机构正在暂停承训资格，本班期暂停办理，不能责令整改（第12条）。请选择合格或者不合格；恢复以后再检查的，可以责令整改。";
        }
        return processes.awaits(registered.number(), ORDERED) ? null : "实施培训已经办结（培训结束，检查、回访都已登记），流程中不再复查，不能责令整改（第12条）。"
                + "有问题的请选择不合格：改正以后再登记检查，合格以前不能认定结业。";
    }

    Optional<Problem> dayProblem(RegisteredClass registered, String dueOn) {
        LocalDate day = TypedDay.read(dueOn);
        LocalDate first = classes.today().plusDays(1);
        LocalDate last = classes.today().plusDays(classes.policy(registered).integer("inspection.rectifyMaxDays"));
        return day != null && !day.isBefore(first) && !day.isAfter(last) ? Optional.empty()
                : Optional.of(new Problem("rectifyOn", "整改期限应为" + first + "至" + last + "之间的日期（第12条）。"));
    }

    /** What was found is to be put right; the process waits until it was looked at again. */
    void order(RegisteredClass registered, String findings, String dueOn, Actor actor) {
        keep(registered, findings, dueOn, actor, "责令整改");
        processes.tell(registered.number(), ORDERED);
    }

    void orderAgain(RegisteredClass registered, String findings, String dueOn, Actor actor) {
        keep(registered, findings, dueOn, actor, "再次责令整改");
    }

    /** Beside the decision of the step that orders it: a step has one. */
    private void keep(RegisteredClass registered, String findings, String dueOn, Actor actor, String verb) {
        String number = registered.number();
        LocalDate day = TypedDay.read(dueOn);
        jdbc.sql("INSERT INTO class_rectification (number, findings, due_on, ordered_by_name, ordered_at) VALUES (?, ?, ?, ?, ?)")
                .params(number, findings, day, actor.name(), Timestamp.from(clock.instant())).update();
        String text = verb + "：" + findings + "，期限" + day + "。";
        classes.record(number, actor, null, "rectificationOrdered", text);
        register.tellInstitution(number, verb + "：" + registered.title(), text + "期限届满后由县（市、区）人社部门复查。", "/cases/" + number);
    }

    void close(RegisteredClass registered, Rectification open, Outcome outcome, String officers, String note, Actor actor, String step) {
        String number = registered.number();
        jdbc.sql("UPDATE class_rectification SET outcome = ?, officers = ?, note = ?, rechecked_by_name = ?, rechecked_at = ? WHERE id = ?")
                .params(outcome.name(), officers, note, actor.name(), Timestamp.from(clock.instant()), open.id()).update();
        String text = "复查整改（" + officers + "）：" + outcome.label() + "。" + note;
        classes.record(number, actor, step, outcome == Outcome.RECTIFIED ? "rectified" : "notRectified", text);
        register.tellInstitution(number, "复查整改：" + outcome.label() + "，" + registered.title(), text, "/cases/" + number);
        if (outcome == Outcome.NOT_RECTIFIED) {
            register.tell(number, Role.COUNTY_MANAGER, "责令整改后仍未整改：" + registered.title(),
                    text + "再次检查合格以前不能认定结业；" + ComplaintLinks.advice(Source.INSPECTION));
        }
    }
}
