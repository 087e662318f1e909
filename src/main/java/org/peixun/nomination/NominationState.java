package org.peixun.nomination;

import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseState;

/** Where a county's nomination stands. */
public enum NominationState implements CaseState {
    SELECTING("县级推选", CaseFile.Kind.OPEN),
    PUBLICISING("县级公示", CaseFile.Kind.OPEN),
    SIGNING("待签发", CaseFile.Kind.OPEN),
    SENT("待市级审核", CaseFile.Kind.OPEN),
    RETURNED("退回补正", CaseFile.Kind.OPEN),
    SCORING("专家评分", CaseFile.Kind.OPEN),
    DECIDING("待集体决定", CaseFile.Kind.OPEN),
    PUBLIC("市级公示", CaseFile.Kind.OPEN),
    LISTED("已公布", CaseFile.Kind.GRANTED),
    DECLINED("未入选", CaseFile.Kind.REFUSED),
    OVERTURNED("公示期间取消入选", CaseFile.Kind.REFUSED),
    NO_CANDIDATE("确认无候选机构", CaseFile.Kind.ENDED),
    WITHDRAWN("已撤下", CaseFile.Kind.ENDED),
    ENDED("已终止", CaseFile.Kind.ENDED);

    private final String label;
    private final CaseFile.Kind kind;

    NominationState(String label, CaseFile.Kind kind) {
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

    /** The county may change candidates and materials. */
    public boolean editable() {
        return this == SELECTING || this == RETURNED;
    }
}
