package org.peixun.complaint;

import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseState;

/** Where a complaint stands; {@link #told} is what its informer reads. */
public enum ComplaintState implements CaseState {
    ACCEPTING("待受理", CaseFile.Kind.OPEN, "已收到，正在决定是否受理。"),
    VERIFYING("核查中", CaseFile.Kind.OPEN, "已受理，正在核查。"),
    MERGED("已并案", CaseFile.Kind.OPEN, "已受理，与反映同一问题的其他举报一并核查，核查后分别答复。"),
    ANSWERING("待答复", CaseFile.Kind.OPEN, "核查已有结论，正在准备答复。"),
    ANSWERED("已答复", CaseFile.Kind.OPEN, "已答复，见下。"),
    CLOSED("已办结", CaseFile.Kind.GRANTED, "已办结。"),
    RETURNED("已退回来源", CaseFile.Kind.ENDED, "不属于人社部门职责，已退回转办单位另行交办。"),
    DECLINED("不予受理", CaseFile.Kind.REFUSED, "超出人社部门职权，不予受理，理由见下。"),
    MOVED("已移交", CaseFile.Kind.ENDED, "已移交有管辖权的县（市、区）办理。"),
    IN_PETITION("已进入信访诉讼", CaseFile.Kind.ENDED, "已经或者应当通过信访、诉讼、仲裁、行政复议处理，不重复受理。"),
    WITHDRAWN("投诉人已撤回", CaseFile.Kind.ENDED, "您已撤回，核查没有发现问题，办理结束。"),
    MALICIOUS("恶意投诉", CaseFile.Kind.ENDED, "经核查，反映的情况不存在，办理结束。");

    private final String label;
    private final CaseFile.Kind kind;
    private final String told;

    ComplaintState(String label, CaseFile.Kind kind, String told) {
        this.label = label;
        this.kind = kind;
        this.told = told;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public CaseFile.Kind kind() {
        return kind;
    }

    String told() {
        return told;
    }

    boolean open() {
        return kind == CaseFile.Kind.OPEN;
    }

    /** A task waits, so that there is a clock to extend or to stop. */
    boolean worked() {
        return this == ACCEPTING || this == VERIFYING || this == ANSWERING;
    }
}
