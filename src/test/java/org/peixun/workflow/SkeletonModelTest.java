package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What somebody copies to begin a process must run as it is: here as the newest version of a process that has all the rest, with that
 * one's names in place of the skeleton's.
 */
@IntegrationTest
@DisplayName("新事项的模型骨架：照抄即可部署、办理、提醒、督办")
class SkeletonModelTest {

    private static final Path SKELETON = Path.of("src/test/resources/skeleton/exampleApproval.bpmn");

    @Autowired RepositoryService repository;
    @Autowired ComplaintScenario complaints;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    private String deployment;

    @BeforeEach
    void deployed() throws IOException {
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        String model = Files.readString(SKELETON).replace("exampleApproval", "complaintHandling")
                .replace("userTask_reviewExample", "userTask_acceptComplaint").replace("complaintHandling_reviewExample", "complaintHandling_acceptComplaint")
                .replace("'pass'", "'accept'");
        deployment = repository.createDeployment().source(ModelDeployment.SOURCE).addString("complaintHandling.bpmn", model)
                .addString("accept-complaint.form", Files.readString(Path.of("forms/complaint/accept-complaint.form"))).deploy().getId();
    }

    @AfterEach
    void takenBack() {
        repository.deleteDeployment(deployment, true);
        time.reset();
    }

    @Test
    @DisplayName("临期提醒、届满督办以后仍可办理；同意的走到“已同意”")
    void passes() {
        String number = complaints.registered(Source.INSPECTION).number();
        path.of(number).waitsAt("userTask_acceptComplaint").notPassed("event_reviewReminderDue");
        time.passWorkingDays(6);
        path.of(number).passed("event_reviewReminderDue", "endEvent_reviewReminded", "event_reviewDeadlineReached", "endEvent_reviewEscalated")
                .waitsAt("userTask_acceptComplaint");
        complaints.accept(number, Map.of("decision", "accept"));
        path.of(number).passed("endEvent_examplePassed").notPassed("endEvent_exampleRefused").ended();
    }

    @Test
    @DisplayName("其他答案走缺省分支“不同意”；按时办结的没有提醒和督办")
    void refuses() {
        String number = complaints.registered(Source.INSPECTION).number();
        complaints.accept(number, Map.of("decision", "decline", "opinion", "超出职权，请向市场监管部门反映。"));
        path.of(number).passed("endEvent_exampleRefused").notPassed("endEvent_examplePassed", "event_reviewReminderDue", "event_reviewDeadlineReached").ended();
    }
}
