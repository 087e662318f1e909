package org.peixun.delivery;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditTrail;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassDates;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedDay;
import org.peixun.workflow.Processes;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 考核安排: day and place of the evaluation that was filed (clause 5), or of the body's own exam of clause 10 with its own
 * questions. The route is the filing's; what is left empty is as it was filed.
 */
@Component
@Transactional
class ExamArrangements {

    static final String QUESTIONS = "考核试题";

    /** As typed. @param route {@code null} unless an earlier form asked for it */
    record Typed(String route, String examOn, String place, boolean fullVideo) {}

    private final Classes classes;
    private final Deliveries deliveries;
    private final FormerExams former;
    private final Attachments attachments;
    private final WorkingCalendar calendar;
    private final ClassRegister register;
    private final ClassDates dates;
    private final Processes processes;
    private final Tasks tasks;

    ExamArrangements(Classes classes, Deliveries deliveries, FormerExams former, Attachments attachments, WorkingCalendar calendar,
            ClassRegister register, ClassDates dates, Processes processes, Tasks tasks) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.former = former;
        this.attachments = attachments;
        this.calendar = calendar;
        this.register = register;
        this.dates = dates;
        this.processes = processes;
        this.tasks = tasks;
    }

    /** What the filing says, for the form. */
    Map<String, Object> filed(String number) {
        RegisteredClass.FiledExam exam = register.get(number).exam();
        Map<String, Object> filed = new LinkedHashMap<>(Map.of("examPlace", exam.place()));
        if (exam.on() != null) {
            filed.put("examOn", exam.on().toString());
        }
        return filed;
    }

    /** @return the route */
    ExamRoute arrange(String number, Typed typed, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.RECORD_TRAINING, actor);
        ClassDelivery delivery = classes.lock(number);
        LocalDate on = checked(registered, typed, delivery.examOn());
        former.close(delivery);
        keep(registered, delivery, on, typed);
        classes.record(number, actor, DeliveryTasks.ARRANGE.label(), "examArranged", "考核安排：" + said(delivery) + "。");
        return delivery.examRoute();
    }

    /**
     * 更改考核安排: postponed, or typed wrongly; until the county has patrolled it or its results are handed in.
     *
     * @param seen day and place, 2026-06-05|一号教室, that the page showed and would put back; empty = it does not say
     */
    void change(String number, Typed typed, String seen, Actor actor) {
        RegisteredClass registered = classes.correctable(number, actor);
        ClassDelivery delivery = classes.lock(number);
        checkChangeable(number, delivery);
        if (!seen.isEmpty() && !seen.equals(delivery.examOn() + "|" + delivery.examPlace())) {
            throw RequestRefused.conflict("您打开本页以后，考核安排已由本机构的其他人员或者在另一页面更改，现为“" + said(delivery)
                    + "”，为免改回，没有更改（第5、10条）。请按现在的安排核对您填写的内容，仍需更改的再提交一次。");
        }
        if (same(registered, delivery, typed)) {
            throw RequestRefused.badInput(List.of(new Problem("examOn", "填写的考核日期、地点与现在的安排（" + said(delivery) + "）相同，没有更改（第5、10条）。")));
        }
        LocalDate on = checked(registered, typed, former.last(number));
        String before = said(delivery);
        former.moved(delivery, on);
        keep(registered, delivery, on, typed);
        classes.record(number, actor, "examRearranged", "更改考核安排：" + said(delivery) + "（原为" + before + "）。",
                Map.of("考核安排", new AuditTrail.Change(before, said(delivery))));
        register.tell(number, Role.COUNTY_CLERK, "考核安排已更改：" + registered.title(), "由“" + before + "”改为“" + said(delivery) + "”。");
        processes.periodMoved(number, DeliveryTasks.PATROL.key());
        processes.periodMoved(number, DeliveryTasks.REPORT.key());
    }

    /** Whether it may be changed now, for the page. */
    boolean changeable(RegisteredClass registered) {
        ClassDelivery delivery = deliveries.seen(registered.number());
        return registered.running() && delivery.examRoute() != null && delivery.patrol() == null
                && tasks.open(registered.number(), DeliveryTasks.ARRANGE.key()).isEmpty()
                && !classes.handedIn(registered.number());
    }

    private void checkChangeable(String number, ClassDelivery delivery) {
        if (delivery.examRoute() == null || tasks.open(number, DeliveryTasks.ARRANGE.key()).isPresent()) {
            throw RequestRefused.conflict("考核安排还没有报送，不需要更改。请在案件页办理“报送考核安排”。");
        }
        if (delivery.patrol() != null) {
            throw RequestRefused.conflict("考试已经登记巡考（" + delivery.patrol().label() + "），不能更改考核安排（第10条）。"
                    + "需要重新考核的，由县（市、区）在审核结业时退回。");
        }
    }

    private void keep(RegisteredClass registered, ClassDelivery delivery, LocalDate on, Typed typed) {
        delivery.arrange(ExamRoute.of(registered), on, place(registered, typed));
        deliveries.saveAndFlush(delivery);
        // a day that was accepted is waited for
        processes.moveTimer(registered.number(), "event_examLapsed", dates.examLapsesAt(registered.number()));
    }

    private static String place(RegisteredClass registered, Typed typed) {
        return typed.place() == null || typed.place().isBlank() ? registered.exam().place() : typed.place().strip();
    }

    /** Nobody is told of a change that is none. */
    private static boolean same(RegisteredClass registered, ClassDelivery delivery, Typed typed) {
        return delivery.examOn().equals(day(registered, typed)) && delivery.examPlace().equals(place(registered, typed));
    }

    private static LocalDate day(RegisteredClass registered, Typed typed) {
        return typed.examOn() == null || typed.examOn().isBlank() ? registered.exam().on() : TypedDay.read(typed.examOn());
    }

    private static String said(ClassDelivery delivery) {
        return delivery.examRoute().label() + "，" + delivery.examOn() + "，" + delivery.examPlace();
    }

    /** @param last day of the exam that this one repeats, or {@code null} */
    private LocalDate checked(RegisteredClass registered, Typed typed, LocalDate last) {
        List<Problem> problems = new ArrayList<>();
        ExamRoute route = ExamRoute.of(registered);
        if (typed.route() != null && !typed.route().equals(route.name())) {
            problems.add(new Problem("route", "评价方式以备案为准（第5、10条），本班期备案的是“" + route.label() + "”，请选择它。需要改变的，先申请班期变更。"));
        }
        LocalDate on = day(registered, typed);
        day(registered, on, last, problems);
        if (Chars.count(place(registered, typed)) > 200) {
            problems.add(new Problem("examPlace", "考核地点应填写1至200字。"));
        }
        if (route == ExamRoute.OWN) {
            own(registered, on, typed.fullVideo(), problems);
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        return on;
    }

    private void day(RegisteredClass registered, LocalDate on, LocalDate last, List<Problem> problems) {
        if (on == null || on.isBefore(registered.endsOn())) {
            problems.add(new Problem("examOn", "考核日期应为不早于结课日期" + registered.endsOn() + "的日期，例如“2026-05-20”。"));
            return;
        }
        int most = classes.policy(registered).integer("exam.latestDays");
        LocalDate from = registered.endsOn().isBefore(classes.today()) ? classes.today() : registered.endsOn();
        if (on.isAfter(from.plusDays(most))) {
            problems.add(new Problem("examOn", "考核日期" + on + "太晚：应在结课后（已经结课的，自今天起）" + most + "日以内（第5、10条）。最晚可选" + from.plusDays(most) + "。"));
        }
        if (suspended(registered, on)) {
            problems.add(new Problem("examOn", "考核日期" + on + "在暂停承训资格期间，不得组织考核（第12条）。请选择恢复以后的日期；尚未恢复的，恢复后再办理。"));
        }
        if (last != null && !on.isAfter(last)) {
            problems.add(new Problem("examOn", "重新考核的日期应晚于上一次考核的日期" + last + "（第5、10条）。"));
        }
    }

    /** The institution was suspended the whole day, and this class not carried on. */
    private boolean suspended(RegisteredClass registered, LocalDate day) {
        return register.pauses(registered.number()).stream().anyMatch(pause -> pause.coversAll(day));
    }

    private void own(RegisteredClass registered, LocalDate on, boolean fullVideo, List<Problem> problems) {
        var notice = classes.policy(registered).workingDays("exam.noticeWorkdays");
        LocalDate earliest = calendar.plus(classes.today(), notice);
        if (on != null && on.isBefore(earliest)) {
            problems.add(new Problem("examOn", "自行命题的考试应提前" + notice.count() + "个工作日报送，以便安排巡考（第10条）。最早可选" + earliest + "。"));
        }
        if (!fullVideo) {
            problems.add(new Problem("fullVideo", "自行命题的考试须承诺考试过程全程录像备查（第10条）。"));
        }
        if (attachments.of(registered.number()).stream().noneMatch(file -> file.kind().equals(QUESTIONS))) {
            problems.add(new Problem("examOn", "自行命题的考试须先上传考核试题（第10条）。请在“考核”中打开考核页面上传，再提交考核安排。"));
        }
    }

    /**
     * An exam that was patrolled has been held, whatever the timetable has become since: it cannot be arranged any more,
     * and the reviewer of the completion weighs it.
     *
     * @throws RequestRefused 409 before the day of the exam that was arranged, or when it is arranged anew
     */
    void checkHeld(RegisteredClass registered, ClassDelivery delivery) {
        String bar = notHeld(registered, delivery);
        if (bar != null) {
            throw RequestRefused.conflict(bar);
        }
    }

    /** For the page. */
    String notHeld(RegisteredClass registered) {
        return notHeld(registered, deliveries.seen(registered.number()));
    }

    /** Why nothing can be recorded of the exam yet; {@code null}: it can. */
    private String notHeld(RegisteredClass registered, ClassDelivery delivery) {
        if (delivery.examRoute() == null || tasks.open(registered.number(), DeliveryTasks.ARRANGE.key()).isPresent()) {
            return "考核安排还没有报送。培训主体在案件页办理“报送考核安排”，考核日期到了以后才能登记。";
        }
        if (classes.today().isBefore(delivery.examOn())) {
            return "考核日期是" + delivery.examOn() + "，考核日期到了以后才能登记。日期有变的，培训主体在考核页面更改考核安排。";
        }
        if (delivery.patrol() == null && delivery.examOn().isBefore(registered.endsOn())) {
            return "考核日期" + delivery.examOn() + "早于变更后的结课日期" + registered.endsOn() + "（第10条）。请培训主体先在考核页面更改考核安排。";
        }
        // one that was patrolled can no longer be arranged anew
        return delivery.patrol() == null && suspended(registered, delivery.examOn()) ? "考核日期" + delivery.examOn()
                + "在暂停承训资格期间，不得组织考核（第12条）。恢复以后，请培训主体先在考核页面更改考核安排。" : null;
    }

    void addQuestions(String number, String fileName, InputStream content, Actor actor) {
        classes.running(number, Action.RECORD_TRAINING, actor);
        attachments.store(number, QUESTIONS, fileName, content, actor);
    }
}
