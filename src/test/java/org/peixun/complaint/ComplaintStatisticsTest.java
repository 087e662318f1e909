package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.complaint.ComplaintScenario.CITY_CLERK;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.COUNTY;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.Plans;
import org.peixun.TimeMachine;
import org.peixun.identity.Role;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A year of its own: 2024. */
@IntegrationTest
@DisplayName("投诉举报统计（第12条）：按月、县（市、区）、来源、违规行为，可以导出")
class ComplaintStatisticsTest {

    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintStatistics statistics;
    @Autowired MockMvc pages;
    @Autowired Plans plans;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void march() {
        time.set(LocalDateTime.of(2024, 3, 5, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    void aYear() throws Exception {
        scenario.verify(scenario.accepted(Source.REPORT).number(), "found");
        scenario.verify(scenario.accepted(Source.HOTLINE).number(), "unfounded");
        scenario.registered(Source.HOTLINE);
        time.set(LocalDateTime.of(2024, 4, 8, 9, 0));
        scenario.registered(Source.PETITION);

        var year = statistics.of(2024, List.of(COUNTY));
        assertThat(year.total()).isEqualTo(new ComplaintStatistics.Count(4, 1, 1, 0));
        assertThat(year.total().open()).isEqualTo(2);
        assertThat(year.months()).hasSize(12).containsEntry("3月", new ComplaintStatistics.Count(3, 1, 1, 0))
                .containsEntry("4月", new ComplaintStatistics.Count(1, 0, 0, 0)).containsEntry("5月", ComplaintStatistics.Count.NONE);
        assertThat(year.sources()).containsEntry("市民热线", new ComplaintStatistics.Count(2, 0, 1, 0)).containsKeys("自行举报", "信访转送");
        assertThat(year.offences().values()).allMatch(number -> number == 1);
        assertThat(statistics.of(2024, List.of("371525")).lines()).isEmpty();
        assertThat(statistics.years(List.of(COUNTY))).contains(2024).doesNotContain(2023).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(plans.of(() -> statistics.years(List.of(COUNTY)))).singleElement().asString().as("每年看一件，不是全部")
                .contains("complaint_received").doesNotContain("HashAggregate");

        String page = pages.perform(get("/complaints/statistics?year=2024").with(signedInAs(CITY_CLERK))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("登记4件，查实1件，不属实1件");
        assertThat(pages.perform(get("/complaints/statistics?year=2024").with(signedInAs(actor(Role.COUNTY_CLERK, "371525"))))
                .andReturn().getResponse().getContentAsString()).contains("该年没有投诉举报");
        byte[] file = pages.perform(get("/complaints/statistics/export?year=2024").with(signedInAs(CLERK))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheet("按来源").getLastRowNum()).isEqualTo(3);
            assertThat(workbook.getSheet("按违规行为").getRow(1).getCell(1).getStringCellValue()).isEqualTo("东阿县");
        }
    }
}
