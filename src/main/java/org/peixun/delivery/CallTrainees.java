package org.peixun.delivery;

import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 电话回访: everybody of the sample was called. */
@Component
@Order(13)
class CallTrainees implements ClassStep {

    private final Classes classes;
    private final FollowUpCalls calls;

    CallTrainees(Classes classes, FollowUpCalls calls) {
        this.classes = classes;
        this.calls = calls;
    }

    @Override
    public Step step() {
        return DeliveryTasks.CALL;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        RegisteredClass registered = classes.running(submission.caseNumber(), Action.CALL_TRAINEES, submission.actor());
        CallSample sample = calls.of(registered);
        if (sample.left() > 0) {
            throw RequestRefused.badInput("还有" + sample.left() + "名学员没有回访记录（第12条）。请在“回访”中打开回访页面逐人登记，没有接通的也要登记，然后再提交。");
        }
        classes.recordForOfficers(registered.number(), submission.actor(), step().label(), "callsDone", "电话回访完成：" + sample.summary() + "。");
        return Map.of();
    }
}
