package org.peixun.workflow;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Hangs the observers on every user task and every sequence flow of every model, so that no model needs to say it. */
@Component
class ObserverParseListener extends AbstractBpmnParseListener {

    private final TaskObserver taskObserver;
    private final FlowObserver flowObserver;

    ObserverParseListener(TaskObserver taskObserver, FlowObserver flowObserver) {
        this.taskObserver = taskObserver;
        this.flowObserver = flowObserver;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addTaskListener(TaskListener.EVENTNAME_CREATE, taskObserver);
        definition.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, taskObserver);
        definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, taskObserver);
        definition.addTaskListener(TaskListener.EVENTNAME_DELETE, taskObserver);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, flowObserver);
    }
}
