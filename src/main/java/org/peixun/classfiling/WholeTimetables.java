package org.peixun.classfiling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.identity.Actor;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A timetable in place of what stands there, pasted or laid out anew: only over the rows that somebody agreed to have replaced. */
@Service
@Transactional
public class WholeTimetables {

    private final FilingDrafts drafts;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Clock clock;

    WholeTimetables(FilingDrafts drafts, PolicyParameters parameters, WorkingCalendar calendar, Clock clock) {
        this.drafts = drafts;
        this.parameters = parameters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param agreed how many rows the question was about: those typed since were not in it
     * @throws RequestRefused 400 when more rows stand there, otherwise as {@link FilingDrafts#saveLessons}
     */
    public void replace(String number, List<Lesson> rows, int agreed, Seen seen, Actor actor) {
        drafts.saveLessons(number, before -> {
            checkAgreed(before, agreed, "导入", "再选一次“替换为粘贴的各行”后导入");
            return rows;
        }, seen, actor);
    }

    /**
     * Lays the hours out anew.
     *
     * @param agreed as {@link #replace}
     * @return number of lessons @throws RequestRefused 400 when they do not fit or more rows stand there, 409 as {@link Seen}
     */
    public int make(String number, TimetableMaker.Wish wish, int agreed, Seen seen, Actor actor) {
        int[] made = new int[1];
        drafts.change(number, filing -> {
            filing.checkEditable();
            checkAgreed(filing.form().lessons(), agreed, "生成", "再点一次“生成课程表”");
            List<Lesson> lessons = laidOut(filing, wish);
            made[0] = lessons.size();
            return filing.form().withLessons(lessons);
        }, seen, actor);
        return made[0];
    }

    private static void checkAgreed(List<Lesson> there, int agreed, String done, String again) {
        if (there.size() > agreed) {
            throw RequestRefused.badInput("打开页面以后又填写了课程，课程表现有" + there.size() + "行，没有" + done + "。" + done + "后替换这" + there.size()
                    + "行；确实要替换的，请" + again + "。");
        }
    }

    /** The institution cannot enter a calendar, but can choose weekdays. */
    private List<Lesson> laidOut(ClassFiling filing, TimetableMaker.Wish wish) {
        Plan plan = filing.plan();
        int minutes = parameters.at(plan.startsOn() == null ? LocalDate.now(clock) : plan.startsOn(), filing.jurisdiction())
                .integer("class.lessonMinutes");
        try {
            return TimetableMaker.make(plan, wish, calendar::isWorkingDay, minutes);
        } catch (CalendarYearMissing unknown) {
            throw RequestRefused.badInput(unknown.year() + CalendarYearMissing.SAID + "，不能按国家规定的工作日排课。请取消勾选“国家规定的工作日”，改选星期，"
                    + "生成后自行去掉放假的日子；或者在系统管理员录入以后再生成。");
        }
    }
}
