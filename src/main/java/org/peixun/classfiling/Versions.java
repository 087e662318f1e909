package org.peixun.classfiling;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.peixun.shared.RequestRefused;

/**
 * Which submissions of a filing count: the one that was filed, the one in force, and whether a change of it is being
 * written or waits for the county. A version is the number of a submission; none is ever overwritten.
 */
@Embeddable
class Versions {

    enum Stage { NONE, DRAFT, ASKED }

    @Enumerated(EnumType.STRING)
    @Column(name = "change_stage")
    private Stage stage = Stage.NONE;

    @Column(name = "filed_version")
    private Integer filed;

    @Column(name = "version_in_force")
    private Integer inForce;

    /** The county consented to the opening. */
    void file(int version) {
        filed = version;
        inForce = version;
    }

    /** @throws RequestRefused 409 while another change is open */
    void begin() {
        if (stage == Stage.ASKED) {
            throw RequestRefused.conflict("已有一项变更申请正在等待县（市、区）人社部门审批。请待其办结后再提出新的变更。");
        }
        stage = Stage.DRAFT;
    }

    void ask() {
        if (stage != Stage.DRAFT) {
            throw RequestRefused.conflict("没有正在填写的变更申请，可能已经提交或者放弃。请刷新页面查看最新情况。");
        }
        stage = Stage.ASKED;
    }

    /** Refused or given up: what is in force stays. */
    void drop() {
        stage = Stage.NONE;
    }

    void consent(int version) {
        if (stage != Stage.ASKED) {
            throw RequestRefused.conflict("该变更申请已经办结。请刷新页面查看最新情况。");
        }
        inForce = version;
        stage = Stage.NONE;
    }

    Stage stage() {
        return stage;
    }

    Integer filed() {
        return filed;
    }

    Integer inForce() {
        return inForce;
    }
}
