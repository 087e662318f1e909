package org.peixun.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.shared.Problem;

@DisplayName("放假安排的录入")
class NoticeTextTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2027-01-01 元旦 休", "2027/1/1，元旦，休", "2027年1月1日 元旦 放假", "2027.01.01\t元旦\t休", "2027-01-01 元旦休"})
    @DisplayName("各种日期写法和分隔方式都能识别")
    void readsAsPeopleWrite(String line) {
        assertThat(NoticeText.read(2027, line).days())
                .containsExactly(new SpecialDay(LocalDate.of(2027, 1, 1), false, "元旦"));
    }

    @Test
    @DisplayName("起止日期展开成每一天；调休日可以不写节日名称")
    void readsRanges() {
        var reading = NoticeText.read(2027, "2027-10-01 至 2027-10-07 国庆节 休\n\n2027-10-09 班");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.days()).hasSize(8).last().isEqualTo(new SpecialDay(LocalDate.of(2027, 10, 9), true, ""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2027-01-01 元旦, 第1行：“2027-01-01 元旦”无法识别",
        "元旦放假三天, 第1行：“元旦放假三天”无法识别",
        "2027-02-30 春节 休, 日期不存在",
        "2027-01-01 休, 还应写明节日名称",
        "2026-11-30 元旦 休, 不属于2027年的安排",
        "2028-02-01 春节 休, 不属于2027年的安排",
        "2027-10-07 至 2027-10-01 国庆节 休, 起止日期有误",
        "'', 没有读到任何日期"
    })
    @DisplayName("有误的行逐行说明")
    void explainsEachLine(String line, String reason) {
        assertThat(NoticeText.read(2027, line).problems())
                .singleElement().extracting(Problem::message).asString().contains(reason).endsWith("。");
    }

    @Test
    @DisplayName("一次列出全部错误，行号按原文计")
    void tellsEverythingAtOnce() {
        assertThat(NoticeText.read(2027, "2027-01-01 元旦 休\n\n错误\n2027-01-01 元旦 休").problems())
                .extracting(problem -> problem.message().substring(0, 4)).containsExactly("第3行：", "第4行：");
    }

    @Test
    @DisplayName("已录入的年份写出后再读入，内容不变")
    void writesWhatItReads() {
        for (int year = 2019; year <= 2026; year++) {
            YearNotice notice = PublishedYears.notice(year);
            assertThat(NoticeText.read(year, NoticeText.write(notice.days())).days()).isEqualTo(notice.days());
            assertThat(notice.holidaysNotNamed()).as(String.valueOf(year)).isEmpty();
        }
    }

    @Test
    @DisplayName("标为“班”的周一至周五会被指出，不影响工作日数")
    void saysWhichMakeUpDaysAreWorkedAnyway() {
        assertThat(PublishedYears.notice(2020).makeUpDaysOnWeekdays())
                .containsExactly(new SpecialDay(LocalDate.of(2020, 2, 3), true, "春节"));
    }

    @Test
    @DisplayName("抄漏的节日会被指出，工作日数先行算出")
    void saysWhatIsNotNamed() {
        var days = NoticeText.read(2027, "2027-01-01 元旦 休\n2027-01-02 元旦 班").days();
        var notice = new YearNotice(2027, "试", days);
        assertThat(notice.holidaysNotNamed()).containsExactly("春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");
        assertThat(notice.workingDays()).isEqualTo(261);
        assertThat(PublishedYears.notice(2021).workingDays()).isEqualTo(250);
    }
}
