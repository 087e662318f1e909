package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 培训过程视频 (clause 2): references to what the institution keeps; needed for all lessons except of a class kept secret. */
@Component
@Transactional
public class Videos {

    private static final String CLAIMED = "classFiling.secrecyClaimed";

    /** A recording. */
    public record Video(
            long id, int session, String label, String name, String place, String sha256, int minutes, String recordedByName,
            Instant recordedAt) {}

    /** @param keepUntil to this day at least @param missing labels of lessons without a recording, of which nobody has said why */
    public record Records(
            List<Video> videos, List<LessonException> exceptions, LocalDate keepUntil, List<String> missing, boolean required,
            String secrecy, String reason) {}

    /** As typed. */
    public record Typed(String session, String name, String place, String sha256, String minutes) {}

    private final Classes classes;
    private final Deliveries deliveries;
    private final LessonExceptions exceptions;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final Clock clock;

    Videos(
            Classes classes, Deliveries deliveries, LessonExceptions exceptions, Processes processes, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.exceptions = exceptions;
        this.processes = processes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Records of(RegisteredClass registered) {
        ClassDelivery delivery = deliveries.seen(registered.number());
        List<Video> videos = jdbc.sql("""
                SELECT id, session, name, place, sha256, minutes, recorded_by_name, recorded_at FROM class_video
                WHERE number = ? AND withdrawn_at IS NULL ORDER BY session, id""").param(registered.number())
                .query((row, n) -> new Video(row.getLong("id"), row.getInt("session"), label(registered, row.getInt("session")),
                        row.getString("name"), row.getString("place"), row.getString("sha256"), row.getInt("minutes"),
                        row.getString("recorded_by_name"), row.getTimestamp("recorded_at").toInstant())).list();
        Set<Integer> there = videos.stream().map(Video::session).collect(Collectors.toSet());
        List<LessonException> excepted = exceptions.of(registered.number());
        List<String> missing = registered.sessions().stream().filter(session -> !there.contains(session.position())
                && excepted.stream().noneMatch(each -> each.of(session)))
                .map(RegisteredClass.Session::label).toList();
        return new Records(videos, excepted, registered.endsOn().plusMonths(classes.policy(registered).integer("video.keepMonths")),
                missing, delivery.videoRequired(), delivery.secrecy().label(), delivery.secrecyReason());
    }

    private static String label(RegisteredClass registered, int position) {
        return registered.sessions().stream().filter(session -> session.position() == position).findFirst()
                .map(RegisteredClass.Session::label).orElse("第" + position + "次课");
    }

    /** @throws RequestRefused 400 with a problem for each field */
    void add(String number, Typed typed, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.RECORD_TRAINING, actor);
        List<Problem> problems = new ArrayList<>();
        RegisteredClass.Session session = registered.sessions().stream()
                .filter(each -> String.valueOf(each.position()).equals(typed.session())).findFirst().orElse(null);
        String bar = session == null ? null : classes.barred(registered).get(session);
        if (session == null || !classes.over(session)) {
            problems.add(new Problem("session", "请选择已经上过的一次课，下课以后才能登记视频（第2条）。"));
        } else if (bar != null) {
            problems.add(new Problem("session", bar));
        }
        if (session != null && exceptions.lessons(registered, LessonException.Kind.NOT_HELD).contains(session)) {
            problems.add(new Problem("session", "“" + session.label() + "”已由县（市、区）登记为未上（第2条）。请选择上过的一次课；"
                    + "实际上了课的，请联系县（市、区）经办人员撤销登记。"));
        }
        var recording = Recording.of("视频", "第2条", typed.name(), typed.place(), typed.sha256(), typed.minutes(), problems);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        try {
            jdbc.sql("""
                    INSERT INTO class_video (number, session, name, place, sha256, minutes, recorded_by_name, recorded_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(number, session.position(), recording.name(), recording.place(), recording.sha256(),
                            recording.minutes(), actor.name(), Timestamp.from(clock.instant())).update();
        } catch (DuplicateKeyException twice) {
            throw RequestRefused.badInput(List.of(new Problem("sha256", "这次课已经登记过校验值相同的视频，不需要重复登记。")));
        }
        classes.note(number, actor, "videoRecorded", "登记培训过程视频：" + session.label() + "，" + recording.minutes() + "分钟。");
    }

    /** Registered by mistake: stays on record, counts for nothing. @param video its id */
    void withdraw(String number, String video, String reason, Actor actor) {
        RegisteredClass registered = classes.correctable(number, actor);
        Video kept = of(registered).videos().stream().filter(each -> String.valueOf(each.id()).equals(video)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput(List.of(new Problem("video",
                        "请从已登记的视频中选择要撤销的一份（第2条）；刚刚撤销过的，请刷新页面查看。"))));
        String why = Recording.withdrawal(reason, "第2条");
        jdbc.sql("UPDATE class_video SET withdrawn_at = ?, withdrawn_by_name = ?, withdrawn_reason = ? WHERE id = ?")
                .params(Timestamp.from(clock.instant()), actor.name(), why, kept.id()).update();
        classes.record(number, actor, null, "videoWithdrawn", "撤销视频登记：" + kept.label() + "，“" + kept.name() + "”。原因：" + why);
    }

    /** Why it cannot be asked now that the class be kept secret; {@code null}: it can. */
    String notAsking(RegisteredClass registered) {
        ClassDelivery.Secrecy secrecy = deliveries.seen(registered.number()).secrecy();
        if (secrecy == ClassDelivery.Secrecy.ASKED) {
            return "涉密申请待审批：由县（市、区）负责人审批，同意以前仍须登记视频，不需要再次申请（第2条）。";
        }
        if (classes.paused(registered)) {
            return "机构正在暂停承训资格，本班期暂停办理（第12条），恢复以后才能申请。";
        }
        return processes.awaits(registered.number(), CLAIMED) ? null : "实施培训已经办结（培训结束，检查、回访都已登记），流程中不再审批涉密申请（第2条）。"
                + "请登记视频；录像缺失的，请联系县（市、区）经办人员核实，登记“录像缺失”并写明原因。";
    }

    /** The institution says why the class is kept secret; until the county consents the videos are needed. */
    void askSecrecy(String number, String reason, Actor actor) {
        String bar = notAsking(classes.running(number, Action.RECORD_TRAINING, actor));
        if (Chars.count(reason.strip()) < 10 || Chars.count(reason) > 500) {
            throw RequestRefused.badInput(List.of(new Problem("reason", "涉密理由应写10至500字，说明涉密事项和依据（第2条）；不要写入涉密内容本身。")));
        }
        if (bar != null) {
            throw RequestRefused.conflict(bar);
        }
        ClassDelivery delivery = classes.lock(number);
        delivery.askSecrecy(reason.strip());
        deliveries.saveAndFlush(delivery);
        classes.record(number, actor, null, "secrecyAsked", "申请按涉密班期管理，不提供培训过程视频。");
        processes.tell(number, CLAIMED);
    }
}
