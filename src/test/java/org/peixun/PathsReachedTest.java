package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.Models.Model;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs last and asks the sequence flows that were taken what the path tests of this run have walked: no list to keep, nothing to
 * claim. They must commit, as the real thing does. With {@code -Dtest} for one process: {@code -Dpaths.of=classFiling}, beside the tests that walk it.
 */
@IntegrationTest
@Order(Integer.MAX_VALUE)
@DisplayName("每个结局、每个定时事件都有测试走到")
class PathsReachedTest {

    @Autowired
    JdbcClient jdbc;

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("全部测试跑完后，模型里没有测试走不到的结束事件和边界事件")
    void everyEndAndBoundaryEvent(Model model) {
        assumeTrue(model.id().equals(System.getProperty("paths.of")) || System.getProperty("test") == null,
                "-Dtest runs some tests only: this needs them all, or -Dpaths.of=" + model.id());
        List<String> taken = jdbc.sql("SELECT DISTINCT flow_id FROM flow_taken WHERE split_part(process_definition_id, ':', 1) = ?")
                .param(model.id()).query(String.class).list();
        List<String> walked = model.each(SequenceFlow.class).stream().filter(flow -> taken.contains(flow.getId()))
                .flatMap(flow -> Stream.of(flow.getSource().getId(), flow.getTarget().getId())).toList();
        assertThat(walked).containsAll(model.ids(EndEvent.class)).containsAll(model.ids(BoundaryEvent.class));
    }
}
