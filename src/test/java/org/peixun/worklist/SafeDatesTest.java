package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.Role;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.springframework.beans.factory.annotation.Autowired;

/** Periods of the parameters: 受理 2, 审核 3, 审批 2, 提前备案 5 working days. */
@IntegrationTest
@DisplayName("最晚安全日期")
class SafeDatesTest {

    private static final String COUNTY = "371524";

    @Autowired
    SafeDates safeDates;

    @ParameterizedTest(name = "{0}开班：受理{1}，审核{2}，审批{3}，重新报送{4}")
    @CsvSource({
        "2026-05-20, 2026-05-12, 2026-05-15, 2026-05-19, 2026-05-09",
        "2026-05-23, 2026-05-15, 2026-05-20, 2026-05-22, 2026-05-13",
        "2026-10-12, 2026-09-28, 2026-10-08, 2026-10-10, 2026-09-23",
        "2026-02-25, 2026-02-10, 2026-02-13, 2026-02-24, 2026-02-06"
    })
    @DisplayName("从开班日期倒推：审批在前一个工作日，以前各环节给以后的环节留足时限；调休的周末算，节假日不算")
    void countsBack(LocalDate start, LocalDate accept, LocalDate review, LocalDate consent, LocalDate handIn) {
        var latest = safeDates.of(goal(start), COUNTY, LocalDate.of(2026, 1, 5));
        assertThat(latest.ofStep()).containsOnly(Map.entry("acceptFiling", accept),
                Map.entry("reviewFiling", review), Map.entry("consentOpening", consent));
        assertThat(latest.handIn()).isEqualTo(handIn);
    }

    @Test
    @DisplayName("当天仍写日期；第二天说明赶不上什么")
    void saysWhenItHasPassed() {
        LocalDate day = LocalDate.of(2026, 5, 15);
        assertThat(safeDates.of(goal(LocalDate.of(2026, 5, 20)), COUNTY, day).inWords(day))
                .isEqualTo("最晚安全日期 2026-05-15（周五）");
        assertThat(safeDates.of(goal(LocalDate.of(2026, 5, 20)), COUNTY, day.plusDays(1)).inWords(day))
                .isEqualTo("已过最晚安全日期 2026-05-15（周五）：以后各环节用足时限，赶不上 2026-05-20（周三） 开班");
    }

    @Test
    @DisplayName("没有开班日期一类的目标、年度日历未公布：不写")
    void nothingToSay() {
        assertThat(safeDates.of(null, COUNTY, LocalDate.of(2026, 5, 15)).inWords(null)).isEmpty();
        assertThat(safeDates.of(goal(LocalDate.of(2028, 5, 20)), COUNTY, LocalDate.of(2026, 5, 15)).ofStep()).isEmpty();
    }

    private static CaseType.Goal goal(LocalDate start) {
        return new CaseType.Goal(List.of(step("acceptFiling", "filing.acceptWorkdays"),
                step("reviewFiling", "filing.reviewWorkdays"), step("consentOpening", "filing.consentWorkdays")), start, "开班",
                "filing.leadWorkdays");
    }

    private static Step step(String key, String workdaysKey) {
        return new Step(key, "环节", Role.COUNTY_CLERK,
                new DeadlineRule(workdaysKey, "task.reminderWorkdays", "escalation.stepWorkdays", List.of(Role.COUNTY_MANAGER)));
    }
}
