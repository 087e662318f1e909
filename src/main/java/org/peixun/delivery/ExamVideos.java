package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 考试录像 (clause 10: 考试过程全程录像备查): references to the recordings of an own exam, which the institution keeps. */
@Component
@Transactional
public class ExamVideos {

    /** A recording. */
    public record Video(long id, String name, String place, String sha256, int minutes, String recordedByName, Instant recordedAt) {}

    /** As typed. */
    public record Typed(String name, String place, String sha256, String minutes) {}

    private final Classes classes;
    private final ExamArrangements arrangements;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExamVideos(Classes classes, ExamArrangements arrangements, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.arrangements = arrangements;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the exam of that day: another exam needs its own. */
    List<Video> of(String number, LocalDate examOn) {
        return jdbc.sql("""
                SELECT id, name, place, sha256, minutes, recorded_by_name, recorded_at FROM exam_video
                WHERE number = ? AND exam_on = ? AND withdrawn_at IS NULL ORDER BY id""").params(Arrays.asList(number, examOn))
                .query((row, n) -> new Video(row.getLong("id"), row.getString("name"), row.getString("place"), row.getString("sha256"),
                        row.getInt("minutes"), row.getString("recorded_by_name"), row.getTimestamp("recorded_at").toInstant())).list();
    }

    /** @throws RequestRefused 409 unless it is an own exam that was held; 400 with a problem for each field */
    void add(String number, Typed typed, Actor actor) {
        RegisteredClass registered = classes.running(number, Action.RECORD_TRAINING, actor);
        ClassDelivery delivery = classes.lock(number);
        arrangements.checkHeld(registered, delivery);
        if (!delivery.ownExam()) {
            throw RequestRefused.conflict("只有自行命题的合格证考试登记考试录像（第10条），本班期的评价方式：" + delivery.routeLabel() + "。");
        }
        List<Problem> problems = new ArrayList<>();
        var recording = Recording.of("录像", "第10条", typed.name(), typed.place(), typed.sha256(), typed.minutes(), problems);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        try {
            jdbc.sql("""
                    INSERT INTO exam_video (number, exam_on, name, place, sha256, minutes, recorded_by_name, recorded_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(number, delivery.examOn(), recording.name(), recording.place(), recording.sha256(),
                            recording.minutes(), actor.name(), Timestamp.from(clock.instant())).update();
        } catch (DuplicateKeyException twice) {
            throw RequestRefused.badInput(List.of(new Problem("sha256", "这场考试已经登记过校验值相同的录像，不需要重复登记。")));
        }
        classes.note(number, actor, "examVideoRecorded", "登记考试录像：" + delivery.examOn() + "的考试，" + recording.minutes() + "分钟。");
    }

    /** Registered by mistake: stays on record, counts for nothing. @param video its id */
    void withdraw(String number, String video, String reason, Actor actor) {
        classes.correctable(number, actor);
        LocalDate examOn = classes.lock(number).examOn();
        Video kept = of(number, examOn).stream().filter(each -> String.valueOf(each.id()).equals(video)).findFirst()
                .orElseThrow(() -> RequestRefused.badInput(List.of(new Problem("video",
                        "请从本场考试已登记的录像中选择要撤销的一份（第10条）；刚刚撤销过的，请刷新页面查看。"))));
        String why = Recording.withdrawal(reason, "第10条");
        jdbc.sql("UPDATE exam_video SET withdrawn_at = ?, withdrawn_by_name = ?, withdrawn_reason = ? WHERE id = ?")
                .params(Timestamp.from(clock.instant()), actor.name(), why, kept.id()).update();
        classes.record(number, actor, null, "examVideoWithdrawn", "撤销考试录像登记：" + examOn + "的考试，“" + kept.name() + "”。原因：" + why);
    }
}
