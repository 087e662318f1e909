package org.peixun.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.workflow.Simulation;
import org.springframework.stereotype.Component;

/**
 * What happened in the city during the past working days: in each county classes were filed, accepted, returned,
 * refused, withdrawn, forgotten and started, so that every state and every colour is there to be looked at.
 */
@Component
class DemoStory {

    private static final String SUSPENDED = "donge";
    private static final String REINSTATED = "yanggu";
    /** Working days that are told one by one; earlier ones have numbers below one. */
    static final int LENGTH = 24;
    private static final LocalTime MORNING = LocalTime.of(9, 20);
    private static final LocalTime EVENING = LocalTime.of(17, 35);

    private final WorkingCalendar calendar;
    private final Simulation simulation;
    private final DemoCast cast;
    private final DemoRounds rounds;
    private final DemoProjects projects;
    private final List<DemoTale> tales;
    private final DemoColleagues colleagues;
    private final Clock clock;

    DemoStory(
            WorkingCalendar calendar, Simulation simulation, DemoCast cast, DemoRounds rounds, DemoProjects projects,
            List<DemoTale> tales, DemoColleagues colleagues, Clock clock) {
        this.calendar = calendar;
        this.simulation = simulation;
        this.cast = cast;
        this.rounds = rounds;
        this.projects = projects;
        this.tales = tales;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** Today once the office is open, otherwise the working day before; earlier where the coming calendar is not known. */
    private LocalDate lastDay(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        List<Integer> missing = calendar.missingUntil(today.plusDays(45));
        if (!missing.isEmpty() && today.getYear() >= missing.get(0) - 1 && today.isAfter(lastKnown(missing.get(0)))) {
            return calendar.plus(lastKnown(missing.get(0)), WorkingDays.of(-1));
        }
        return calendar.isWorkingDay(today) && now.toLocalTime().isAfter(MORNING)
                ? today : calendar.plus(today, WorkingDays.of(-1));
    }

    /** A story that ends on this day needs nothing of the missing year. */
    private static LocalDate lastKnown(int missingYear) {
        return LocalDate.of(missingYear - 1, 11, 27);
    }

    void tell() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate last = lastDay(now);
        TreeMap<Integer, List<Runnable>> days = new TreeMap<>();
        DemoCounty.ALL.forEach(county -> plan(county, last, days));
        tales.forEach(tale -> tale.plan(last, days));
        simulation.run(() -> {
            rounds.lastYear(last.getYear() - 1);
            projects.lastYear(last.getYear() - 1, this::passToMorning);
            for (int day = days.firstKey(); day <= LENGTH; day++) {
                LocalDate date = calendar.plus(last, WorkingDays.of(day - LENGTH));
                passToMorning(date);
                days.getOrDefault(day, List.of()).forEach(Runnable::run);
            }
            LocalDateTime evening = last.atTime(EVENING);
            simulation.passTo((evening.isAfter(now) ? now : evening).atZone(Zone.CHINA).toInstant());
        });
    }

    private void passToMorning(LocalDate date) {
        simulation.passTo(date.atTime(MORNING).atZone(Zone.CHINA).toInstant());
    }

    /** @param days day of the story → what happens on it */
    private void plan(DemoCounty county, LocalDate last, Map<Integer, List<Runnable>> days) {
        var of = new DemoChapter(cast, county, last, days);
        of.classAt(1, 0, 0, 10).accepted(1).proposed(2).approved(4).started(10)
                .planned(10, 11).inspected(11).attended(20).recorded(20).called(21).arranged(22, 23).examined(24);
        of.classAt(2, 0, 2, 9).accepted(3).proposed(5).approved(6).started(11)
                .planned(12, 14).faulted(14).attended(18).recorded(18).attended(23);
        of.classAt(4, 0, 4, 11).accepted(5).returnedAtReview(7, "TIMETABLE_HOURS", "实训课时安排与教学计划不一致，请核对后补正。")
                .resubmitted(9, "已按教学计划调整实训课时。").accepted(10).proposed(11).approved(12).started(15)
                .planned(16, 20);
        of.classAt(1, 1, 17, 14).accepted(18).proposed(20).approved(21)
                .changeAsked(22, "理论考试改为机考，操作技能考核不变，均达到60分为合格。", "考点更换考试方式。")
                .changeDecided(23, Map.of("decision", "consentChange", "opinion", "同意变更。"));
        of.classAt(2, 1, 18, 15).accepted(19).proposed(20).approved(22)
                .changeAsked(24, "操作技能考核分两批进行，均达到60分为合格。", "实训工位不足，需要分批考核。");
        of.classAt(4, 5, 9, 15).accepted(10).proposed(12).approved(13)
                .changeAsked(15, "不再组织理论考试。", "学员反映理论考试困难。")
                .changeDecided(16, Map.of("decision", "refuseChange", "reasons", List.of("CHANGE_UNFOUNDED"),
                        "opinion", "理论考试为职业技能标准的要求，不能取消。"));
        of.classAt(2, 5, 10, 16).accepted(11).proposed(13).approved(14).cancelled(20, "报名学员集中外出务工，人数不足。");
        of.classAt(1, 5, 0, 9).accepted(1).proposed(3).approved(5);
        of.classAt(1, 2, 20, 12).accepted(21).proposed(24);
        of.classAt(2, 2, 22, 12).accepted(23).claimed(24, "reviewFiling");
        of.classAt(4, 1, 16, 16).accepted(17).claimed(18, "reviewFiling");
        of.classAt(1, 3, 24, 12);
        of.classAt(2, 3, 23, 13);
        of.classAt(4, 2, 19, 13);
        of.classAt(1, 4, 20, 14).returnedAtAcceptance(21, "MATERIAL_MISSING", "培训协议书样本缺少双方权利义务条款，请补充。");
        of.classAt(4, 3, 14, 14).refused(16, "SCOPE_EXCEEDED", "所报等级超出本机构已核定的范围。");
        of.classAt(2, 4, 15, 12).withdrawn(17, "企业生产任务调整，学员不能脱产参训。");
        of.classAt(4, 4, 1, 12).returnedAtAcceptance(2, "PLAN_MISSING", "教学计划缺少考核安排。");
        of.draftAt(1, 6, 24, 15);
        if (county.account().equals(SUSPENDED)) {
            of.classAt(3, 0, 18, 15).accepted(19);
            of.classAt(3, 1, 21, 14);
            of.decided(24, 3, new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT,
                    "日常检查发现未经同意举办美容师班一期，学员二十三人，机构承认。", "聊人社监字〔2026〕9号"));
        }
        if (county.account().equals(REINSTATED)) {
            of.classAt(3, 0, 18, 16).accepted(19);
            of.decided(20, 3, new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT,
                    "电话回访发现两个班期的学员签到由他人代签。", "聊人社监字〔2026〕7号"));
            of.decided(23, 3, new InstitutionStanding.Decision(DirectoryStatus.NORMAL, StandingReason.RECTIFIED,
                    "已按要求整改，签到改为逐次核对证件，经验收合格。", "聊人社监字〔2026〕8号"));
        }
        if (county.account().equals(DemoColleagues.COUNTY)) {
            colleagues.plan(new DemoColleagues.Cases(of.of(2, 2), of.of(4, 1), of.of(1, 1), of.of(2, 3)), last, LENGTH, of::on);
        }
        if (county.account().equals("donge")) {
            planEarlier(of);
        }
    }

    /** Classes of the months before, in one county: followed after their completion, not recognised, waiting for the patrol. */
    private static void planEarlier(DemoChapter of) {
        of.ownExamAt(1, 0, -54, 8).accepted(-53).proposed(-52).approved(-51).started(-46).planned(-46, -45).faulted(-45).rechecked(-39).attended(-36)
                .recorded(-36).called(-36).arranged(-36, -33).patrolled(-33, "VALID", List.of()).examined(-32)
                .reviewed(-31, "recognise", "培训和考核符合要求，认定结业。").followed(-5);
        of.ownExamAt(2, 1, -50, 8).accepted(-49).proposed(-48).approved(-47).started(-42).planned(-42, -41).inspected(-41).attended(-32)
                .recorded(-32).called(-31).arranged(-31, -28).patrolled(-28, "INVALID", List.of("CHEATING", "VIDEO"))
                .reviewed(-26, "refuse", "巡考发现集体作弊、未全程录像，考试无效（第10条），不予认定结业。");
        of.ownExamAt(4, 5, -8, 8).accepted(-7).proposed(-6).approved(-5).started(0).planned(0, 1).inspected(1).attended(10).recorded(10)
                .called(11).arranged(12, 24);
        of.classAt(1, 4, -2, 8).accepted(-1).proposed(0).approved(1).started(6).planned(6, 7).inspected(7).attended(16).secret(12);
    }
}
