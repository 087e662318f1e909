package org.peixun.workflow;

import java.time.Instant;
import java.util.Arrays;

/**
 * A line of the case's timeline (流转记录), published by features and by the workflow, kept by the work list.
 *
 * @param step the user task's label, or {@code null}
 * @param text one Chinese sentence
 * @param forApplicant whether the institution sees the line
 */
public record CaseEvent(
        String caseNumber, Instant at, Kind kind, String step, String actorId, String actorName, String text,
        boolean forApplicant) {

    /** Stored by its name. A line of a step is headed by the step, one without a step or beside it by {@link #heading()}. */
    public enum Kind {
        REGISTERED("登记"),
        PROPOSED("提请"),
        SUBMITTED("报送"),
        STEP_DONE("办理", As.DECISION),
        RETURNED("退回补正", As.DECISION),
        REFUSED("不予同意", As.DECISION),
        WITHDRAWN("撤回", As.DECISION),
        CANCELLED("取消班期", As.DECISION),
        NUMBER_ISSUED("核发备案号"),
        STARTED("开班"),
        CHANGE_ASKED("申请变更"),
        PAUSED("暂停办理"),
        RESUMED("恢复办理"),
        ENDED("办结"),
        NOTE("记录"),
        REMINDED("提醒", As.BESIDE),
        ESCALATED("督办", As.BESIDE),
        URGED("催办", As.BESIDE),
        CLAIMED("认领", As.BESIDE),
        GIVEN_BACK("退回待认领", As.BESIDE),
        TRANSFERRED("转办", As.BESIDE),
        DELEGATED("委派", As.BESIDE),
        HANDED_BACK("委派交回", As.BESIDE),
        OPINION_ASKED("加签", As.BESIDE),
        OPINION_GIVEN("加签意见", As.BESIDE, As.DECISION),
        OPINION_WITHDRAWN("撤回加签", As.BESIDE),
        COPIED("抄送", As.BESIDE);

        private enum As { DECISION, BESIDE }

        private final String heading;
        private final boolean decision;
        private final boolean beside;

        Kind(String heading, As... as) {
            this.heading = heading;
            this.decision = Arrays.asList(as).contains(As.DECISION);
            this.beside = Arrays.asList(as).contains(As.BESIDE);
        }

        /** A stored line; one of a version that knows more kinds reads as a note. */
        public static Kind stored(String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(NOTE);
        }

        public String heading() {
            return heading;
        }

        /** Somebody decided or gave an opinion: it stands among the opinions of the case. */
        public boolean isDecision() {
            return decision;
        }

        /** Brings the case no further; the line says of which step it is. */
        public boolean isBeside() {
            return beside;
        }
    }

    /** @param kind name of a {@link Kind} @throws IllegalArgumentException for any other */
    public CaseEvent(
            String caseNumber, Instant at, String kind, String step, String actorId, String actorName, String text,
            boolean forApplicant) {
        this(caseNumber, at, Kind.valueOf(kind), step, actorId, actorName, text, forApplicant);
    }
}
