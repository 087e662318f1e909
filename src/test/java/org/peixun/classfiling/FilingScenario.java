package org.peixun.classfiling;

import static org.peixun.identity.SignedInAs.applicant;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.identity.Actor;
import org.peixun.identity.SignedInAs;
import org.peixun.roster.NewTrainee;
import org.peixun.roster.PersonCategory;
import org.peixun.roster.Rosters;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.shared.Phone;
import org.peixun.shared.WorkingDays;
import org.springframework.stereotype.Component;

/** Filings for tests, each by an institution, teacher and trainees of its own, so that they never clash. */
@Component
public class FilingScenario {

    public static final String COUNTY = "371524";

    private static final String ABILITY = "ZX-3715-01";
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** @param applicant an officer of the institution, without an account */
    public record Draft(String number, long institutionId, Actor applicant, LocalDate startsOn) {}

    private final ClassFilings filings;
    private final FilingDrafts drafts;
    private final DirectoryRegister register;
    private final Directory directory;
    private final Rosters rosters;
    private final org.peixun.attachment.Attachments attachments;
    private final WorkingCalendar calendar;
    private final Clock clock;

    FilingScenario(
            ClassFilings filings, FilingDrafts drafts, DirectoryRegister register, Directory directory, Rosters rosters,
            org.peixun.attachment.Attachments attachments, WorkingCalendar calendar, Clock clock) {
        this.filings = filings;
        this.drafts = drafts;
        this.register = register;
        this.directory = directory;
        this.rosters = rosters;
        this.attachments = attachments;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** 电工（中级）, 80 hours on ten working days from ten working days on, ten trainees; nothing stands against it. */
    public Draft aValidDraft() {
        return aValidDraft(10);
    }

    /** The same, starting so many working days from today. */
    public Draft aValidDraft(int workingDaysAhead) {
        return aValidDraft(COUNTY, workingDaysAhead, 10);
    }

    /** The same in a county, with so many trainees (at most 60). */
    public Draft aValidDraft(String county, int workingDaysAhead, int size) {
        return aValidDraft(county, workingDaysAhead, size, Level.L4);
    }

    /** @param level for which its institution is registered */
    private Draft aValidDraft(String county, int workingDaysAhead, int size, Level level) {
        int serial = NEXT.getAndIncrement();
        long institution = 800_000 + serial;
        LocalDate today = LocalDate.now(clock);
        registerInstitution(institution, county, today, level);
        Actor applicant = applicant(county, institution);
        var number = new String[1];
        SignedInAs.runAs(applicant, () -> number[0] = filings.draft(applicant, institution));
        LocalDate start = fill(serial, number[0], applicant, institution, institution, workingDaysAhead, size);
        return new Draft(number[0], institution, applicant, start);
    }

    /** Fills a new draft with everything that is asked, so that nothing stands against it. @return the first day of the class */
    public LocalDate fill(String number, Actor applicant, long teacher, long place, int workingDaysAhead, int size) {
        return fill(NEXT.getAndIncrement(), number, applicant, teacher, place, workingDaysAhead, size);
    }

    private LocalDate fill(int serial, String number, Actor applicant, long teacher, long place, int workingDaysAhead, int size) {
        LocalDate start = calendar.plus(LocalDate.now(clock), WorkingDays.of(workingDaysAhead));
        SignedInAs.runAs(applicant, () -> {
            Map<String, String> values = values(start, calendar.plus(start, WorkingDays.of(9)), place);
            values.put("plannedSize", String.valueOf(size));
            drafts.saveValues(number, values, applicant);
            drafts.saveTeachers(number, List.of(teacher), applicant);
            drafts.saveLessons(number, lessons(start, teacher), applicant);
            rosters.store(number, trainees(serial, size));
            for (String kind : List.of("教学计划", "培训协议书样本", "真实性承诺书")) {
                attachments.store(number, kind, kind + ".pdf", new ByteArrayInputStream(pdf()), applicant);
            }
        });
        return start;
    }

    /** {@link #aValidDraft()}, for a 合格证 by the institution's own exam (clause 10). */
    public Draft anOwnExamDraft() {
        Draft draft = aValidDraft();
        SignedInAs.runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("certificate", "培训合格证书", "examRoute", "培训主体自主合格证考试", "examVideo", "true"),
                    draft.applicant());
            drafts.saveReasons(draft.number(), Map.of("ownExamOnly", "本市尚无该工种的评价机构"), draft.applicant());
            attachments.store(draft.number(), "考核方案", "考核方案.pdf", new ByteArrayInputStream(pdf()), draft.applicant());
        });
        return draft;
    }

    /** {@link #aValidDraft()}, of a single ability (专项职业能力) without a standard of subsidy: all practice but the safety. */
    public Draft aPracticeDraft() {
        Draft draft = aValidDraft(COUNTY, 10, 10, Level.NONE);
        SignedInAs.runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("occupation", ABILITY, "level", "NONE", "subsidy", "不申请", "certificate", "专项职业能力证书", "examRoute", "专项职业能力考核",
                    "theoryHours", "0", "practiceHours", "76"), draft.applicant());
            drafts.saveLessons(draft.number(), lessons(draft.startsOn(), draft.institutionId()).stream().map(lesson -> lesson.kind().equals("理论")
                    ? new FilingForm.Lesson(lesson.date(), lesson.starts(), lesson.ends(), lesson.hours(), "实训", lesson.content(), "",
                            lesson.teacher()) : lesson).toList(), draft.applicant());
        });
        return draft;
    }

    /** {@link #aValidDraft()}, handed in. */
    public Draft submitted() {
        return submitted(aValidDraft());
    }

    public Draft submitted(Draft draft) {
        SignedInAs.runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        return draft;
    }

    /** What is subsidised has a standard; of so few hours that it asks for none. */
    private synchronized void standard(String occupation, Level level, LocalDate today) {
        if (directory.standard(occupation, level, today).isEmpty()) {
            register.standards(List.of(new DirectoryRegister.StandardLine(occupation, level, today.minusYears(5), BigDecimal.valueOf(900), 1)));
        }
    }

    private void registerInstitution(long id, String county, LocalDate today, Level level) {
        if (level != Level.NONE) { // of the ability the lists of projects have no standard
            standard("6-31-01-03", level, today);
        }
        register.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(id, "东阿某培训学校" + id, "某校" + id, "培训机构", "52371524MJE" + id + "X", county, "某路" + id + "号",
                        "0635-0000000", "某老师"),
                DirectoryStatus.NORMAL, today.minusYears(5), "首批入目录", "某人社字1号",
                List.of(new Directory.Scope(level == Level.NONE ? ABILITY : "6-31-01-03", level == Level.NONE ? "家庭烹饪" : "电工", level, today.minusYears(5), null, today.plusYears(5))),
                List.of(new Directory.Teacher(id, "某教师" + id, "ZS" + id, "讲师", "电工", true)),
                List.of(new Directory.Place(id, "一号教室", "某路" + id + "号", 60)))));
    }

    public static Map<String, String> values(LocalDate start, LocalDate end, long place) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("occupation", "6-31-01-03");
        values.put("level", "L4");
        values.put("certificate", "职业技能等级证书");
        values.put("mode", "线下");
        values.put("attendance", "全日制");
        values.put("startsOn", start.toString());
        values.put("endsOn", end.toString());
        values.put("theoryHours", "20");
        values.put("practiceHours", "56");
        values.put("safetyHours", "4");
        values.put("plannedSize", "10");
        values.put("subsidy", "申请");
        values.put("head", "某负责人");
        values.put("headPhone", "13800000000");
        values.put("needsPeople", "参训人员为本县企业的在岗电工，均有一年以上从业经历，年龄三十岁上下。");
        values.put("needsWishes", "企业和本人均愿意参加脱产培训，希望取得中级工职业技能等级证书。");
        values.put("needsProspect", "培训后继续在原岗位工作，预计八成以上人员可以提高技能等级和工资待遇。");
        values.put("placeId", String.valueOf(place));
        values.put("examRoute", "社会培训评价组织职业技能等级认定");
        values.put("examOn", end.plusDays(3).toString());
        values.put("examPlace", "东阿某培训学校");
        values.put("examMethod", "理论知识笔试和操作技能考核，均达到60分为合格。");
        values.put("jobGuidance", "结课后组织一次岗位推介会，并在第一、三、六个月电话回访就业情况。");
        values.put("commitment", "true");
        return values;
    }

    /** Ten working days of 4 + 4 hours: 20 theory, 4 safety, 56 practice. */
    private List<FilingForm.Lesson> lessons(LocalDate start, long teacher) {
        List<FilingForm.Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            LocalDate date = calendar.plus(start, WorkingDays.of(i / 2));
            boolean morning = i % 2 == 0;
            String kind = i < 5 ? "理论" : i == 5 ? "安全" : "实训";
            lessons.add(new FilingForm.Lesson(date.toString(), morning ? "08:30" : "13:30", morning ? "11:45" : "16:45", "4",
                    kind, "第" + (i + 1) + "讲", "", String.valueOf(teacher)));
        }
        return lessons;
    }

    public static List<NewTrainee> trainees(int serial, int size) {
        List<NewTrainee> trainees = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            LocalDate born = LocalDate.of(1990, 1, 1).plusDays(serial);
            trainees.add(new NewTrainee(i + 2, "学员某" + "甲乙丙丁戊己庚辛壬癸".charAt(i % 10),
                    FictitiousCitizenId.other(born, i * 2 + 1), new Phone("138" + "%05d%03d".formatted(serial % 100000, i)),
                    PersonCategory.OTHER, null, null, null, null));
        }
        return trainees;
    }

    public static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }
}
