package org.peixun.classfiling;

import static org.peixun.classfiling.FilingState.APPROVED;
import static org.peixun.classfiling.FilingState.AWAITING_CONSENT;
import static org.peixun.classfiling.FilingState.CANCELLED;
import static org.peixun.classfiling.FilingState.DRAFT;
import static org.peixun.classfiling.FilingState.LAPSED;
import static org.peixun.classfiling.FilingState.REFUSED;
import static org.peixun.classfiling.FilingState.RETURNED;
import static org.peixun.classfiling.FilingState.RUNNING;
import static org.peixun.classfiling.FilingState.SUBMITTED;
import static org.peixun.classfiling.FilingState.UNDER_REVIEW;
import static org.peixun.classfiling.FilingState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;
import org.peixun.shared.RequestRefused;

/** Every step from state to state, with the states it may start from. */
enum Transition {
    SUBMIT("报送", SUBMITTED, DRAFT),
    RESUBMIT("重新报送", SUBMITTED, RETURNED),
    ACCEPT("受理", UNDER_REVIEW, SUBMITTED),
    PROPOSE("提请审批", AWAITING_CONSENT, UNDER_REVIEW),
    CONSENT("同意开班", APPROVED, AWAITING_CONSENT),
    RETURN("退回补正", RETURNED, SUBMITTED, UNDER_REVIEW, AWAITING_CONSENT),
    REFUSE("不予同意", REFUSED, SUBMITTED, AWAITING_CONSENT),
    START("登记开班", RUNNING, APPROVED),
    COMPLETE("认定结业", FilingState.COMPLETED, RUNNING),
    FAIL("不予认定结业", FilingState.NOT_COMPLETED, RUNNING),
    CLOSE("办结", FilingState.CLOSED, FilingState.COMPLETED),
    WITHDRAW("撤回", WITHDRAWN, SUBMITTED, RETURNED, UNDER_REVIEW, AWAITING_CONSENT),
    CANCEL("取消班期", CANCELLED, APPROVED, RUNNING),
    LAPSE("登记逾期失效", LAPSED, RETURNED, APPROVED),
    TERMINATE("终止", FilingState.TERMINATED, SUBMITTED, RETURNED, UNDER_REVIEW, AWAITING_CONSENT, APPROVED, RUNNING);

    private final String label;
    private final FilingState target;
    private final Set<FilingState> sources;

    Transition(String label, FilingState target, FilingState first, FilingState... more) {
        this.label = label;
        this.target = target;
        this.sources = EnumSet.of(first, more);
    }

    String label() {
        return label;
    }

    boolean allowedFrom(FilingState state) {
        return sources.contains(state);
    }

    /** @throws RequestRefused 409 naming the states that would do and the current one */
    FilingState from(FilingState current) {
        current.require("备案", label, sources.toArray(FilingState[]::new));
        return target;
    }
}
