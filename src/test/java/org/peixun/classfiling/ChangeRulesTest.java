package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class of 2026-05-20 with lessons on the 20th, 21st and 22nd; today is the 20th, changes from the 21st on. */
@DisplayName("班期变更的核验规则")
class ChangeRulesTest {

    private static final LocalDate START = LocalDate.of(2026, 5, 20);

    private FilingForm before = form(Map.of(), lessons("1"));
    private FilingForm now = before;
    private boolean running = true;
    private boolean besideForm;
    private Set<Integer> notHeld = Set.of();
    private LocalDate earliest = START.plusDays(1);
    private LocalDateTime at = START.atTime(12, 0);

    @Test
    @DisplayName("没有改动的不能提交；只有学员增减、材料更换的可以")
    void nothing() {
        assertThat(codes()).containsExactly("changeNothing");
        besideForm = true;
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"occupation,6-18-02-04", "level,L3", "certificate,职业资格证书"})
    @DisplayName("职业、等级、证书类型不能变更")
    void fixed(String field, String value) {
        now = form(Map.of(field, value), lessons("1"));
        assertThat(codes()).containsExactly("changeFixed");
    }

    @Test
    @DisplayName("已经上完的课次不能变更，以后的可以")
    void lessons() {
        List<FilingForm.Lesson> changed = new ArrayList<>(lessons("1"));
        changed.set(2, lesson(22, "2"));
        now = form(Map.of(), changed);
        assertThat(codes()).isEmpty();
        changed.set(0, lesson(20, "2"));
        now = form(Map.of(), changed);
        assertThat(codes()).containsExactly("changeLead");
    }

    @Test
    @DisplayName("开班以后，上过的课次不能换行（考勤按行对应）；以后的课次和开班以前的可以换")
    void rows() {
        now = form(Map.of(), List.of(lesson(20, "1"), lesson(22, "1"), lesson(21, "1")));
        assertThat(codes()).isEmpty();
        now = form(Map.of(), List.of(lesson(22, "1"), lesson(20, "1"), lesson(21, "1")));
        assertThat(codes()).containsExactly("changeRows");
        now = form(Map.of(), List.of(lesson(23, "1"), lesson(20, "1"), lesson(21, "1"), lesson(22, "1")));
        assertThat(codes()).containsExactly("changeRows");
        running = false;
        assertThat(codes()).isEmpty();
    }

    @Test
    @DisplayName("取消一次上过的课、补一次过去的课都不能接受；工作日历缺失时不推测")
    void removedAndAdded() {
        now = form(Map.of(), lessons("1").subList(1, 3));
        assertThat(codes()).containsExactly("changeLead");
        List<FilingForm.Lesson> added = new ArrayList<>(lessons("1"));
        added.add(lesson(19, "1"));
        now = form(Map.of(), added);
        assertThat(codes()).containsExactly("changeLead");
        earliest = null;
        assertThat(codes()).isEmpty();
    }

    @Test
    @DisplayName("暂停期间、实际开班以前没有上的课次，可以改到以后；不能改到已经过去的日期")
    void lessonsNotHeld() {
        earliest = START.plusDays(5);
        notHeld = Set.of(2, 3);
        now = form(Map.of(), List.of(lesson(20, "1"), lesson(26, "1"), lesson(27, "1")));
        assertThat(codes()).isEmpty();
        now = form(Map.of(), List.of(lesson(20, "1"), lesson(23, "1"), lesson(27, "1")));
        assertThat(codes()).containsExactly("changeLead");
        now = form(Map.of(), List.of(lesson(26, "1"), lesson(21, "1"), lesson(22, "1")));
        assertThat(codes()).containsExactly("changeLead");
    }

    @ParameterizedTest(name = "20日提出、{0}日{1}时同意，21日8:30的课次可以变更：{2}")
    @CsvSource({"20,12,true", "21,8,true", "21,9,false", "22,7,false"})
    @DisplayName("按期提出的变更，涉及的课次开始以前都可以同意；已经开始的不能")
    void consentedLater(int day, int hour, boolean accepted) {
        at = LocalDate.of(2026, 5, day).atTime(hour, 0);
        now = form(Map.of(), List.of(lesson(20, "1"), lesson(21, "2"), lesson(22, "1")));
        assertThat(codes()).isEqualTo(accepted ? List.of() : List.of("changeLead"));
    }

    @Test
    @DisplayName("改培训场地：上过的课次留在原来的场地，以后的课次随班期走；上过的课次不写新的场地")
    void anotherPlace() {
        before = form(Map.of(), lessons("1"));
        now = form(Map.of("placeId", "2"), lessons("1"));
        assertThat(codes()).as("as it would be without naming the former place").containsExactly("changeLead");
        now = PinnedPlaces.of(now, change());
        assertThat(now.lessons()).extracting(FilingForm.Lesson::place).containsExactly("1", "", "");
        assertThat(codes()).isEmpty();
        now = PinnedPlaces.of(form(Map.of("placeId", "2"), List.of(lesson(20, "1").at("3"), lesson(21, "1"), lesson(22, "1"))), change());
        assertThat(codes()).containsExactly("changeLead");
    }

    @Test
    @DisplayName("原来的场地在目录外：上过课的不能改培训场地，可以逐行为以后的课次选新的场地；还没有上课的可以改")
    void fromAPlaceOutsideTheDirectory() {
        before = form(Map.of("placeId", "", "placeName", "某村 活动室"), lessons("1"));
        now = form(Map.of("placeId", "2", "placeName", "某村活动室"), lessons("1"));
        assertThat(PinnedPlaces.of(now, change())).isSameAs(now);
        assertThat(codes()).containsExactly("changePlace", "changeLead");
        now = form(Map.of("placeId", "", "placeName", "某村活动室"), List.of(lesson(20, "1"), lesson(21, "1").at("2"), lesson(22, "1").at("2")));
        assertThat(codes()).isEmpty();
        now = form(Map.of("placeId", "2"), lessons("1"));
        at = START.minusDays(5).atTime(9, 0);
        earliest = START.minusDays(4);
        assertThat(codes()).isEmpty();
    }

    @Test
    @DisplayName("线上培训改到教室：以前的课次没有场地，不妨碍")
    void fromOnline() {
        before = form(Map.of("placeId", "", "mode", "线上"), lessons("1"));
        now = form(Map.of("placeId", "2", "mode", "线上线下结合"), lessons("1"));
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest(name = "已开班{0}，开班日期改为{1}，可以：{2}")
    @CsvSource({"true,2026-05-25,false", "false,2026-05-25,true", "false,2026-05-20,true", "false,2026-05-18,false"})
    @DisplayName("开班日期只能在开班以前变更，变更后的日期不能太近")
    void start(boolean begun, String day, boolean accepted) {
        running = begun;
        now = form(Map.of("startsOn", day, "examMethod", "改为机考。"), lessons("1"));
        assertThat(codes().contains("changeStart")).isEqualTo(!accepted);
    }

    private List<String> codes() {
        Facts facts = new Facts(now, Plan.of(now), START, null,
                null, true, null, null, null, null, List.of(), List.of(), java.util.Set.of(), 10,
                List.of(), List.of(), change());
        return ChangeRules.ALL.stream().filter(rule -> !rule.test().apply(facts).isEmpty()).map(Rule::code).toList();
    }

    private Facts.Change change() {
        return new Facts.Change(new Snapshot("", before, Map.of(), List.of(), null, null), earliest, at, running, besideForm, notHeld);
    }

    private static FilingForm form(Map<String, String> changed, List<FilingForm.Lesson> lessons) {
        Map<String, String> values = new HashMap<>(FilingScenario.values(START, START.plusDays(2), 1));
        values.putAll(changed);
        return FilingForm.EMPTY.withValues(values).withLessons(lessons);
    }

    private static List<FilingForm.Lesson> lessons(String teacher) {
        return List.of(lesson(20, teacher), lesson(21, teacher), lesson(22, teacher));
    }

    private static FilingForm.Lesson lesson(int day, String teacher) {
        return new FilingForm.Lesson("2026-05-" + day, "08:30", "11:45", "4", "理论", "第" + day + "讲", "", teacher);
    }
}
