package org.peixun.delivery;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Enrolled;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 巡考 of the body's own exam by the county where the class was filed (clause 10). */
@Component
@Transactional
public class Exams {

    /** What the patrol looks at; the form's options are the same. What is ticked was not in order. */
    static final Map<String, String> ITEMS = items();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Classes classes;
    private final Deliveries deliveries;
    private final ExamArrangements arrangements;
    private final Inspectors inspectors;
    private final ClassRegister register;
    private final Clock clock;
    private final JdbcClient jdbc;

    Exams(Classes classes, Deliveries deliveries, ExamArrangements arrangements, Inspectors inspectors, ClassRegister register,
            Clock clock, JdbcClient jdbc) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.arrangements = arrangements;
        this.inspectors = inspectors;
        this.register = register;
        this.clock = clock;
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

    /** Those that can be chosen. */
    static Map<String, String> verdicts() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        Arrays.stream(Verdict.values()).forEach(each -> verdicts.put(each.name(), each.label()));
        return verdicts;
    }

    /**
     * As typed.
     *
     * @param positions of the trainees whose exam is void, e.g. 3、8
     * @param officers and {@code at}: {@code null} from a form of an earlier model, which did not ask
     */
    public record Typed(String verdict, List<String> items, String positions, String note, String officers, String at) {}

    /** @return what was found */
    Verdict patrol(String number, Typed typed, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.PATROL_EXAM, actor);
        ClassDelivery delivery = classes.lock(number);
        arrangements.checkHeld(registered, delivery);
        Verdict found = keep(registered, delivery, typed, actor);
        if (found == Verdict.UNPATROLLED) {
            classes.record(number, actor, DeliveryTasks.PATROL.label(), "unpatrolled", said(delivery));
            tellUnpatrolled(registered, delivery);
        } else {
            classes.record(number, actor, DeliveryTasks.PATROL.label(), "patrolled", said(delivery) + "。");
        }
        return found;
    }

    /** In place of what was found before, if anything was. */
    Verdict keep(RegisteredClass registered, ClassDelivery delivery, Typed typed, Actor actor) {
        Verdict found = Arrays.stream(Verdict.values()).filter(each -> each.name().equals(typed.verdict())).findFirst()
                .orElseThrow(() -> RequestRefused.badInput("请选择巡考结论：考试有效、部分无效、考试无效或者未巡考。"));
        jdbc.sql("DELETE FROM exam_void WHERE number = ?").param(registered.number()).update();
        if (found == Verdict.UNPATROLLED) {
            unpatrolled(delivery, typed, actor);
        } else {
            patrolled(registered, delivery, found, typed, actor);
        }
        deliveries.saveAndFlush(delivery);
        return found;
    }

    private void patrolled(RegisteredClass registered, ClassDelivery delivery, Verdict found, Typed typed, Actor actor) {
        Set<String> persons = new HashSet<>();
        if (found == Verdict.PARTLY) {
            persons.addAll(named(typed.positions(), classes.trainees(registered.number())));
        }
        if (found != Verdict.VALID && typed.items().isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem("items", "结论不是考试有效的，至少选择一项不符合要求的内容（第10条）。")));
        }
        String officers = typed.officers() == null ? null : officers(registered, typed.officers(), actor);
        LocalDateTime at = typed.at() == null ? null : moment(delivery, typed.at());
        String words = String.join("；", typed.items().stream().map(ITEMS::get).toList());
        delivery.patrolled(found, words, typed.note(), actor.name(), officers, at);
        persons.forEach(person -> jdbc.sql("INSERT INTO exam_void (number, person) VALUES (?, ?)").params(registered.number(), person).update());
    }

    private static void unpatrolled(ClassDelivery delivery, Typed typed, Actor actor) {
        if (!typed.items().isEmpty()) {
            throw RequestRefused.badInput(List.of(new Problem("items", "未巡考的，没有看到考场，不选择不符合要求的内容（第10条）。请清空后提交。")));
        }
        if (typed.note() == null || typed.note().isBlank()) {
            throw RequestRefused.badInput(List.of(new Problem("opinion", "未巡考的，请写明原因（第10条）。")));
        }
        delivery.patrolled(Verdict.UNPATROLLED, null, typed.note().strip(), actor.name(), null, null);
    }

    /** The county owed it, not the institution: the manager hears of it, the reviewer of the completion reads why. */
    void tellUnpatrolled(RegisteredClass registered, ClassDelivery delivery) {
        register.tell(registered.number(), Role.COUNTY_MANAGER, "未巡考：" + registered.title(), "自行命题的合格证考试已于" + delivery.examOn()
                + "举行，备案地人社部门应当巡考（第10条）。" + delivery.patrolledBy() + "说明原因：" + delivery.patrolNote());
    }

    /** 巡考（李某、王某），巡考结论：部分无效（第3、8名学员）；有作弊 */
    String said(ClassDelivery delivery) {
        if (delivery.patrol() == Verdict.UNPATROLLED) {
            return "未巡考：" + delivery.patrolNote();
        }
        String positions = voidedPositions(delivery.number());
        return (delivery.patrolOfficers() == null ? "" : "巡考（" + delivery.patrolOfficers() + "），") + "巡考结论：" + delivery.patrol().label()
                + (positions.isEmpty() ? "" : "（第" + positions + "名学员）") + (delivery.patrolItems().isEmpty() ? "" : "；" + delivery.patrolItems());
    }

    /** 3、8 */
    private String voidedPositions(String number) {
        Set<String> persons = voided(number);
        return classes.trainees(number).stream().filter(one -> persons.contains(one.person()))
                .map(one -> String.valueOf(one.position())).collect(Collectors.joining("、"));
    }

    /** What stands, as it would be typed: to put one thing right nobody writes the rest again. {@code null}: nothing stands */
    Typed standing(ClassDelivery delivery) {
        if (delivery.patrol() == null) {
            return null;
        }
        List<String> words = delivery.patrolItems() == null ? List.of() : List.of(delivery.patrolItems().split("；"));
        List<String> items = ITEMS.entrySet().stream().filter(item -> words.contains(item.getValue())).map(Map.Entry::getKey).toList();
        return new Typed(delivery.patrol().name(), items, voidedPositions(delivery.number()), delivery.patrolNote(), delivery.patrolOfficers(),
                delivery.patrolAt() == null ? null : MOMENT.format(delivery.patrolAt()));
    }

    private String officers(RegisteredClass registered, String typed, Actor actor) {
        Inspectors.Team team = inspectors.all(Inspectors.Visit.PATROL, registered, Inspectors.named(typed), actor, "officers");
        team.problem().ifPresent(problem -> {
            throw RequestRefused.badInput(List.of(problem));
        });
        return team.shown();
    }

    private LocalDateTime moment(ClassDelivery delivery, String typed) {
        LocalDateTime at = TypedTime.moment(typed);
        if (at == null || !at.toLocalDate().equals(delivery.examOn()) || at.isAfter(LocalDateTime.now(clock))) {
            throw RequestRefused.badInput(List.of(new Problem("patrolAt", "巡考时间应为考试当日、不晚于现在的时间，例如“"
                    + delivery.examOn() + " 09:30”（第10条）。")));
        }
        return at;
    }

    private static Set<String> named(String positions, List<Enrolled> trainees) {
        Set<String> persons = new HashSet<>();
        for (String each : positions == null ? new String[0] : Chars.halfWidth(positions.strip()).split("[、，,\\s　]+")) {
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
