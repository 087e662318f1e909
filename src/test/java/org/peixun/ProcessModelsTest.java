package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.Models.Model;

/** The naming card and the rules of processes/README.md, for every model there is; a new model is checked by being there. */
@DisplayName("流程模型：命名、期限、表单、图形")
class ProcessModelsTest {

    private static final Map<Class<? extends FlowNode>, String> PREFIXES = Map.of(
            StartEvent.class, "startEvent", EndEvent.class, "endEvent", UserTask.class, "userTask",
            ServiceTask.class, "serviceTask", BusinessRuleTask.class, "businessRuleTask", CallActivity.class, "callActivity",
            SubProcess.class, "subProcess", Gateway.class, "gateway", BoundaryEvent.class, "event",
            IntermediateCatchEvent.class, "event");
    private static final String CHINESE = "[\\p{IsHan}（）、“”]+";
    private static final String CALL = "\\$\\{%s\\.\\w+\\(execution\\)}";
    private static final int MOST_NODES = 25;
    private static final Set<String> NOTICES = Set.of("${remindHolder}", "${escalateOverdue}");

    /** And what a new one is copied from. */
    static Stream<Model> models() {
        return Stream.concat(Models.all(), Models.in(Models.SKELETON));
    }

    static Stream<Model> deployed() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("deployed")
    @DisplayName("流程编号 = 文件名，文件夹与事项所在的程序包同名；旁边有图和说明")
    void oneFolderOneProcess(Model model) {
        assertThat(model.each(org.camunda.bpm.model.bpmn.instance.Process.class)).hasSize(1);
        assertThat(model.file().getFileName()).hasToString(model.id() + ".bpmn");
        assertThat(java.nio.file.Path.of("src/main/java/org/peixun").resolve(model.folder().getFileName()).resolve("process")).isDirectory();
        assertThat(Models.files(model.folder(), ".bpmn")).hasSize(1);
        assertThat(model.folder().resolve(model.id() + ".svg")).isRegularFile();
        assertThat(model.folder().resolve("README.md")).isRegularFile();
        assertThat(model.process().getId()).matches("[a-z][a-zA-Z]*");
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("流程可以执行，有中文名称和历史保存期限，不能从任务列表直接启动")
    void process(Model model) {
        assertThat(model.process().isExecutable()).isTrue();
        assertThat(model.process().getName()).matches(CHINESE);
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        assertThat(model.process().isCamundaStartableInTasklist()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("编号按命名表：前缀加驼峰，没有自动生成的编号")
    void ids(Model model) {
        assertThat(model.each(FlowNode.class)).allSatisfy(node -> assertThat(node.getId())
                .matches(prefix(node) + "_[a-z][a-zA-Z]*"));
        assertThat(model.each(SequenceFlow.class)).allSatisfy(flow -> assertThat(flow.getId()).matches("flow_[a-z][a-zA-Z]*"));
        assertThat(model.each(Message.class)).allSatisfy(message -> {
            assertThat(message.getId()).matches("Message_[a-z][a-zA-Z]*");
            assertThat(message.getName()).isEqualTo(model.id() + "." + message.getId().substring("Message_".length()));
        });
    }

    private static String prefix(FlowNode node) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(node))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no prefix on the naming card for " + node.getElementType().getTypeName()));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("名称一律中文；分支处是问句，每条分支有答案；汇合处不命名")
    void names(Model model) {
        for (FlowNode node : model.each(FlowNode.class)) {
            if (!(node instanceof Gateway)) {
                assertThat(node.getName()).as(node.getId()).matches(CHINESE);
            } else if (node instanceof ExclusiveGateway && node.getOutgoing().size() > 1) {
                assertThat(node.getName()).as(node.getId()).matches(CHINESE + "？");
                assertThat(node.getOutgoing()).allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).matches(CHINESE));
            } else {
                assertThat(node.getName()).as(node.getId()).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("同一种结局只有一个名称")
    void endsAreDistinct(Model model) {
        assertThat(model.each(EndEvent.class)).extracting(EndEvent::getName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("环节、步骤和子流程各有各的名称")
    void activitiesAreDistinct(Model model) {
        assertThat(model.each(Activity.class)).extracting(Activity::getName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("环节、子流程、自动步骤（提醒和督办除外）和边界事件都有说明")
    void documented(Model model) {
        assertThat(model.each(Activity.class))
                .filteredOn(activity -> !(activity instanceof ServiceTask step) || !NOTICES.contains(step.getCamundaDelegateExpression()))
                .allSatisfy(activity -> assertThat(activity.getDocumentations()).as(activity.getId()).isNotEmpty());
        assertThat(model.each(BoundaryEvent.class)).allSatisfy(event -> assertThat(event.getDocumentations()).as(event.getId()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("排他分支：除缺省分支外都有条件，且必有缺省分支；只比较一个变量")
    void splitsAreComplete(Model model) {
        model.each(ExclusiveGateway.class).stream().filter(gateway -> gateway.getOutgoing().size() > 1).forEach(gateway -> {
            assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            assertThat(gateway.getOutgoing()).filteredOn(flow -> !flow.equals(gateway.getDefault()))
                    .allSatisfy(flow -> assertThat(flow.getConditionExpression()).as(flow.getId()).isNotNull());
            assertThat(gateway.getDefault().getConditionExpression()).as(gateway.getId()).isNull();
            assertThat(model.answers(gateway)).as(gateway.getId()).extracting(Models.Answer::variable).containsOnly(model.answers(gateway).get(0).variable());
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("自动步骤和规则步骤写作 ${名称}")
    void delegates(Model model) {
        assertThat(model.delegates()).allSatisfy((id, expression) -> assertThat(expression).as(id).matches("\\$\\{[a-z][a-zA-Z]*}"));
    }

    @Test
    @DisplayName("决策表：编号 = 文件名，有中文名称，保存期限与流程相同")
    void decisionTables() {
        assertThat(Models.files(Models.PROCESSES, ".dmn")).allSatisfy(file -> {
            Decision table = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).iterator().next();
            assertThat(file.getFileName()).hasToString(table.getId() + ".dmn");
            assertThat(table.getName()).matches(CHINESE);
            assertThat(Models.all()).extracting(model -> model.process().getCamundaHistoryTimeToLiveString())
                    .containsOnly(table.getCamundaHistoryTimeToLiveString());
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("每个人工环节有办理组、期限、提醒和督办")
    void userTasks(Model model) {
        assertThat(model.each(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).matches(CALL.formatted("candidates"));
            assertThat(task.getCamundaDueDate()).as(task.getId()).isEqualTo("${taskClock.due(execution)}");
            assertThat(model.boundaryEvents(task)).as(task.getId() + " reminder")
                    .filteredOn(event -> "${taskClock.reminder(execution)}".equals(date(event)) && !event.cancelActivity()).hasSize(1);
            assertThat(model.boundaryEvents(task)).as(task.getId() + " escalation")
                    .filteredOn(event -> "${taskClock.escalations(execution)}".equals(cycle(event)) && !event.cancelActivity()).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("每个人工环节有自己的表单，文件随流程一同部署；没有多余的表单")
    void forms(Model model) {
        assertThat(model.each(UserTask.class)).allSatisfy(task -> {
            String step = task.getId().substring("userTask_".length());
            assertThat(task.getCamundaFormRef()).isEqualTo(model.id() + "_" + step);
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(Models.text(model.forms().resolve(Models.kebab(step) + ".form")))
                    .contains("\"id\": \"" + task.getCamundaFormRef() + "\"");
        });
        assertThat(Models.files(model.forms(), ".form")).hasSameSizeAs(model.each(UserTask.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("定时和异步步骤失败后重试，不立即变成故障")
    void retries(Model model) {
        Stream<BaseElement> timers = model.each(TimerEventDefinition.class).stream().map(timer -> (BaseElement) timer.getParentElement());
        Stream<BaseElement> asynchronous = model.each(FlowNode.class).stream()
                .filter(node -> node.isCamundaAsyncBefore()
                        || !(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter())
                .map(BaseElement.class::cast);
        assertThat(Stream.concat(timers, asynchronous)).allSatisfy(node -> assertThat(node.getExtensionElements())
                .as(node.getId()).isNotNull().satisfies(extensions -> assertThat(extensions.getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class).singleResult().getTextContent()).isEqualTo("R5/PT1M")));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("每个节点、每条连线都画出来；一层不超过25个节点")
    void drawn(Model model) {
        Set<BaseElement> drawn = new HashSet<>();
        model.each(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement()));
        model.each(BpmnEdge.class).stream().filter(edge -> edge.getWaypoints().size() > 1).forEach(edge -> drawn.add(edge.getBpmnElement()));
        assertThat(drawn).containsAll(model.each(FlowNode.class)).containsAll(model.each(SequenceFlow.class));

        Stream.concat(Stream.of(model.process()), model.each(SubProcess.class).stream()).forEach(level ->
                assertThat(level.getChildElementsByType(FlowNode.class)).as(level.getId()).hasSizeLessThanOrEqualTo(MOST_NODES));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("节点上写的进出连线与连线本身一致，没有走不到和走不出的节点")
    void connected(Model model) {
        Collection<SequenceFlow> flows = model.each(SequenceFlow.class);
        for (FlowNode node : model.each(FlowNode.class)) {
            List<SequenceFlow> in = flows.stream().filter(flow -> flow.getTarget().equals(node)).toList();
            List<SequenceFlow> out = flows.stream().filter(flow -> flow.getSource().equals(node)).toList();
            assertThat(node.getIncoming()).as(node.getId() + " in").containsExactlyInAnyOrderElementsOf(in);
            assertThat(node.getOutgoing()).as(node.getId() + " out").containsExactlyInAnyOrderElementsOf(out);
            boolean starts = node instanceof StartEvent || node instanceof BoundaryEvent
                    || node instanceof SubProcess inner && inner.triggeredByEvent();
            boolean ends = node instanceof EndEvent || node instanceof SubProcess inner && inner.triggeredByEvent();
            assertThat(in.isEmpty()).as(node.getId() + " in").isEqualTo(starts);
            assertThat(out.isEmpty()).as(node.getId() + " out").isEqualTo(ends);
            if (node instanceof Activity activity) {
                assertThat(activity.getDefault()).as(node.getId()).isNull();
            }
        }
        assertThat(model.each(IntermediateThrowEvent.class)).isEmpty();
    }

    private static String date(BoundaryEvent event) {
        return timer(event).map(TimerEventDefinition::getTimeDate).filter(Objects::nonNull)
                .map(date -> date.getTextContent().strip()).findFirst().orElse(null);
    }

    private static String cycle(BoundaryEvent event) {
        return timer(event).map(TimerEventDefinition::getTimeCycle).filter(Objects::nonNull)
                .map(cycle -> cycle.getTextContent().strip()).findFirst().orElse(null);
    }

    private static Stream<TimerEventDefinition> timer(BoundaryEvent event) {
        return event.getEventDefinitions().stream().filter(TimerEventDefinition.class::isInstance).map(TimerEventDefinition.class::cast);
    }
}
