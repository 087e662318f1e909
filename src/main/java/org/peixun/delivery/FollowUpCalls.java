package org.peixun.delivery;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.complaint.Topic;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Rosters;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 电话回访 (clause 12): a random sample whose seed is kept, so that anybody can draw it again. */
@Component
@Transactional
public class FollowUpCalls {

    /** @param answers {@code null} until called; those after {@code reached} also when nobody answered */
    public record Call(
            String person, int position, String name, String maskedPhone, Boolean reached, Boolean attended,
            Boolean satisfied, Boolean charged, Boolean promised, String note, String calledByName, Instant calledAt) {

        /** As the page has them. */
        public Answers answers() {
            return new Answers(word(reached), word(attended), word(satisfied), word(charged), word(promised), note == null ? "" : note);
        }

        Set<Concern> concerns() {
            return Concern.of(attended, charged, promised);
        }

        private static String word(Boolean answer) {
            return answer == null ? "" : answer ? "yes" : "no";
        }
    }

    /** @param seed with which the sample was drawn, or {@code null} before */
    public record Sample(Long seed, List<Call> calls) {

        public long left() {
            return calls.stream().filter(call -> call.calledAt() == null).count();
        }

        /** 5人中已回访3人：2人未收费…: what matters at a glance. */
        public String summary() {
            return calls.size() + "人中已回访" + (calls.size() - left()) + "人，接通" + count(Call::reached) + "人；参加培训"
                    + count(Call::attended) + "人，满意" + count(Call::satisfied) + "人，被收费" + count(Call::charged)
                    + "人，被许诺补贴" + count(Call::promised) + "人";
        }

        /** How many of them say what must not be. */
        long concerned() {
            return calls.stream().filter(call -> !call.concerns().isEmpty()).count();
        }

        /** Of the gravest; {@code null}: of none. */
        Topic topic() {
            return calls.stream().flatMap(call -> call.concerns().stream()).min(Comparator.naturalOrder()).map(Concern::topic).orElse(null);
        }

        private long count(Function<Call, Boolean> answer) {
            return calls.stream().filter(call -> Boolean.TRUE.equals(answer.apply(call))).count();
        }
    }

    /** yes, no or empty */
    public record Answers(String reached, String attended, String satisfied, String charged, String promised, String note) {

        public static Answers of(List<String> values) {
            return new Answers(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5));
        }

        /** What counts only of those who were reached. */
        Set<Concern> concerns() {
            return Boolean.TRUE.equals(flag(reached)) ? Concern.of(flag(attended), flag(charged), flag(promised)) : Set.of();
        }

        /** By field, in the order of the columns. */
        Map<String, String> questions() {
            Map<String, String> questions = new LinkedHashMap<>();
            questions.put("attended", attended);
            questions.put("satisfied", satisfied);
            questions.put("charged", charged);
            questions.put("promised", promised);
            return questions;
        }
    }

    private static final Map<String, String> QUESTIONS =
            Map.of("attended", "参加培训", "satisfied", "满意", "charged", "被收费", "promised", "被许诺补贴");

    private static final SecureRandom SEEDS = new SecureRandom();

    private final Classes classes;
    private final Deliveries deliveries;
    private final Rosters rosters;
    private final CallConcerns concerns;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    FollowUpCalls(
            Classes classes, Deliveries deliveries, Rosters rosters, CallConcerns concerns, JdbcClient jdbc, JdbcTemplate batch,
            Clock clock) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.rosters = rosters;
        this.concerns = concerns;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** The same people for the same seed: sorted by key, shuffled by {@link Random}, the first taken. */
    static List<String> sample(List<String> persons, long seed, int size) {
        List<String> all = new ArrayList<>(persons.stream().sorted().toList());
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(size, all.size()));
    }

    void draw(RegisteredClass registered) {
        ClassDelivery delivery = classes.lock(registered.number());
        delivery.draw(SEEDS.nextLong());
        deliveries.saveAndFlush(delivery);
        List<String> drawn = sample(classes.trainees(registered.number()).stream().map(Enrolled::person).toList(),
                delivery.sampleSeed(), classes.policy(registered).integer("followUp.sampleSize"));
        for (int i = 0; i < drawn.size(); i++) {
            jdbc.sql("INSERT INTO follow_up_call (number, person, position) VALUES (?, ?, ?)")
                    .params(registered.number(), drawn.get(i), i + 1).update();
        }
        classes.recordForOfficers(registered.number(), Actor.SYSTEM, null, "sampleDrawn",
                "随机抽取" + drawn.size() + "名学员电话回访，随机数种子" + delivery.sampleSeed() + "。");
    }

    Sample of(RegisteredClass registered) {
        Map<String, Enrolled> people = classes.trainees(registered.number()).stream()
                .collect(Collectors.toMap(Enrolled::person, Function.identity()));
        List<Call> calls = jdbc.sql("SELECT * FROM follow_up_call WHERE number = ? ORDER BY position").param(registered.number())
                .query((row, n) -> {
                    Enrolled one = people.get(row.getString("person"));
                    Timestamp at = row.getTimestamp("called_at");
                    return new Call(row.getString("person"), row.getInt("position"), one == null ? "（已不在花名册中）" : one.name(),
                            one == null ? "" : one.maskedPhone(), row.getObject("reached", Boolean.class),
                            row.getObject("attended", Boolean.class), row.getObject("satisfied", Boolean.class),
                            row.getObject("charged", Boolean.class), row.getObject("promised", Boolean.class),
                            row.getString("note"), row.getString("called_by_name"), at == null ? null : at.toInstant());
                }).list();
        return new Sample(deliveries.seen(registered.number()).sampleSeed(), calls);
    }

    /** Those of the page, by position: all of them, or with a fault in any none. */
    void answer(String number, Map<Integer, Answers> typed, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.CALL_TRAINEES, actor);
        if (typed.isEmpty()) {
            throw RequestRefused.badInput("没有填写或者更改任何一名学员的回访。请至少填写一名后再登记，没有接通的也要登记（第12条）。");
        }
        Map<Integer, Call> sample = of(registered).calls().stream().collect(Collectors.toMap(Call::position, Function.identity()));
        typed.keySet().stream().filter(position -> !sample.containsKey(position)).findFirst().ifPresent(position -> {
            throw RequestRefused.notFound("回访名单中没有第" + position + "名。请刷新页面查看名单。");
        });
        List<Problem> problems = new ArrayList<>();
        typed.forEach((position, answers) -> check(position, sample.get(position), answers, problems));
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        batch.batchUpdate("""
                UPDATE follow_up_call SET reached = ?, attended = ?, satisfied = ?, charged = ?, promised = ?, note = ?,
                    called_by_name = ?, called_at = ? WHERE number = ? AND person = ?""",
                typed.entrySet().stream().map(each -> row(each.getValue(), actor, number, sample.get(each.getKey()).person())).toList());
        typed.forEach((position, answers) -> classes.note(number, actor, "called",
                "电话回访第" + position + "名：" + (flag(answers.reached()) ? "已接通" : "未接通") + "。"));
        concerns.tell(registered, typed.entrySet().stream()
                .map(each -> CallConcerns.news(sample.get(each.getKey()).concerns(), each.getValue().concerns())).toList(), actor);
    }

    private static void check(int position, Call call, Answers answers, List<Problem> problems) {
        String who = "第" + position + "名 " + call.name() + "，";
        Boolean reached = flag(answers.reached());
        if (reached == null) {
            problems.add(new Problem("reached-" + position, who + "接通：没有选择。请选择“是”或者“否”，没有接通的选“否”（第12条）。"));
        } else if (reached) {
            answers.questions().forEach((field, answer) -> {
                if (flag(answer) == null) {
                    problems.add(new Problem(field + "-" + position,
                            who + QUESTIONS.get(field) + "：没有选择。接通的，四项都要选择“是”或者“否”（第12条）。"));
                }
            });
        }
        if (Chars.count(answers.note()) > 300) {
            problems.add(new Problem("note-" + position, who + "备注：超过300字。请缩短到300字以内。"));
        }
    }

    /** What was asked counts only of those who were reached. */
    private Object[] row(Answers answers, Actor actor, String number, String person) {
        boolean reached = flag(answers.reached());
        List<Object> row = new ArrayList<>(List.of(reached));
        answers.questions().values().forEach(answer -> row.add(reached ? flag(answer) : null));
        row.addAll(List.of(answers.note().strip(), actor.name(), Timestamp.from(clock.instant()), number, person));
        return row.toArray();
    }

    /** The number in full, on the record. */
    String phone(String number, int position, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.SEE_PERSONAL_DATA, actor);
        Call call = call(registered, position);
        String phone = rosters.phone(number, call.person())
                .orElseThrow(() -> RequestRefused.notFound("该学员已不在花名册中，没有电话号码。"));
        classes.note(number, actor, "phoneSeen", "为电话回访查看第" + position + "名学员的完整电话号码。");
        return phone;
    }

    private Call call(RegisteredClass registered, int position) {
        return of(registered).calls().stream().filter(each -> each.position() == position).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("回访名单中没有第" + position + "名。请刷新页面查看名单。"));
    }

    private static Boolean flag(String typed) {
        return "yes".equals(typed) ? Boolean.TRUE : "no".equals(typed) ? Boolean.FALSE : null;
    }
}
