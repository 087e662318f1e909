package org.peixun.delivery;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Rosters;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
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
            Boolean satisfied, Boolean charged, Boolean promised, String note, String calledByName, Instant calledAt) {}

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

        private long count(Function<Call, Boolean> answer) {
            return calls.stream().filter(call -> Boolean.TRUE.equals(answer.apply(call))).count();
        }
    }

    /** yes, no or empty */
    public record Answers(String reached, String attended, String satisfied, String charged, String promised, String note) {}

    private static final SecureRandom SEEDS = new SecureRandom();

    private final Classes classes;
    private final Deliveries deliveries;
    private final Rosters rosters;
    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpCalls(Classes classes, Deliveries deliveries, Rosters rosters, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.rosters = rosters;
        this.jdbc = jdbc;
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

    void answer(String number, int position, Answers answers, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.CALL_TRAINEES, actor);
        Call call = call(registered, position);
        Boolean reached = flag(answers.reached());
        boolean rest = flag(answers.attended()) != null && flag(answers.satisfied()) != null && flag(answers.charged()) != null
                && flag(answers.promised()) != null;
        if (reached == null || reached && !rest) {
            throw RequestRefused.badInput("第" + position + "名：请选择是否接通；接通的，参加培训、满意、被收费、被许诺补贴四项都要选择（第12条）。");
        }
        if (Chars.count(answers.note()) > 300) {
            throw RequestRefused.badInput("第" + position + "名：备注应在300字以内。");
        }
        jdbc.sql("""
                UPDATE follow_up_call SET reached = ?, attended = ?, satisfied = ?, charged = ?, promised = ?, note = ?,
                    called_by_name = ?, called_at = ? WHERE number = ? AND person = ?""")
                .params(java.util.Arrays.asList(reached, reached ? flag(answers.attended()) : null,
                        reached ? flag(answers.satisfied()) : null, reached ? flag(answers.charged()) : null,
                        reached ? flag(answers.promised()) : null, answers.note().strip(), actor.name(),
                        Timestamp.from(clock.instant()), number, call.person())).update();
        classes.note(number, actor, "called", "电话回访第" + position + "名：" + (reached ? "已接通" : "未接通") + "。");
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
