package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.TEXT;
import static org.peixun.nomination.NominationScenario.clerk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;

/** A case goes on by the model with which it began, however long (deployment/handbook.md). */
@IntegrationTest
@DisplayName("按没有“重新推选”的旧模型办理的品牌推荐")
class EarlierNominationModelTest {

    private static final String COUNTY = "371581";
    private static final Actor CLERK = clerk(COUNTY);

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired Reselection reselection;
    @Autowired NominationFiles files;
    @Autowired RepositoryService repository;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    private String deployment;
    private long round;

    @BeforeEach
    void earlierModel() throws IOException {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String model = Files.readString(Path.of("processes/nomination/brandNomination.bpmn"))
                .replaceAll("(?s)<bpmn:boundaryEvent id=\"event_reselectionBegun\".*?</bpmn:boundaryEvent>", "")
                .replaceAll("<bpmn:sequenceFlow id=\"flow_reselectionBegun\"[^>]*/>|<bpmn:incoming>flow_reselectionBegun</bpmn:incoming>", "")
                .replaceAll("(?s)<bpmndi:BPMNShape id=\"event_reselectionBegun_shape\".*?</bpmndi:BPMNShape>", "")
                .replaceAll("(?s)<bpmndi:BPMNEdge id=\"flow_reselectionBegun_edge\".*?</bpmndi:BPMNEdge>", "");
        deployment = repository.createDeployment().source("peixun").addString("brandNomination.bpmn", model).deploy().getId();
        round = scenario.fresh(2026);
    }

    @AfterEach
    void backToThisModel() {
        scenario.putAway(2026);
        repository.deleteDeployment(deployment, true);
        time.reset();
    }

    @Test
    @DisplayName("退回后不提供重新推选，候选机构仍在补正时更换，补正后重新报送，办到结局")
    void goesOnAsItBegan() {
        String number = scenario.publicised(round, COUNTY, 1);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.submit(number, "checkMaterials", CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN"), "opinion", "案例缺少佐证"));
        assertThat(nominations.sheet(number, CLERK)).returns(false, Nominations.Sheet::reselectable).returns(true, Nominations.Sheet::choosing);
        assertThatThrownBy(() -> runAs(CLERK, () -> reselection.begin(number, CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("旧版").hasMessageContaining("增减候选机构");
        assertThat(files.get(number).state()).isEqualTo(NominationState.RETURNED);
        runAs(CLERK, () -> {
            scenario.remove(number, 1, CLERK);
            nominations.choose(number, scenario.institution(COUNTY), CLERK);
            scenario.write(number, new Nominations.Texts(1, TEXT, TEXT, TEXT), CLERK);
            scenario.prove(number, 1, CLERK);
        });
        scenario.submit(number, "correctNomination", CLERK, Map.of("confirmation", true));
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 1, 8);
        }
        scenario.decide(number, "decline");
        path.of(number).passed("endEvent_nominationCorrected", "endEvent_nominationDeclined").ended();
    }
}
