package org.peixun.delivery;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.attachment.Attachments;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 考核安排和巡考: one of the four evaluations of clause 5, or the body's own exam of clause 10 with its own questions, all
 * of it recorded and patrolled by the county.
 */
@Component
@Transactional
public class Exams {

    static final String QUESTIONS = "考核试题";

    /** What the patrol looks at; the form's options are the same. What is ticked was not in order. */
    static final Map<String, String> ITEMS = items();

    private final Classes classes;
    private final Deliveries deliveries;
    private final Attachments attachments;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;

    Exams(Classes classes, Deliveries deliveries, Attachments attachments, WorkingCalendar calendar, JdbcClient jdbc) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.attachments = attachments;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    private static Map<String, String> items() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("EXAMINER_LATE", "考评人员未按时到岗");
        items.put("EXAMINER_ASSIGNED", "考评人员不是安排的人员，或者未佩戴证件");
        items.put("IDENTITY", "身份核验不严，或者有替考");
        items.put("TOOLS", "工具、设备未检查");
        items.put("RULES", "未宣读考场规则");
        items.put("WARNINGS", "违纪警告未记录");
        items.put("SCORING", "评分不规范");
        items.put("CHEATING", "有作弊");
        items.put("RECORD", "考场记录未填写");
        items.put("SEATS", "未单人单桌，或者没有座位标识");
        items.put("SITE", "场地、设备不符合要求");
        items.put("PROCEDURE", "未按程序组织");
        items.put("FEES", "违规收费");
        items.put("VIDEO", "未全程录像");
        return items;
    }

    void arrange(String number, String route, String day, String place, boolean fullVideo, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.RECORD_TRAINING, actor);
        List<Problem> problems = new ArrayList<>();
        ExamRoute chosen = Arrays.stream(ExamRoute.values()).filter(each -> each.name().equals(route)).findFirst().orElse(null);
        LocalDate on = Inspections.day(day);
        if (chosen == null) {
            problems.add(new Problem("route", "请选择评价方式（第5、10条）。"));
        }
        if (on == null || on.isBefore(registered.endsOn())) {
            problems.add(new Problem("examOn", "考核日期应为不早于结课日期" + registered.endsOn() + "的日期，例如“2026-05-20”。"));
        }
        if (place == null || place.isBlank() || Chars.count(place) > 200) {
            problems.add(new Problem("examPlace", "考核地点应填写1至200字。"));
        }
        if (chosen == ExamRoute.OWN) {
            own(registered, on, fullVideo, problems);
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        ClassDelivery delivery = classes.lock(number);
        delivery.arrange(chosen, on, place.strip());
        deliveries.saveAndFlush(delivery);
        classes.record(number, actor, DeliveryTasks.ARRANGE.label(), "examArranged",
                "考核安排：" + chosen.label() + "，" + on + "，" + place.strip() + "。");
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
            problems.add(new Problem("route", "自行命题的考试须先上传考核试题（第10条）。请在“考核”中打开考核页面上传，再提交考核安排。"));
        }
    }

    void addQuestions(String number, String fileName, InputStream content, Actor actor) {
        classes.running(number, Action.RECORD_TRAINING, actor);
        attachments.store(number, QUESTIONS, fileName, content, actor);
    }

    /** @param positions of the trainees whose exam is void, e.g. 3、8 */
    void patrol(String number, String verdict, List<String> items, String positions, String note, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.PATROL_EXAM, actor);
        ClassDelivery delivery = classes.lock(number);
        if (delivery.examOn() == null || classes.today().isBefore(delivery.examOn())) {
            throw RequestRefused.conflict("考试日期是" + delivery.examOn() + "，考试之后才能登记巡考。");
        }
        Verdict found = Arrays.stream(Verdict.values()).filter(each -> each.name().equals(verdict)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("请选择巡考结论：考试有效、部分无效或者考试无效。"));
        List<Enrolled> trainees = classes.trainees(number);
        Set<String> persons = new HashSet<>();
        if (found == Verdict.PARTLY) {
            persons.addAll(named(positions, trainees));
        }
        if (found != Verdict.VALID && items.isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem("items", "结论不是考试有效的，至少选择一项不符合要求的内容（第10条）。")));
        }
        String words = String.join("；", items.stream().map(ITEMS::get).toList());
        delivery.patrolled(found, words, note, actor.name());
        deliveries.saveAndFlush(delivery);
        persons.forEach(person -> jdbc.sql("INSERT INTO exam_void (number, person) VALUES (?, ?)").params(number, person).update());
        classes.record(registered.number(), actor, DeliveryTasks.PATROL.label(), "patrolled",
                "巡考结论：" + found.label() + (persons.isEmpty() ? "" : "（" + persons.size() + "名学员）")
                        + (words.isEmpty() ? "" : "；" + words) + "。");
    }

    private static Set<String> named(String positions, List<Enrolled> trainees) {
        Set<String> persons = new HashSet<>();
        for (String each : positions == null ? new String[0] : positions.strip().split("[、，,\\s]+")) {
            persons.add(trainees.stream().filter(one -> String.valueOf(one.position()).equals(each)).findFirst()
                    .orElseThrow(() -> RequestRefused.badInput(List.of(new Problem("voidPositions",
                            "部分无效的，请填写花名册中学员的序号，用顿号分开，例如“3、8”。花名册共" + trainees.size() + "人。"))))
                    .person());
        }
        return persons;
    }

    /** Whose exam counts for nothing. */
    Set<String> voided(String number) {
        return new HashSet<>(jdbc.sql("SELECT person FROM exam_void WHERE number = ?").param(number).query(String.class).list());
    }
}
