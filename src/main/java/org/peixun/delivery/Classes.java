package org.peixun.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peixun.audit.AuditTrail;
import org.peixun.classfiling.ClassPause;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.Processes;
import org.peixun.workflow.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The class at hand: who may do what with it, its people, the numbers that hold for it. */
@Component
class Classes {

    private static final String REVIEWED = "考核结果已经报送，等待或者正在审核结业，或者已经认定，考勤、视频和考核结果不能修改（第10、13条）。"
            + "需要更正的，请联系县（市、区）经办人员退回补充，退回以后可以修改。";

    private final ClassRegister register;
    private final Deliveries deliveries;
    private final Rosters rosters;
    private final AccessPolicy access;
    private final PolicyParameters parameters;
    private final Tasks tasks;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final Clock clock;

    Classes(
            ClassRegister register, Deliveries deliveries, Rosters rosters, AccessPolicy access,
            PolicyParameters parameters, Tasks tasks, Processes processes, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.deliveries = deliveries;
        this.rosters = rosters;
        this.access = access;
        this.parameters = parameters;
        this.tasks = tasks;
        this.processes = processes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RequestRefused 404 for another's class, 403 for another's business, 409 before it has its filing number */
    RegisteredClass get(String number, Action action, Actor actor) {
        access.check(actor, action, register.subject(number));
        return register.get(number);
    }

    /** The same, and the class is running; keeps the others who change it waiting. */
    RegisteredClass running(String number, Action action, Actor actor) {
        processes.waitForOthers(number); // as its steps do: the case first, what is kept of the class then (ADR 0019)
        RegisteredClass registered = get(number, action, actor);
        checkRunning(registered);
        lock(number);
        return registered;
    }

    /**
     * The same, and nobody reviews what the institution handed in: certificates go to those who were reviewed. Asked with
     * the class in hand, so that nothing is handed in or recognised meanwhile.
     */
    RegisteredClass correctable(String number, Actor actor) {
        RegisteredClass registered = running(number, Action.RECORD_TRAINING, actor);
        checkNotReviewed(number);
        return registered;
    }

    /** Before a file is read that could not be taken anyway. */
    void checkCorrectable(RegisteredClass registered) {
        checkRunning(registered);
        checkNotReviewed(registered.number());
    }

    /** Why what the institution recorded cannot be changed now; {@code null}: it can. */
    String closed(RegisteredClass registered) {
        return !registered.running() ? notRunning(registered) : handedIn(registered.number()) ? REVIEWED : null;
    }

    /** From the report of the results on, which may wait for the calls to the trainees, until the county returns it. */
    boolean handedIn(String number) {
        ClassDelivery delivery = deliveries.seen(number);
        return delivery.completed() || tasks.open(number, DeliveryTasks.REVIEW.key()).isPresent()
                || delivery.examRoute() != null && Stream.of(DeliveryTasks.ARRANGE, DeliveryTasks.PATROL, DeliveryTasks.REPORT)
                        .noneMatch(step -> tasks.open(number, step.key()).isPresent());
    }

    private void checkNotReviewed(String number) {
        if (handedIn(number)) {
            throw RequestRefused.conflict(REVIEWED);
        }
    }

    private static void checkRunning(RegisteredClass registered) {
        if (!registered.running()) {
            throw RequestRefused.conflict(notRunning(registered));
        }
    }

    private static String notRunning(RegisteredClass registered) {
        return "只有已开班、尚未结业的班期可以登记，当前状态：" + registered.state().label() + "。";
    }

    ClassDelivery lock(String number) {
        jdbc.sql("INSERT INTO class_delivery (number, version) VALUES (?, 0) ON CONFLICT DO NOTHING").param(number).update();
        jdbc.sql("SELECT number FROM class_delivery WHERE number = ? FOR UPDATE").param(number).query(String.class).single();
        return deliveries.seen(number);
    }

    List<Enrolled> trainees(String number) {
        return rosters.enrolled(number);
    }

    /** Those who came into the class by a change, by key: when the county consented to it. */
    Map<String, Instant> joined(String number) {
        Map<Integer, Instant> consents = register.consents(number);
        if (consents.isEmpty()) {
            return Map.of();
        }
        Map<String, Instant> joined = new HashMap<>();
        rosters.firstIn(number, consents.keySet()).forEach((person, version) -> joined.put(person, consents.get(version)));
        joined.values().removeIf(Instant.EPOCH::equals);
        return joined;
    }

    boolean allows(Actor actor, Action action, RegisteredClass registered) {
        return access.allows(actor, action, registered.subject());
    }

    /** In force on the first day of the class, in its county. */
    Policy policy(RegisteredClass registered) {
        return parameters.at(registered.startsOn(), registered.jurisdiction());
    }

    /** Nobody can have been there before: nothing is recorded of a lesson ahead. */
    boolean begun(RegisteredClass.Session lesson) {
        return past(lesson.date().atTime(lesson.starts()));
    }

    /** Its recording is complete. */
    boolean over(RegisteredClass.Session lesson) {
        return past(lesson.date().atTime(lesson.ends()));
    }

    private boolean past(LocalDateTime moment) {
        return !moment.atZone(Zone.CHINA).toInstant().isAfter(clock.instant());
    }

    /** Lessons that must not have been held, and why nothing is recorded of them: before the start (clause 11), while suspended (clause 12). */
    Map<RegisteredClass.Session, String> barred(RegisteredClass registered) {
        List<ClassPause> pauses = register.pauses(registered.number());
        Map<RegisteredClass.Session, String> barred = new HashMap<>();
        for (RegisteredClass.Session lesson : registered.sessions()) {
            if (registered.beforeStart(lesson)) {
                barred.put(lesson, "“" + lesson.label() + "”在实际开班日期" + registered.startedOn() + "以前，没有上课（第11条），不能登记；请申请变更，改到以后的日期补上。");
            } else if (pauses.stream().anyMatch(pause -> pause.beginsWithin(lesson))) {
                barred.put(lesson, "“" + lesson.label() + "”在暂停承训资格期间，不得上课（第12条），不能登记；恢复后申请变更，改到以后的日期补上。");
            }
        }
        return barred;
    }

    /** Its institution is suspended now and the class not carried on: the process waits for nothing but the end of that. */
    boolean paused(RegisteredClass registered) {
        return register.pauses(registered.number()).stream().anyMatch(pause -> pause.until() == null);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    void record(String number, Actor actor, String step, String action, String text) {
        register.record(number, actor, new ClassRegister.Event(step, "delivery." + action, text));
    }

    /** One of many alike: in the audit, not in the timeline. */
    void note(String number, Actor actor, String action, String text) {
        register.note(number, actor, new ClassRegister.Event(null, "delivery." + action, text));
    }

    /** What officers say to each other. */
    void recordForOfficers(String number, Actor actor, String step, String action, String text) {
        register.record(number, actor, new ClassRegister.Event(step, "delivery." + action, text, Map.of(), false));
    }

    void record(String number, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        register.record(number, actor, new ClassRegister.Event(null, "delivery." + action, text, changes, true));
    }
}
