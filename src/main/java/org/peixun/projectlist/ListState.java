package org.peixun.projectlist;

import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseState;

/** Where a county's list is. */
public enum ListState implements CaseState {
    FILLING("填报中", CaseFile.Kind.OPEN),
    AWAITING_SIGNATURE("待签发", CaseFile.Kind.OPEN),
    REVISING("退回修改", CaseFile.Kind.OPEN),
    SIGNED("已签发", CaseFile.Kind.OPEN),
    SENT("已报送，待核对", CaseFile.Kind.OPEN),
    RETURNED("退回补正", CaseFile.Kind.OPEN),
    PASSED("已通过核对", CaseFile.Kind.GRANTED),
    EXCUSED("无需报送", CaseFile.Kind.ENDED),
    YEAR_ENDED("项目年度已结束", CaseFile.Kind.GRANTED);

    private final String label;
    private final CaseFile.Kind kind;

    ListState(String label, CaseFile.Kind kind) {
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

    /** The county's clerk may change the list. */
    public boolean editable() {
        return this == FILLING || this == REVISING || this == RETURNED;
    }

    /** The city has it, or had it and was content. */
    public boolean sent() {
        return this == SENT || this == PASSED || this == YEAR_ENDED;
    }

    public boolean passed() {
        return this == PASSED || this == YEAR_ENDED;
    }
}
