package org.peixun.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.peixun.complaint.Topic;

/** 回访名单. @param seed with which it was drawn, or {@code null} before */
public record CallSample(Long seed, List<FollowUpCall> calls) {

    public long left() {
        return calls.stream().filter(call -> call.calledAt() == null).count();
    }

    /** 5人中已回访3人：2人未收费…: what matters at a glance. */
    public String summary() {
        return calls.size() + "人中已回访" + (calls.size() - left()) + "人，接通" + count(FollowUpCall::reached) + "人；参加培训"
                + count(FollowUpCall::attended) + "人，满意" + count(FollowUpCall::satisfied) + "人，被收费" + count(FollowUpCall::charged)
                + "人，被许诺补贴" + count(FollowUpCall::promised) + "人";
    }

    /** How many of them say what must not be. */
    long concerned() {
        return calls.stream().filter(call -> !call.concerns().isEmpty()).count();
    }

    /** Of the gravest; {@code null}: of none. */
    Topic topic() {
        return calls.stream().flatMap(call -> call.concerns().stream()).min(Comparator.naturalOrder()).map(Concern::topic).orElse(null);
    }

    private long count(Function<FollowUpCall, Boolean> answer) {
        return calls.stream().filter(call -> Boolean.TRUE.equals(answer.apply(call))).count();
    }
}
