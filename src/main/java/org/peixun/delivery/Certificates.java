package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.roster.Enrolled;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workbook.Workbooks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 结业和证书: who decides whether the completion is recognised, and the numbers of the certificates. */
@Component
@Transactional
public class Certificates {

    /** @param own numbered by us (合格证), not by an evaluation body */
    public record Line(int position, String person, String name, String maskedId, String certificateNo, boolean own, Instant issuedAt) {

        /** 发证依据 */
        public String basis() {
            return own ? "合格证考试" : "评价机构证书";
        }
    }

    private final Classes classes;
    private final Deliveries deliveries;
    private final Completion completion;
    private final ClassRegister register;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    Certificates(
            Classes classes, Deliveries deliveries, Completion completion, ClassRegister register, JdbcClient jdbc,
            JdbcTemplate batch, Clock clock) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.completion = completion;
        this.register = register;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** @param decision recognise, return, examAgain or refuse @throws RequestRefused 400 naming everything that stands against it */
    void review(String number, String decision, String opinion, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.REVIEW_COMPLETION, actor);
        Completion.Standing standing = completion.of(registered);
        String step = DeliveryTasks.REVIEW.label();
        switch (decision == null ? "" : decision) {
            case "recognise" -> {
                if (!standing.blocks().isEmpty()) {
                    throw RequestRefused.badInput("不能认定结业：" + String.join("；", standing.blocks())
                            + "。请退回补充；不能补正的，不予认定结业。");
                }
                classes.record(number, actor, step, "completionRecognised", "认定结业：" + standing.entitled().size() + "名学员符合条件。");
            }
            case "return", PatrolExam.AGAIN -> {
                boolean again = decision.equals(PatrolExam.AGAIN);
                if (!again && deliveries.seen(number).examRoute() == null) {
                    throw RequestRefused.badInput("还没有报送考核安排，没有结果可以补充（第10条）。请选择“退回重新考核”或者“不予认定结业”。");
                }
                if (!again && deliveries.seen(number).patrol() == Verdict.INVALID) {
                    throw RequestRefused.badInput("考试无效的，补充结果没有意义（第10条）。请选择“退回重新考核”或者“不予认定结业”。");
                }
                String label = again ? "退回重新考核" : "退回补充";
                classes.record(number, actor, step, "completionReturned", label + "：" + opinion);
                register.tellInstitution(number, label + "：" + registered.title(), opinion, "/cases/" + number);
            }
            case "refuse" -> {
                ClassDelivery delivery = deliveries.seen(number);
                delivery.notCompleted(standing.outcomes().size());
                deliveries.saveAndFlush(delivery);
                register.fail(number, actor, new ClassRegister.Event(step, "delivery.completionRefused", "不予认定结业：" + opinion));
                register.tellInstitution(number, "不予认定结业：" + registered.title(), opinion
                        + " 对决定不服的，可以自知道之日起六十日内申请行政复议，或者六个月内提起行政诉讼。", "/cases/" + number);
            }
            default -> throw RequestRefused.badInput("请选择审核结论：认定结业、退回补充、退回重新考核或者不予认定结业。");
        }
    }

    /** The completion was recognised: a number for each who is entitled; the county's own without gaps. */
    void issue(RegisteredClass registered) {
        ClassDelivery delivery = classes.lock(registered.number());
        Completion.Standing standing = completion.of(registered);
        List<Completion.Outcome> entitled = standing.entitled();
        Instant now = clock.instant();
        int year = classes.today().getYear();
        int last = delivery.ownExam() ? taken(registered.jurisdiction(), year, entitled.size()) : 0;
        String office = registered.filingNumber().replaceFirst("备.*", "");
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < entitled.size(); i++) {
            String no = delivery.ownExam() ? "%s证〔%d〕%05d号".formatted(office, year, last - entitled.size() + i + 1)
                    : entitled.get(i).result().certificateNo();
            rows.add(new Object[] {registered.number(), entitled.get(i).trainee().person(), no, delivery.ownExam(), Timestamp.from(now)});
        }
        batch.batchUpdate("INSERT INTO certificate (number, person, certificate_no, own, issued_at) VALUES (?, ?, ?, ?, ?)", rows);
        delivery.completed(now, standing.outcomes().size());
        deliveries.saveAndFlush(delivery);
        register.complete(registered.number(), entitled.stream().map(outcome -> outcome.trainee().person()).collect(Collectors.toSet()), Actor.SYSTEM, new ClassRegister.Event(null, "delivery.certificatesIssued",
                "已结业，证书" + entitled.size() + "份。"));
        register.tellInstitution(registered.number(), "已认定结业：" + registered.title(),
                entitled.size() + "名学员结业，证书编号见案件页“证书”。", "/cases/" + registered.number());
    }

    /** The row stays locked until the numbers are given: no gaps, no doubles. @return the last number taken */
    private int taken(String jurisdiction, int year, int count) {
        return jdbc.sql("""
                INSERT INTO certificate_counter (jurisdiction, year, last) VALUES (:jurisdiction, :year, :count)
                ON CONFLICT (jurisdiction, year) DO UPDATE SET last = certificate_counter.last + :count
                RETURNING last""").param("jurisdiction", jurisdiction).param("year", year).param("count", count)
                .query(Integer.class).single();
    }

    List<Line> of(RegisteredClass registered) {
        Map<String, Enrolled> people = classes.trainees(registered.number()).stream()
                .collect(Collectors.toMap(Enrolled::person, Function.identity()));
        List<Line> lines = new ArrayList<>(jdbc.sql("SELECT person, certificate_no, own, issued_at FROM certificate WHERE number = ?")
                .param(registered.number()).query((row, n) -> {
                    Enrolled one = people.get(row.getString(1));
                    return new Line(one == null ? 0 : one.position(), row.getString(1), one == null ? "" : one.name(),
                            one == null ? "" : one.maskedId(), row.getString(2), row.getBoolean(3), row.getTimestamp(4).toInstant());
                }).list());
        lines.sort(java.util.Comparator.comparingInt(Line::position));
        return lines;
    }

    /** Keys of those who got a certificate, for who follows them on. */
    public Set<String> graduates(String number) {
        return Set.copyOf(jdbc.sql("SELECT person FROM certificate WHERE number = ?").param(number).query(String.class).list());
    }

    /** Day on which the completion was recognised, as long as it is. */
    public java.util.Optional<LocalDate> completedOn(String number) {
        return jdbc.sql("SELECT completed_at FROM class_delivery WHERE number = ? AND completed_at IS NOT NULL").param(number)
                .query((row, n) -> LocalDate.ofInstant(row.getTimestamp(1).toInstant(), Zone.CHINA)).optional();
    }

    /** The class and its certificates, for printing. */
    public record Printed(RegisteredClass registered, String route, List<Line> lines) {}

    Printed printed(String number, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.SEE_CASE, actor);
        return new Printed(registered, deliveries.seen(number).routeLabel(), of(registered));
    }

    byte[] export(String number, Actor actor) {
        Printed printed = printed(number, actor);
        RegisteredClass registered = printed.registered();
        return Workbooks.table("证书清单", List.of("序号", "姓名", "公民身份号码", "证书编号", "班期", "备案号", "发证依据", "日期"),
                printed.lines().stream().map(line -> List.of(String.valueOf(line.position()), line.name(), line.maskedId(),
                        line.certificateNo(), registered.title(), registered.filingNumber(), line.basis(),
                        LocalDate.ofInstant(line.issuedAt(), Zone.CHINA).toString())).toList());
    }
}
