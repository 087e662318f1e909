package org.peixun.delivery;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 巡考 of the body's own exam by the county where the class was filed (clause 10). */
@Component
@Transactional
public class Exams {

    /** What the patrol looks at; the form's options are the same. What is ticked was not in order. */
    static final Map<String, String> ITEMS = items();

    private final Classes classes;
    private final Deliveries deliveries;
    private final ExamArrangements arrangements;
    private final JdbcClient jdbc;

    Exams(Classes classes, Deliveries deliveries, ExamArrangements arrangements, JdbcClient jdbc) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.arrangements = arrangements;
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

    /** @param positions of the trainees whose exam is void, e.g. 3、8 @return what was found */
    Verdict patrol(String number, String verdict, List<String> items, String positions, String note, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.PATROL_EXAM, actor);
        ClassDelivery delivery = classes.lock(number);
        arrangements.checkHeld(registered, delivery);
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
        return found;
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
