package org.peixun.classfiling;

import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseState;

/** Where a filing stands. */
public enum FilingState implements CaseState {
    DRAFT("草稿", CaseFile.Kind.DRAFT),
    SUBMITTED("待受理", CaseFile.Kind.OPEN),
    RETURNED("退回补正", CaseFile.Kind.RETURNED),
    UNDER_REVIEW("待审核", CaseFile.Kind.OPEN),
    AWAITING_CONSENT("待审批", CaseFile.Kind.OPEN),
    APPROVED("已同意开班", CaseFile.Kind.GRANTED),
    RUNNING("已开班", CaseFile.Kind.GRANTED),
    COMPLETED("已结业", CaseFile.Kind.GRANTED),
    NOT_COMPLETED("未认定结业", CaseFile.Kind.GRANTED),
    CLOSED("已办结", CaseFile.Kind.GRANTED),
    REFUSED("未同意开班", CaseFile.Kind.REFUSED),
    WITHDRAWN("已撤回", CaseFile.Kind.ENDED),
    CANCELLED("已取消班期", CaseFile.Kind.ENDED),
    LAPSED("已逾期失效", CaseFile.Kind.ENDED),
    TERMINATED("已终止", CaseFile.Kind.ENDED);

    private final String label;
    private final CaseFile.Kind kind;

    FilingState(String label, CaseFile.Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public CaseFile.Kind kind() {
        return kind;
    }

    /** Something is still to be done by somebody. */
    boolean live() {
        return kind == CaseFile.Kind.OPEN || kind == CaseFile.Kind.RETURNED || this == APPROVED || this == RUNNING || this == COMPLETED;
    }

    /** Its filing number stands. */
    boolean granted() {
        return kind == CaseFile.Kind.GRANTED;
    }

    /** Training has started, and its number stands, whatever became of it. */
    public boolean begun() {
        return this == RUNNING || this == COMPLETED || this == NOT_COMPLETED || this == CLOSED;
    }

    /** The institution may change the application. */
    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }
}
