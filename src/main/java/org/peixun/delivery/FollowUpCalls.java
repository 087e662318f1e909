package org.peixun.delivery;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Rosters;
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

    CallSample of(RegisteredClass registered) {
        Map<String, Enrolled> people = classes.trainees(registered.number()).stream()
                .collect(Collectors.toMap(Enrolled::person, Function.identity()));
        List<FollowUpCall> calls = jdbc.sql("SELECT * FROM follow_up_call WHERE number = ? ORDER BY position").param(registered.number())
                .query((row, n) -> {
                    Enrolled one = people.get(row.getString("person"));
                    Timestamp at = row.getTimestamp("called_at");
                    return new FollowUpCall(row.getString("person"), row.getInt("position"), one == null ? "（已不在花名册中）" : one.name(),
                            one == null ? "" : one.maskedPhone(), row.getObject("reached", Boolean.class),
                            row.getObject("attended", Boolean.class), row.getObject("satisfied", Boolean.class),
                            row.getObject("charged", Boolean.class), row.getObject("promised", Boolean.class),
                            row.getString("note"), row.getString("called_by_name"), at == null ? null : at.toInstant());
                }).list();
        return new CallSample(deliveries.seen(registered.number()).sampleSeed(), calls);
    }

    /**
     * Those of the page, by position: all of them, or with a fault in any none.
     *
     * @param shown what the page showed of them, by {@link CallAnswers#line}: over what a colleague has registered since nobody writes unseen
     */
    void answer(String number, Map<Integer, CallAnswers> typed, Map<Integer, String> shown, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.CALL_TRAINEES, actor);
        if (typed.isEmpty()) {
            throw RequestRefused.badInput("没有填写或者更改任何一名学员的回访。请至少填写一名后再登记，没有接通的也要登记（第12条）。");
        }
        Map<Integer, FollowUpCall> sample = of(registered).calls().stream().collect(Collectors.toMap(FollowUpCall::position, Function.identity()));
        typed.keySet().stream().filter(position -> !sample.containsKey(position)).findFirst().ifPresent(position -> {
            throw RequestRefused.notFound("回访名单中没有第" + position + "名。请刷新页面查看名单。");
        });
        List<Problem> problems = new ArrayList<>();
        typed.forEach((position, answers) -> {
            problems.addAll(answers.problems(position, sample.get(position).name()));
            unseen(sample.get(position), answers, shown.get(position)).ifPresent(problems::add);
        });
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        batch.batchUpdate("""
                UPDATE follow_up_call SET reached = ?, attended = ?, satisfied = ?, charged = ?, promised = ?, note = ?,
                    called_by_name = ?, called_at = ? WHERE number = ? AND person = ?""",
                typed.entrySet().stream().map(each -> row(each.getValue(), actor, number, sample.get(each.getKey()).person())).toList());
        typed.forEach((position, answers) -> classes.note(number, actor, "called",
                "电话回访第" + position + "名：" + (answers.wasReached() ? "已接通" : "未接通") + "。"));
        concerns.tell(registered, typed.entrySet().stream()
                .map(each -> CallConcerns.news(sample.get(each.getKey()).concerns(), each.getValue().concerns())).toList(), actor);
    }

    /** The same once more is no harm. */
    private static Optional<Problem> unseen(FollowUpCall call, CallAnswers typed, String shown) {
        String there = call.answers().line();
        return shown == null || shown.equals(there) || typed.line().equals(there) ? Optional.empty()
                : Optional.of(new Problem("reached-" + call.position(), "第" + call.position() + "名 " + call.name() + "，您打开本页以后" + call.calledByName()
                        + "已经登记（" + call.answers().words() + "），没有覆盖（第12条）。请核对您填写的内容；确需改为您填写的，再登记一次。"));
    }

    private Object[] row(CallAnswers answers, Actor actor, String number, String person) {
        List<Object> row = new ArrayList<>(List.of(answers.wasReached()));
        row.addAll(answers.asked());
        row.addAll(List.of(answers.note().strip(), actor.name(), Timestamp.from(clock.instant()), number, person));
        return row.toArray();
    }

    /** The number in full, on the record. */
    String phone(String number, int position, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.SEE_PERSONAL_DATA, actor);
        FollowUpCall call = call(registered, position);
        String phone = rosters.phone(number, call.person())
                .orElseThrow(() -> RequestRefused.notFound("该学员已不在花名册中，没有电话号码。"));
        classes.note(number, actor, "phoneSeen", "为电话回访查看第" + position + "名学员的完整电话号码。");
        return phone;
    }

    private FollowUpCall call(RegisteredClass registered, int position) {
        return of(registered).calls().stream().filter(each -> each.position() == position).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("回访名单中没有第" + position + "名。请刷新页面查看名单。"));
    }
}
