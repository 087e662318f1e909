package org.peixun.suspension;

import org.peixun.workflow.CaseFile.Kind;
import org.peixun.workflow.CaseState;

/** Where a suspension case is. */
enum SuspensionState implements CaseState {
    URGENCY_PROPOSED("待决定先行暂停", Kind.OPEN),
    PROPOSED("待决定暂停", Kind.OPEN),
    UNCONFIRMED("已先行暂停，待查实", Kind.OPEN),
    INVESTIGATING("调查核实", Kind.OPEN),
    HEARING("听取陈述申辩", Kind.RETURNED),
    REVIEWING("法制审核", Kind.OPEN),
    DECIDING("待集体决定", Kind.OPEN),
    RECTIFYING("限期整改", Kind.RETURNED),
    RECHECKING("复查验收", Kind.OPEN),
    BANNED("整改合格，限制期内", Kind.OPEN),
    HANDED_OVER("已移送有关部门", Kind.OPEN),
    DECIDED("决定执行中", Kind.OPEN),
    NOT_SUSPENDED("未先行暂停", Kind.ENDED),
    LIFTED("先行暂停已解除", Kind.ENDED),
    REINSTATED("已恢复承训资格", Kind.ENDED),
    REMOVED("已移出目录", Kind.ENDED),
    CORRECTED("决定已纠正", Kind.ENDED);

    private final String label;
    private final Kind kind;

    SuspensionState(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** The investigation is over: what is found now was neither looked into nor put to the institution. */
    boolean investigated() {
        return switch (this) {
            case HEARING, REVIEWING, DECIDING, RECTIFYING, RECHECKING, BANNED, HANDED_OVER -> true;
            default -> false;
        };
    }

    /** Suspended, and still so until a decision ends it. */
    static SuspensionState[] suspended() {
        return new SuspensionState[] {UNCONFIRMED, INVESTIGATING, HEARING, REVIEWING, DECIDING, RECTIFYING, RECHECKING, BANNED, HANDED_OVER};
    }

    /** Before the decision the institution knows nothing of it. */
    boolean secret() {
        return this == URGENCY_PROPOSED || this == PROPOSED || this == NOT_SUSPENDED;
    }
}
