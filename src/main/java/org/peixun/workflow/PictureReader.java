package org.peixun.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** Takes a model's drawing out of its diagram interchange part. */
final class PictureReader {

    private static final Map<Class<? extends FlowNode>, Picture.Kind> KINDS = Map.of(
            UserTask.class, Picture.Kind.USER_TASK, ServiceTask.class, Picture.Kind.SERVICE_TASK,
            BusinessRuleTask.class, Picture.Kind.RULE_TASK, SubProcess.class, Picture.Kind.SUB_PROCESS,
            Gateway.class, Picture.Kind.GATEWAY, Event.class, Picture.Kind.EVENT);
    private static final Map<Class<?>, Picture.Mark> MARKS = Map.of(
            TimerEventDefinition.class, Picture.Mark.TIMER, MessageEventDefinition.class, Picture.Mark.MESSAGE,
            ErrorEventDefinition.class, Picture.Mark.ERROR,
            TerminateEventDefinition.class, Picture.Mark.TERMINATE, ExclusiveGateway.class, Picture.Mark.EXCLUSIVE,
            ParallelGateway.class, Picture.Mark.PARALLEL, EventBasedGateway.class, Picture.Mark.EVENT_BASED);

    private PictureReader() {}

    static Picture read(BpmnModelInstance model) {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        List<Picture.Node> nodes = model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
                .map(PictureReader::node)
                // large boxes first: what lies in them is drawn over them; events on a task's edge over the task
                .sorted(Comparator.comparingDouble(node -> -node.box().width() * node.box().height()))
                .toList();
        List<Picture.Line> lines = model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() instanceof SequenceFlow)
                .map(PictureReader::line)
                .toList();
        return new Picture(process.getId(), process.getName(), nodes, lines);
    }

    private static Picture.Node node(BpmnShape shape) {
        FlowNode node = (FlowNode) shape.getBpmnElement();
        return new Picture.Node(
                node.getId(), node.getName(), kind(node), ring(node), mark(node), dashed(node), box(shape.getBounds()),
                node instanceof Activity ? null : label(shape.getBpmnLabel()));
    }

    private static Picture.Line line(BpmnEdge edge) {
        SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
        return new Picture.Line(
                flow.getId(),
                flow.getName(),
                flow.getSource().getId(),
                flow.getTarget().getId(),
                flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault()),
                edge.getWaypoints().stream().map(point -> new Picture.Point(point.getX(), point.getY())).toList(),
                label(edge.getBpmnLabel()));
    }

    private static Picture.Kind kind(FlowNode node) {
        return find(KINDS, node).orElse(Picture.Kind.TASK);
    }

    private static Picture.Ring ring(FlowNode node) {
        if (!(node instanceof Event)) {
            return Picture.Ring.NOT;
        }
        return node instanceof StartEvent ? Picture.Ring.START
                : node instanceof EndEvent ? Picture.Ring.END : Picture.Ring.CATCH;
    }

    private static Picture.Mark mark(FlowNode node) {
        return find(MARKS, node)
                .or(() -> definitions(node).stream().flatMap(definition -> find(MARKS, definition).stream()).findFirst())
                .orElse(Picture.Mark.NONE);
    }

    private static List<EventDefinition> definitions(FlowNode node) {
        if (node instanceof CatchEvent event) {
            return List.copyOf(event.getEventDefinitions());
        }
        return node instanceof ThrowEvent event ? List.copyOf(event.getEventDefinitions()) : List.of();
    }

    private static boolean dashed(FlowNode node) {
        return node instanceof BoundaryEvent event && !event.cancelActivity()
                || node instanceof StartEvent start && !start.isInterrupting()
                || node instanceof SubProcess inner && inner.triggeredByEvent();
    }

    private static <K, V> Optional<V> find(Map<? extends Class<? extends K>, V> byType, Object element) {
        return byType.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(element))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Picture.Box label(BpmnLabel label) {
        return label == null || label.getBounds() == null ? null : box(label.getBounds());
    }

    private static Picture.Box box(Bounds bounds) {
        return new Picture.Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
