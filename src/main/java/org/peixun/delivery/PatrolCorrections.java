package org.peixun.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peixun.audit.AuditTrail;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 补登、更正巡考 (clause 10) after its step is past: a wrong 序号 or verdict is the county's slip, and a patrol that nobody recorded
 * before the exam lapsed is the county's too; until the completion is decided. A repeated exam that rests on the slip is taken
 * back with it, as long as it is not arranged.
 */
@Component
@Transactional
class PatrolCorrections {

    private static final String CANCELLED = "classFiling.repeatCancelled";

    private final Classes classes;
    private final Deliveries deliveries;
    private final Exams exams;
    private final ClassRegister register;
    private final Tasks tasks;
    private final Processes processes;

    PatrolCorrections(Classes classes, Deliveries deliveries, Exams exams, ClassRegister register, Tasks tasks, Processes processes) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.exams = exams;
        this.register = register;
        this.tasks = tasks;
        this.processes = processes;
    }

    /** What stands now, for the page. @param said and {@code typed}: {@code null}: nothing @param bar why nothing can be put right, or {@code null} @param repeats the exam is to be held again, which another verdict takes back */
    record Standing(RegisteredClass registered, String said, Exams.Typed typed, String examOn, String bar, boolean repeats) {

        /** Tells this record from a later one. */
        public String mark() {
            return PatrolCorrections.mark(typed);
        }
    }

    private static String mark(Exams.Typed standing) {
        return UUID.nameUUIDFromBytes(String.valueOf(standing).getBytes(StandardCharsets.UTF_8)).toString();
    }

    Standing of(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.PATROL_EXAM, actor);
        ClassDelivery delivery = deliveries.seen(number);
        return new Standing(registered, said(delivery), exams.standing(delivery), String.valueOf(delivery.examOn()), bar(registered, delivery), repeats(delivery));
    }

    boolean possible(RegisteredClass registered, Actor reader) {
        return classes.allows(reader, Action.PATROL_EXAM, registered) && bar(registered, deliveries.seen(registered.number())) == null;
    }

    /** @param seen {@link Standing#mark} of what the page showed, which it would put back; empty = it does not say */
    void correct(String number, Exams.Typed typed, String seen, String reason, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.PATROL_EXAM, actor);
        ClassDelivery delivery = classes.lock(number);
        String bar = bar(registered, delivery);
        if (bar != null) {
            throw RequestRefused.conflict(bar);
        }
        if (!seen.isEmpty() && !seen.equals(mark(exams.standing(delivery)))) {
            throw RequestRefused.conflict("您打开本页以后，巡考记录已由其他人员登记或者更正，现为“" + said(delivery) + "”，为免覆盖，没有登记（第10条）。请按现在的记录核对您填写的内容，仍需更正的再登记一次。");
        }
        List<Problem> problems = new ArrayList<>();
        if (!Exams.ITEMS.keySet().containsAll(typed.items())) {
            problems.add(new Problem("items", "请从列出的内容中选择（第10条）。"));
        }
        if (typed.note().isBlank() || Chars.count(typed.note()) > 500) {
            problems.add(new Problem("opinion", "巡考情况应写1至500字，未巡考的写明原因（第10条）。"));
        }
        if (reason.isBlank() || Chars.count(reason) > 500) {
            problems.add(new Problem("reason", "补登、更正的原因应写1至500字，例如“登记时序号看错一行”（第10条）。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        String before = said(delivery);
        boolean repeats = repeats(delivery);
        Verdict found = exams.keep(registered, delivery, typed, actor);
        String text = (before == null ? "补登巡考：" + said(delivery) : "更正巡考：" + said(delivery) + "（原为" + before + "）")
                + "。原因：" + reason.strip();
        if (repeats && found != Verdict.INVALID) {
            processes.tell(number, CANCELLED);
            text += " 不再重新考核，由培训主体报送" + delivery.examOn() + "考试的结果。";
        }
        classes.record(number, actor, "patrolCorrected", text, Map.of("巡考", new AuditTrail.Change(before, said(delivery))));
        register.tellInstitution(number, "巡考记录已补登或者更正：" + registered.title(), text, "/cases/" + number);
        if (found == Verdict.UNPATROLLED) {
            exams.tellUnpatrolled(registered, delivery);
        } else {
            register.tell(number, Role.COUNTY_MANAGER, "巡考记录已补登或者更正：" + registered.title(), text);
        }
    }

    /** Void, to be held again, and not arranged anew; not in a case under an earlier model, which does not hear of it. */
    private boolean repeats(ClassDelivery delivery) {
        return delivery.patrol() == Verdict.INVALID && processes.awaits(delivery.number(), CANCELLED);
    }

    private String said(ClassDelivery delivery) {
        return delivery.patrol() == null ? null : exams.said(delivery);
    }

    private String bar(RegisteredClass registered, ClassDelivery delivery) {
        if (!registered.running()) {
            return "结业已经决定或者班期没有在办，不能再补登、更正巡考（第10条），当前状态：" + registered.state().label() + "。";
        }
        if (!delivery.ownExam()) {
            return "只有已经报送安排的自行命题的合格证考试需要巡考（第10条），本班期的评价方式：" + delivery.routeLabel() + "。";
        }
        if (tasks.open(registered.number(), DeliveryTasks.PATROL.key()).isPresent()) {
            return "巡考还没有登记，请在案件页办理“巡考”（第10条）。";
        }
        return classes.today().isBefore(delivery.examOn()) ? "考核日期是" + delivery.examOn() + "，考试以后才能登记巡考（第10条）。" : null;
    }
}
