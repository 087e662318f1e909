package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.WorkingDays;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.Upcoming;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("现场检查不预先告知（第12条）：培训主体看不到期限，也就看不到检查日期")
class UnannouncedVisitTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired Tasks tasks;
    @Autowired Upcoming upcoming;
    @Autowired People people;
    @Autowired WorkingCalendar calendar;
    @Autowired TimeMachine.Mover time;
    @Autowired MockMvc mvc;

    private Draft draft;

    @BeforeEach
    void running() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        draft = scenario.running();
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("案件页的环节、页首期限和流程：工作人员看得到，培训主体看不到")
    void withheld() throws Exception {
        LocalDate visit = calendar.plus(draft.startsOn(), WorkingDays.of(3));
        scenario.planned(draft, visit);
        String due = calendar.plus(visit, WorkingDays.of(1)) + "（";
        assertThat(page(scenario.clerk)).contains("最迟 " + due, "还剩4个工作日");
        String institution = page(draft.applicant());
        PageAssertions.assertPolite(institution);
        assertThat(institution).contains("现场检查").doesNotContain("最迟 " + due, "还剩4个工作日", "不限时");
    }

    @Test
    @DisplayName("报送考核安排以后的一句话：工作人员的环节只写岗位，不写检查人员和期限")
    void toldAfterHandingIn() throws Exception {
        LocalDate visit = calendar.plus(draft.startsOn(), WorkingDays.of(3));
        scenario.planned(draft, visit);
        Actor officer = new Actor("xunjian", scenario.colleague(), scenario.clerk.grants());
        runAs(officer, () -> tasks.claim(tasks.open(draft.number(), "inspectClass").orElseThrow(), officer));
        String told = (String) mvc.perform(post("/tasks/{id}/complete", tasks.open(draft.number(), "arrangeExam").orElseThrow())
                        .with(signedInAs(draft.applicant())).with(csrf()).param("commandId", UUID.randomUUID().toString()))
                .andExpect(status().is3xxRedirection()).andReturn().getFlashMap().get("told");
        assertThat(told).contains("现在由" + people.groupLabel(Role.COUNTY_CLERK.in(FilingScenario.COUNTY)) + "办理“现场检查”")
                .doesNotContain(officer.name(), "最迟" + calendar.plus(visit, WorkingDays.of(1)));
    }

    @Test
    @DisplayName("七日内将触发：并行的环节各写自己的办理人，期限届满的写将要告知的督办岗位")
    void whoIsTold() {
        runAs(scenario.clerk, () -> tasks.claim(tasks.open(draft.number(), "planInspection").orElseThrow(), scenario.clerk));
        runAs(draft.applicant(), () -> work.askSecrecy(draft.number(), "培训内容涉及国防科研生产，依据保密协议不得录像。", draft.applicant()));
        String manager = people.groupLabel(Role.COUNTY_MANAGER.in(FilingScenario.COUNTY));
        assertThat(told("安排检查临期")).as("its holder").isNotIn(manager, people.groupLabel(Role.COUNTY_CLERK.in(FilingScenario.COUNTY)));
        assertThat(told("安排检查期限届满")).isEqualTo(manager);
        assertThat(told("涉密审批临期")).isEqualTo(manager);
        assertThat(told("涉密审批期限届满")).isEqualTo(manager);
    }

    private String told(String deed) {
        return upcoming.of(scenario.manager).stream().filter(line -> line.caseNumber().equals(draft.number()) && line.deed().equals(deed))
                .map(Upcoming.Line::to).findFirst().orElseThrow();
    }

    private String page(Actor reader) throws Exception {
        return mvc.perform(get("/cases/" + draft.number()).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
