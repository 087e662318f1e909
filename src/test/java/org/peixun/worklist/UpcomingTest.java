package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.complaint.ComplaintScenario.MANAGER;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.ComplaintTimes;
import org.peixun.complaint.Source;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("七日内将触发：定时事件用流程图上的名称")
class UpcomingTest {

    @Autowired ComplaintScenario complaints;
    @Autowired ComplaintTimes times;
    @Autowired Upcoming upcoming;
    @Autowired PageStatements statements;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("投诉的评价期满不写成公示期满，提醒和期限各写是哪一个环节的")
    void asTheModelNamesThem() {
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        String verifying = complaints.accepted(Source.HOTLINE).number();
        String answered = complaints.accepted(Source.HOTLINE).number();
        complaints.verify(answered, "unfounded");
        complaints.answer(answered);
        time.set(LocalDateTime.of(2026, 3, 12, 9, 0));
        assertThat(deeds(verifying)).containsExactly("核查临期", "核查期限届满");
        time.set(LocalDateTime.of(2026, 3, 20, 9, 0));
        assertThat(deeds(answered)).containsExactly("评价期满");
    }

    @Test
    @DisplayName("暂停办理的事项，定时停着，不列为即将触发；恢复以后再列出")
    void notThoseThatStandStill() {
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        String number = complaints.accepted(Source.HOTLINE).number();
        time.set(LocalDateTime.of(2026, 3, 12, 9, 0));
        runAs(MANAGER, () -> times.pause(number, "等待笔迹鉴定结果", MANAGER));
        assertThat(deeds(number)).isEmpty();
        runAs(MANAGER, () -> times.resume(number, MANAGER));
        assertThat(deeds(number)).containsExactly("核查临期", "核查期限届满");
    }

    @Test
    @DisplayName("查询次数与行数无关")
    void oneQuery() {
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        complaints.accepted(Source.HOTLINE);
        int few = statements.count("/upcoming", MANAGER);
        for (int i = 0; i < 4; i++) {
            complaints.accepted(Source.HOTLINE);
        }
        assertThat(statements.count("/upcoming", MANAGER)).isEqualTo(few);
    }

    private List<String> deeds(String number) {
        return upcoming.of(MANAGER).stream().filter(line -> line.caseNumber().equals(number)).map(Upcoming.Line::deed).toList();
    }
}
