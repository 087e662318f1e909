package org.peixun.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.demo.DemoInstitutions.Trade;
import org.peixun.directory.Directory;
import org.peixun.identity.Actor;
import org.peixun.roster.NewTrainee;
import org.peixun.roster.PersonCategory;
import org.peixun.roster.Rosters;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.shared.Phone;
import org.peixun.shared.WorkingDays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts a complete application for a class of 80 hours on ten working days. */
@Component
class DemoClass {

    private static final int DAYS = 10;
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private static final String GIVEN = "甲乙丙丁戊己庚辛壬癸";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1976, 1, 1);
    private static final int BIRTHDAYS = 9000;

    private final ClassFilings filings;
    private final FilingDrafts drafts;
    private final ClassChanges changes;
    private final Directory directory;
    private final Rosters rosters;
    private final Attachments attachments;
    private final WorkingCalendar calendar;
    private int persons;

    DemoClass(
            ClassFilings filings, FilingDrafts drafts, ClassChanges changes, Directory directory, Rosters rosters,
            Attachments attachments, WorkingCalendar calendar) {
        this.filings = filings;
        this.drafts = drafts;
        this.changes = changes;
        this.directory = directory;
        this.rosters = rosters;
        this.attachments = attachments;
        this.calendar = calendar;
    }

    /** @param ownExam by the institution itself, for a 合格证 @param nth which of the institution's classes this is, from 0; decides trade, teacher, room and size @return case number */
    @Transactional
    public String draft(DemoCounty county, int k, int nth, LocalDate start, boolean ownExam, Actor applicant) {
        long institution = county.institution(k);
        Trade trade = DemoInstitutions.trade(county, k, nth);
        String level = nth % 2 == 0 ? "L4" : "L5";
        int size = 20 + (county.index() * 7 + k * 5 + nth * 11) % 25;
        String number = filings.draft(applicant, institution);
        Directory.Place place = directory.places(institution).get(nth % DemoInstitutions.TEACHERS);
        Directory.Teacher teacher = directory.teachers(institution).get(nth % DemoInstitutions.TEACHERS);
        Map<String, String> values = values(trade, level, start, size, place);
        if (ownExam) {
            values.putAll(Map.of("certificate", "培训合格证书", "examRoute", "培训主体自主合格证考试", "examVideo", "true"));
        }
        drafts.saveValues(number, values, applicant);
        if (ownExam) {
            drafts.saveReasons(number, Map.of("ownExamOnly", "本市目前没有该职业（工种）的评价机构，由本校组织合格证考试。"), applicant);
        }
        drafts.saveTeachers(number, List.of(teacher.id()), applicant);
        drafts.saveLessons(number, lessons(trade, start, teacher), applicant);
        rosters.store(number, trainees(size));
        for (String kind : List.of("教学计划", "培训协议书样本", "真实性承诺书", "考核方案")) {
            attachments.store(number, kind, kind + ".pdf", new ByteArrayInputStream(blankPage()), applicant);
        }
        return number;
    }

    int size(String number) {
        return rosters.trainees(number).size();
    }

    /** Asks for another way of the exam. */
    @Transactional
    public void change(String number, String examMethod, String reason, Actor applicant) {
        changes.begin(number, applicant);
        drafts.saveValues(number, Map.of("examMethod", examMethod), applicant);
        changes.ask(number, reason, applicant);
    }

    private Map<String, String> values(Trade trade, String level, LocalDate start, int size, Directory.Place place) {
        LocalDate end = calendar.plus(start, WorkingDays.of(DAYS - 1));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("occupation", trade.code());
        values.put("level", level);
        values.put("certificate", "职业技能等级证书");
        values.put("mode", "线下");
        values.put("attendance", "全日制");
        values.put("startsOn", start.toString());
        values.put("endsOn", end.toString());
        values.put("theoryHours", "20");
        values.put("practiceHours", "56");
        values.put("safetyHours", "4");
        values.put("plannedSize", String.valueOf(size));
        values.put("subsidy", "申请");
        values.put("head", "某主任");
        values.put("headPhone", "0635-0000100");
        values.put("needsPeople", "报名人员为本辖区有" + trade.name() + "从业意愿的劳动者，年龄二十至五十岁，多数有一年以上相关工作经历。");
        values.put("needsWishes", "报名前逐人了解培训意愿，均愿意参加集中培训，希望取得职业技能等级证书。");
        values.put("needsProspect", "已与辖区用人单位对接用工需求，预计七成以上学员培训后稳定就业或者提高技能等级。");
        values.put("placeId", String.valueOf(place.id()));
        values.put("examRoute", "社会培训评价组织职业技能等级认定");
        values.put("examOn", end.plusDays(2).toString());
        values.put("examPlace", place.address());
        values.put("examMethod", "理论知识考试和操作技能考核，均达到60分为合格。");
        values.put("jobGuidance", "结课前组织职业指导和岗位推介各一次，结课后第一、三、六个月跟踪就业情况。");
        values.put("commitment", "true");
        return values;
    }

    /** Ten days of 4 + 4 hours: 20 theory, 4 safety, 56 practice. */
    private List<Lesson> lessons(Trade trade, LocalDate start, Directory.Teacher teacher) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < DAYS * 2; i++) {
            boolean morning = i % 2 == 0;
            String kind = i < 5 ? "理论" : i == 5 ? "安全" : "实训";
            String content = i < 5 ? trade.name() + "基础知识（" + (i + 1) + "）" : i == 5 ? "安全生产和职业防护" : trade.name() + "操作技能（" + (i - 5) + "）";
            lessons.add(new Lesson(calendar.plus(start, WorkingDays.of(i / 2)).toString(), morning ? "08:30" : "13:30",
                    morning ? "11:45" : "16:45", "4", kind, content, "", String.valueOf(teacher.id())));
        }
        return lessons;
    }

    private List<NewTrainee> trainees(int size) {
        List<NewTrainee> trainees = new ArrayList<>();
        for (int row = 2; row < size + 2; row++) {
            int n = persons++;
            LocalDate born = FIRST_BIRTHDAY.plusDays(n * 7L % BIRTHDAYS);
            String name = SURNAMES.charAt(n % SURNAMES.length()) + "某" + GIVEN.charAt(n / SURNAMES.length() % GIVEN.length());
            PersonCategory category = List.of(PersonCategory.RURAL_WORKER, PersonCategory.UNEMPLOYED,
                    PersonCategory.FLEXIBLE, PersonCategory.RURAL_WORKER).get(n % 4);
            trainees.add(new NewTrainee(row, name, FictitiousCitizenId.of(born, 1 + n / BIRTHDAYS),
                    new Phone("0635-00%05d".formatted(n % 100_000)), category, null, null, null, null));
        }
        return trainees;
    }

    static byte[] blankPage() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }
}
