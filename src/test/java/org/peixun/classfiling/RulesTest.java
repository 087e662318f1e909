package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.policy.Policy;

@DisplayName("开班备案的核验规则")
class RulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 6);
    private static final LocalDate START = LocalDate.of(2026, 5, 20);
    private static final LocalDate END = START.plusDays(9);

    private Map<String, String> values = new HashMap<>(FilingScenario.values(START, END, 1));
    private List<FilingForm.Lesson> lessons = lessons();
    private List<Long> teachers = List.of(1L);
    private LocalDate earliest = LocalDate.of(2026, 5, 13);
    private DirectoryStatus status = DirectoryStatus.NORMAL;
    private boolean inScope = true;
    private LocalDate teacherEnds;
    private LocalDate placeEnds;
    private Set<String> documents = Set.of("教学计划", "培训协议书样本", "真实性承诺书");
    private int trainees = 10;
    private List<Facts.Clash> teacherClashes = List.of();
    private List<Facts.Clash> placeClashes = List.of();
    private Facts.Change change;
    private Directory.Standard standard = new Directory.Standard(BigDecimal.valueOf(900), 1, LocalDate.of(2021, 1, 1));
    private Directory.Occupation occupation = new Directory.Occupation("6-31-01-03", "电工", "职业", List.of());

    @Test
    @DisplayName("内容齐全的申请全部通过")
    void nothingAgainst() {
        assertThat(codes()).isEmpty();
        assertThat(report().passed()).hasSize(Rules.ALL.size() + 1);
    }

    @Test
    @DisplayName("每一条规则都有依据、拒绝的说明和可接受的做法")
    void everyRuleSaysItsBasis() {
        values.clear();
        lessons = List.of();
        teachers = List.of();
        documents = Set.of();
        status = DirectoryStatus.SUSPENDED;
        assertThat(report().findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.basis()).isNotBlank();
            assertThat(finding.message()).endsWith("。");
            assertThat(finding.accepted()).endsWith("。");
        });
        assertThat(Rules.ALL).extracting(Rule::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(FilingField.class)
    @DisplayName("必填内容没有填写的，指明是哪一项")
    void required(FilingField field) {
        values.put(field.key(), " "); // a level without its occupation is no problem of its own: they are chosen at once
        var missing = report().blocks().stream().filter(finding -> finding.key().equals("required@" + field.key())).toList();
        if (field.required() && field != FilingField.COMMITMENT) {
            assertThat(missing).singleElement().satisfies(finding -> {
                assertThat(finding.step()).isEqualTo(field.step());
                assertThat(finding.message()).contains(field.label());
            });
        } else {
            assertThat(missing).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"startsOn,2026-02-30,false", "startsOn,2026/5/20,true", "theoryHours,20.5,false", "theoryHours,20,true",
        "headPhone,12345,false", "headPhone,0635-1234567,true", "headPhone,13800000000,true", "certificate,毕业证,false"})
    @DisplayName("日期、整数、电话、选项的格式")
    void readable(String field, String value, boolean accepted) {
        values.put(field, value);
        assertThat(report().findings()).extracting(Finding::key)
                .satisfies(keys -> assertThat(keys.contains("readable@" + field)).isEqualTo(!accepted));
    }

    @ParameterizedTest
    @EnumSource(DirectoryStatus.class)
    @DisplayName("第12条：目录状态正常的才能申请")
    void directoryStatus(DirectoryStatus each) {
        status = each;
        assertThat(codes().contains("directoryStatus")).isEqualTo(each != DirectoryStatus.NORMAL);
    }

    @Test
    @DisplayName("第12条：超出承训范围")
    void scope() {
        inScope = false;
        assertThat(codes()).containsExactly("scope");
    }

    @ParameterizedTest
    @CsvSource({"2026-05-20,true", "2026-05-21,false"})
    @DisplayName("第11条：先备案、后开班，最早开班日期当天可以，早一天不可以；拒绝时写明最早日期")
    void leadTime(LocalDate earliestStart, boolean accepted) {
        earliest = earliestStart;
        assertThat(codes().contains("leadTime")).isEqualTo(!accepted);
        if (!accepted) {
            assertThat(report().blocks().get(0).accepted()).contains("最早为2026-05-21");
        }
    }

    @Test
    @DisplayName("工作日历未录入时不猜测，说明原因")
    void calendarMissing() {
        earliest = null;
        assertThat(codes()).containsExactly("leadTime");
    }

    @Test
    @DisplayName("结课日期不早于开班日期，同一天可以")
    void dateOrder() {
        values.put("endsOn", START.minusDays(1).toString());
        assertThat(codes()).contains("dateOrder");
        values.put("endsOn", START.toString());
        assertThat(codes()).doesNotContain("dateOrder");
    }

    @ParameterizedTest
    @CsvSource({"45,", "46,sizeWarning", "50,sizeWarning", "51,maxSize"})
    @DisplayName("每班人数：45人以内通过，46至50人需说明，51人不得报送")
    void size(int size, String code) {
        trainees = size;
        values.put("plannedSize", String.valueOf(size));
        assertThat(codes()).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"职业技能等级证书,L4,79,true", "职业技能等级证书,L4,80,false", "专项职业能力证书,NONE,39,true", "专项职业能力证书,NONE,40,false",
        "培训合格证书,NONE,39,true", "培训合格证书,NONE,40,false", "培训合格证书,L4,79,true", "培训合格证书,L4,80,false"})
    @DisplayName("最低课时看等级，发合格证也不减少；不分等级的看证书类型")
    void minHours(String certificate, String level, int total, boolean refused) {
        values.put("certificate", certificate);
        values.put("level", level);
        values.put("theoryHours", "10");
        values.put("safetyHours", "4");
        values.put("practiceHours", String.valueOf(total - 14));
        assertThat(codes().contains("minHours")).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"申请,60,false", "申请,80,false", "申请,81,true", "不申请,81,false"})
    @DisplayName("第8条：补贴标准目录要求更多课时的，按目录；不申请补贴的不受此限")
    void minHoursOfTheTrade(String subsidy, int ofTrade, boolean refused) {
        values.put("subsidy", subsidy);
        standard = new Directory.Standard(BigDecimal.valueOf(900), ofTrade, LocalDate.of(2026, 1, 1));
        var found = report().blocks();
        assertThat(found.stream().anyMatch(finding -> finding.code().equals("minHours"))).isEqualTo(refused);
        if (refused) {
            assertThat(found.get(0).sentence()).contains("补贴标准目录", "最低81课时", "第8条，自2026-01-01起", "不少于81课时");
        }
    }

    @ParameterizedTest
    @CsvSource({"申请,true", "不申请,false"})
    @DisplayName("第8条：申请补贴而目录中没有开班日期有效的标准的，须说明，写明以后的标准自何日起；已同意的班期只改教师的不再问")
    void standardInForce(String subsidy, boolean asked) {
        values.put("subsidy", subsidy);
        standard = null;
        assertThat(codes()).isEqualTo(asked ? List.of("standardInForce") : List.of());
        if (asked) {
            assertThat(report().blocks()).isEmpty();
            assertThat(report().findings().get(0).sentence()).contains("在开班日期" + START + "有效的标准", "自2027-01-01起", "改为“不申请”");
        }
        changeOf(TODAY.atTime(9, 0), START);
        assertThat(codes()).doesNotContain("standardInForce");
        values.put("startsOn", START.plusDays(1).toString());
        assertThat(codes().contains("standardInForce")).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"16,60,", "15,61,theoryShare", "36,40,", "37,39,practiceShare"})
    @DisplayName("80课时中理论不少于20%、实训不少于50%")
    void shares(int theory, int practice, String code) {
        values.put("theoryHours", String.valueOf(theory));
        values.put("practiceHours", String.valueOf(practice));
        assertThat(codes().stream().filter(each -> each.endsWith("Share")).toList())
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"4,false", "3,true"})
    @DisplayName("安全教育不少于4课时")
    void safety(int hours, boolean refused) {
        values.put("safetyHours", String.valueOf(hours));
        assertThat(codes().contains("safetyHours")).isEqualTo(refused);
    }

    @Test
    @DisplayName("课程表课时之和与申报不一致的，逐类指明")
    void sums() {
        values.put("theoryHours", "24");
        values.put("practiceHours", "52");
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("timetableSums@理论", "timetableSums@实训");
    }

    @Test
    @DisplayName("上课日期在开班和结课日期之外")
    void lessonDates() {
        change(0, lesson -> with(lesson, START.minusDays(1).toString(), "08:30", "11:45", "4"));
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("lessonDates@行1");
    }

    @ParameterizedTest
    @CsvSource({"11:30,false", "11:29,true"})
    @DisplayName("4课时需要180分钟")
    void lessonLength(String ends, boolean refused) {
        change(0, lesson -> with(lesson, lesson.date(), "08:30", ends, "4"));
        assertThat(codes().contains("lessonLength")).isEqualTo(refused);
    }

    @Test
    @DisplayName("每日不超过8课时")
    void hoursPerDay() {
        change(1, lesson -> with(lesson, lesson.date(), "13:00", "17:30", "5"));
        assertThat(codes()).contains("hoursPerDay");
    }

    @Test
    @DisplayName("同一班期的两次课时间重叠，换了教师和场地也一样：指明两行；前一节结束时开始的不算")
    void lessonsAtOnce() {
        change(1, lesson -> with(lesson, lesson.date(), "11:45", "14:45", "4"));
        assertThat(codes()).isEmpty();
        change(1, lesson -> with(lesson, lesson.date(), "11:44", "14:44", "4"));
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("lessonOverlap@行2");
        teachers = List.of(1L, 2L);
        change(1, lesson -> new FilingForm.Lesson(lesson.date(), "11:44", "14:44", "4", lesson.kind(), lesson.content(), "2", "2"));
        assertThat(report().blocks()).singleElement().extracting(Finding::sentence).asString()
                .contains("第2行（11:44至14:44）与第1行（08:30至11:45）在" + START + "时间重叠", "第11条");
    }

    @Test
    @DisplayName("时间重叠：一次长课盖住后面的两次课，两次都指明")
    void underALongOne() {
        change(0, lesson -> with(lesson, lesson.date(), "08:00", "18:00", "4"));
        change(2, lesson -> with(lesson, START.toString(), "16:45", "17:30", "1"));
        assertThat(report().blocks()).extracting(Finding::key).contains("lessonOverlap@行2", "lessonOverlap@行3");
    }

    @Test
    @DisplayName("教师、场地在别的班期已有安排")
    void clashes() {
        teacherClashes = List.of(new Facts.Clash(3, START, "某教师", "另一机构的班期"));
        placeClashes = List.of(new Facts.Clash(4, START, "一号教室", "另一机构的班期"));
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("teacherClash@行3", "placeClash@行4");
    }

    @Test
    @DisplayName("课程表的教师须已登记并列入本班师资")
    void lessonTeachers() {
        change(0, lesson -> new FilingForm.Lesson(lesson.date(), lesson.starts(), lesson.ends(), "4", "理论", "x", "", "2"));
        change(1, lesson -> new FilingForm.Lesson(lesson.date(), lesson.starts(), lesson.ends(), "4", "理论", "x", "", "99"));
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("lessonTeachers@行1", "lessonTeachers@行2");
    }

    @ParameterizedTest
    @CsvSource({"60,", "61,capacity"})
    @DisplayName("场地容纳60人：61人需说明")
    void capacity(int size, String code) {
        values.put("plannedSize", String.valueOf(size));
        assertThat(codes().contains("capacity")).isEqualTo(code != null);
    }

    @Test
    @DisplayName("课次用的场地较小的，指明是哪一行；容纳得下的不说")
    void capacityOfALesson() {
        change(3, lesson -> lesson.at("2"));
        change(5, lesson -> lesson.at("2"));
        assertThat(codes()).isEmpty();
        values.put("plannedSize", "21");
        trainees = 21;
        assertThat(report().findings()).singleElement().satisfies(found -> {
            assertThat(found.key()).isEqualTo("capacity@行4");
            assertThat(found.blocks()).isFalse();
            assertThat(found.message()).contains("第4行的场地“二号教室”容纳20人", "21人");
        });
    }

    @Test
    @DisplayName("场地：目录内选择，或者填写名称和容纳人数；线上培训不需要")
    void place() {
        values.put("placeId", "");
        assertThat(codes()).containsExactly("placeChosen");
        values.put("placeName", "某村委会活动室");
        assertThat(codes()).containsExactly("placeChosen");
        values.put("placeCapacity", "60");
        assertThat(codes()).isEmpty();
        values.put("placeName", "");
        values.put("placeCapacity", "");
        values.put("mode", "线上");
        values.put("platform", "某职业培训网 www.example.com");
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"线下,false", "线上,true", "线上线下结合,true"})
    @DisplayName("第9条：线上培训须写明平台名称和网址")
    void platform(String mode, boolean refused) {
        values.put("mode", mode);
        assertThat(report().blocks()).extracting(Finding::anchor).isEqualTo(refused ? List.of("field-platform") : List.of());
        values.put("platform", "某职业培训网 www.example.com");
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19,true", "20,false"})
    @DisplayName("第11条：需求分析不是几个字")
    void needs(int length, boolean refused) {
        values.put("needsWishes", "愿".repeat(length));
        assertThat(codes().contains("needsAnalysis")).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"培训合格证书,培训主体自主合格证考试,false", "培训合格证书,职业技能考核鉴定,true", "职业技能等级证书,培训主体自主合格证考试,true",
        "职业技能等级证书,企业技能人才自主评价,false", "职业技能等级证书,社会培训评价组织职业技能等级认定,false", "职业技能等级证书,专项职业能力考核,true",
        "职业资格证书,职业技能考核鉴定,false", "职业资格证书,企业技能人才自主评价,true", "专项职业能力证书,专项职业能力考核,false",
        "专项职业能力证书,企业技能人才自主评价,true"})
    @DisplayName("第5、10条：每种证书有自己的评价方式，拒绝时写明是哪些")
    void examRoute(String certificate, String route, boolean refused) {
        values.put("certificate", certificate);
        values.put("examRoute", route);
        assertThat(codes().contains("examRoute")).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"职业技能等级证书,L4,false", "职业技能等级证书,NONE,true", "职业资格证书,NONE,true", "专项职业能力证书,NONE,false", "专项职业能力证书,L4,true",
        "培训合格证书,L4,false", "培训合格证书,NONE,false"})
    @DisplayName("第5、10条：等级证书、资格证书要有等级，专项职业能力不分等级")
    void certificateLevel(String certificate, String level, boolean refused) {
        values.put("certificate", certificate);
        values.put("level", level);
        assertThat(codes().contains("certificateLevel")).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"职业,true", "专项职业能力,true", "创业培训,false"})
    @DisplayName("第10条：能够评价的职业（工种）发合格证的，要说明为什么不能评价")
    void ownExamOnly(String kind, boolean warned) {
        occupation = new Directory.Occupation("6-31-01-03", "电工", kind, List.of());
        values.put("certificate", "培训合格证书");
        values.put("examRoute", "培训主体自主合格证考试");
        assertThat(report().warnings().stream().anyMatch(finding -> finding.code().equals("ownExamOnly"))).isEqualTo(warned);
        values.put("certificate", "职业技能等级证书");
        assertThat(codes()).doesNotContain("ownExamOnly");
    }

    @Test
    @DisplayName("变更不能改证书类型和等级：原来同意的不因此被拒，课时不减少即可")
    void consentedAsItWas() {
        values.put("certificate", "培训合格证书");
        values.put("examRoute", "培训主体自主合格证考试");
        values.put("practiceHours", "36");
        FilingForm before = FilingForm.EMPTY.withValues(values).withLessons(lessons).withTeachers(teachers);
        change = new Facts.Change(new Snapshot("", before, Map.of(), List.of(), null, null), START, TODAY.atTime(9, 0), true, true, Set.of());
        assertThat(codes()).doesNotContain("ownExamOnly", "certificateLevel", "minHours");
        values.put("practiceHours", "35");
        assertThat(codes()).contains("minHours");
    }

    @ParameterizedTest(name = "原来{0}、现在{1}，拒绝：{2}")
    @CsvSource({"不申请,申请,true", "申请,申请,false", "不申请,不申请,false", "申请,不申请,false"})
    @DisplayName("第8条：原来不申请补贴的，变更为申请时须达到补贴标准目录的最低课时")
    void subsidyByAChange(String former, String now, boolean refused) {
        values.put("subsidy", former);
        changeOf(TODAY.atTime(9, 0), START);
        values.put("subsidy", now);
        standard = new Directory.Standard(BigDecimal.valueOf(900), 120, LocalDate.of(2026, 1, 1));
        assertThat(codes().contains("minHours")).isEqualTo(refused);
    }

    @Test
    @DisplayName("第10条：自主考试须全程录像并提交考核方案")
    void ownExam() {
        values.put("certificate", "培训合格证书");
        values.put("examRoute", "培训主体自主合格证考试");
        assertThat(codes()).containsExactlyInAnyOrder("ownExamOnly", "examVideo", "documents");
        occupation = new Directory.Occupation("CY-3715-01", "创业培训", "创业培训", List.of());
        values.put("examVideo", "true");
        documents = Set.of("教学计划", "培训协议书样本", "真实性承诺书", "考核方案");
        assertThat(codes()).isEmpty();
    }

    @Test
    @DisplayName("考核日期：结课当天可以，早一天不可以")
    void examDate() {
        values.put("examOn", END.toString());
        assertThat(codes()).isEmpty();
        values.put("examOn", END.minusDays(1).toString());
        assertThat(codes()).containsExactly("examDate");
    }

    @Test
    @DisplayName("缺少的材料一次全部指明")
    void documents() {
        documents = Set.of("教学计划");
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("documents@培训协议书样本", "documents@真实性承诺书");
    }

    @Test
    @DisplayName("没有勾选真实性承诺")
    void commitment() {
        values.put("commitment", "");
        assertThat(codes()).containsExactly("commitment");
    }

    @Test
    @DisplayName("暂停承训期间在监督下继续培训的班期可以变更：目录状态只管新的开班")
    void classThatCarriesOn() {
        status = DirectoryStatus.SUSPENDED;
        assertThat(codes()).containsExactly("directoryStatus");
        FilingForm before = FilingForm.EMPTY.withValues(values).withLessons(lessons).withTeachers(teachers);
        change = new Facts.Change(new Snapshot("", before, Map.of(), List.of(), null, null), START, TODAY.atTime(9, 0), true, true, Set.of());
        assertThat(codes()).isEmpty();
    }

    @Test
    @DisplayName("教师任职终止、场地停用以后的课次须更换；终止以前的不受影响")
    void endedInTheDirectory() {
        LocalDate last = LocalDate.parse(lessons.get(lessons.size() - 1).date());
        teacherEnds = last;
        placeEnds = last;
        assertThat(codes()).isEmpty();
        teacherEnds = last.minusDays(1);
        assertThat(codes()).containsExactly("teacherThere");
        assertThat(report().findings()).allSatisfy(found -> assertThat(found.message() + found.accepted())
                .contains("登记的任职期间", "至" + last.minusDays(1), "不含上课日期" + last, "由县（市、区）人社部门在“机构目录”中更正"));
        teacherEnds = null;
        placeEnds = last.minusDays(1);
        assertThat(codes()).containsExactly("placeThere");
    }

    @Test
    @DisplayName("变更时，已经上过、没有改动的课次不再核对教师、场地和冲突；以后的、改动了的照样核对")
    void whatIsOverIsNotAskedAbout() {
        teacherEnds = START.plusDays(2);
        placeEnds = START.plusDays(2);
        lessons.replaceAll(lesson -> LocalDate.parse(lesson.date()).isAfter(teacherEnds) ? lesson.at("2") : lesson);
        change(1, lesson -> with(lesson, lesson.date(), "11:44", "14:44", "4"));
        LocalDate today = START.plusDays(7);
        changeOf(today.atTime(18, 0), today.plusDays(1));
        teacherEnds = null;
        placeEnds = START.minusDays(1);
        teacherClashes = List.of(new Facts.Clash(3, START, "某教师", "另一机构的班期"), new Facts.Clash(20, END, "某教师", "另一机构的班期"));
        placeClashes = List.of(new Facts.Clash(4, START, "一号教室", "另一机构的班期"));
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("teacherClash@行20");
        teacherClashes = List.of();
        change(19, lesson -> lesson.at("1"));
        assertThat(report().blocks()).extracting(Finding::key).containsExactly("placeThere@行20");
        change(19, lesson -> lesson.at("2"));
        change(0, lesson -> with(lesson, lesson.date(), "08:00", "12:00", "4"));
        assertThat(report().blocks()).extracting(Finding::key).contains("placeThere@行1", "lessonOverlap@行2");
    }

    private void changeOf(LocalDateTime now, LocalDate first) {
        FilingForm before = FilingForm.EMPTY.withValues(Map.copyOf(values)).withLessons(List.copyOf(lessons)).withTeachers(teachers);
        change = new Facts.Change(new Snapshot("", before, Map.of(), List.of(), null, null), first, now, true, true, Set.of());
    }

    private List<String> codes() {
        return report().findings().stream().map(Finding::code).distinct().toList();
    }

    private CheckReport report() {
        FilingForm form = FilingForm.EMPTY.withValues(values).withLessons(lessons).withTeachers(teachers);
        return Rules.check(new Facts(form, Plan.of(form), TODAY, earliest,
                new Directory.Standing(status, TODAY, "某事由", "某人社监字1号"), inScope, occupation, standard, LocalDate.of(2027, 1, 1), new Defaults(),
                List.of(new Directory.Teacher(1, "某教师", "ZS1", "讲师", "电工", true, null, teacherEnds),
                        new Directory.Teacher(2, "另一教师", "ZS2", "讲师", "电工", true)),
                List.of(new Directory.Place(1, "一号教室", "某路1号", 60, null, placeEnds), new Directory.Place(2, "二号教室", "某路2号", 20)), documents, trainees, teacherClashes, placeClashes, change), List.of());
    }

    private void change(int row, UnaryOperator<FilingForm.Lesson> change) {
        lessons.set(row, change.apply(lessons.get(row)));
    }

    private static FilingForm.Lesson with(FilingForm.Lesson lesson, String date, String starts, String ends, String hours) {
        return new FilingForm.Lesson(date, starts, ends, hours, lesson.kind(), lesson.content(), lesson.place(), lesson.teacher());
    }

    private static List<FilingForm.Lesson> lessons() {
        List<FilingForm.Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String kind = i < 5 ? "理论" : i == 5 ? "安全" : "实训";
            boolean morning = i % 2 == 0;
            lessons.add(new FilingForm.Lesson(START.plusDays(i / 2).toString(), morning ? "08:30" : "13:30",
                    morning ? "11:45" : "16:45", "4", kind, "第" + (i + 1) + "讲", "", "1"));
        }
        return lessons;
    }

    /** The numbers of domain.md §11, without a database. */
    private static final class Defaults implements Policy {

        private static final Map<String, Integer> NUMBERS = Map.of("filing.leadWorkdays", 5, "class.maxSize", 50,
                "class.warnSize", 45, "class.minHours.中级", 80, "class.minHours.专项", 40, "class.minHours.合格证", 40,
                "class.maxHoursPerDay", 8, "class.lessonMinutes", 45, "class.safetyHoursMin", 4, "filing.needsMinChars", 20);
        private static final Map<String, Integer> SHARES = Map.of("class.theoryShareMin", 20, "class.practiceShareMin", 50);

        @Override
        public int integer(String key) {
            return NUMBERS.containsKey(key) ? NUMBERS.get(key) : SHARES.get(key);
        }

        @Override
        public BigDecimal decimal(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public boolean flag(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public LocalTime time(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public String basis(String key) {
            return "第10条";
        }
    }
}
