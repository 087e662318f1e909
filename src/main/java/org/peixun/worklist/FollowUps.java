package org.peixun.worklist;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import org.peixun.identity.Actor;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 跟进日期: the holder's own mark on an open item, gone with the item or its holder. A field and a filter, no timer. */
@Component
public class FollowUps {

    private static final Dates DATES = new Dates();
    private static final int LATEST_DAYS = 365;
    private static final int LONGEST_NOTE = 100;

    private final CaseTypes types;
    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUps(CaseTypes types, JdbcClient jdbc, Clock clock) {
        this.types = types;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param days from today, counted by the calendar; 0 takes the mark away
     * @param note may be empty
     * @return the day, {@code null} when taken away
     * @throws RequestRefused 400 for a day that is not one or lies after a due date that has not passed, 409 when it is not in the actor's hands
     */
    @Transactional
    public LocalDate set(WorkItem item, String days, String note, Actor actor) {
        LocalDate day = day(item, days);
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw RequestRefused.badInput("跟进说明不超过" + LONGEST_NOTE + "字，请删减后再保存。");
        }
        types.checkWritten(item.caseNumber(), "note", note, actor);
        int rows = jdbc.sql("""
                UPDATE work_item SET follow_up_on = :day, follow_up_note = :note, version = version + 1
                 WHERE task_id = :taskId AND state = 'OPEN' AND holder = :holder""")
                .param("day", day, Types.DATE).param("note", day == null || note.isBlank() ? null : note.strip(), Types.VARCHAR)
                .param("taskId", item.taskId()).param("holder", actor.userId()).update();
        if (rows == 0 && item.inHandsOf(actor.userId())) {
            throw RequestRefused.conflict("该事项由您代办，跟进提醒只提醒" + item.holderName() + "本人，不能由代办人设置。");
        }
        if (rows == 0) {
            throw RequestRefused.conflict("该事项不在您手中，不能设置跟进日期。请刷新页面查看办理人。");
        }
        return day;
    }

    private LocalDate day(WorkItem item, String days) {
        if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) > LATEST_DAYS) {
            throw RequestRefused.badInput("请填写几天后提醒，应为1至" + LATEST_DAYS + "的整数；填0取消提醒。");
        }
        if (Integer.parseInt(days) == 0) {
            return null;
        }
        LocalDate day = LocalDate.now(clock.withZone(Zone.CHINA)).plusDays(Integer.parseInt(days));
        boolean limited = item.dueAt() != null && item.dueAt().isAfter(clock.instant());
        LocalDate due = limited ? LocalDate.ofInstant(item.dueAt(), Zone.CHINA) : day;
        if (day.isAfter(due)) {
            throw RequestRefused.badInput(
                    "跟进日期" + DATES.day(day) + "晚于办理期限" + DATES.day(due) + "。请填写更少的天数，或者直接办理。");
        }
        return day;
    }
}
