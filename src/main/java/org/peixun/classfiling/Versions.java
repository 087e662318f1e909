package org.peixun.classfiling;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.peixun.shared.RequestRefused;

/**
 * How often a filing was handed in, and which of its submissions count: the one that was filed, the one in force, and
 * whether a change of it is being written or waits for the county. A version is the number of a submission; none is ever
 * overwritten.
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

    private int submissions;
    private Instant submittedAt;
    private Instant lastSubmittedAt;

    /** @return the submission's number: 1, 2, … */
    int submit(Instant now) {
        lastSubmittedAt = now;
        if (submittedAt == null) {
            submittedAt = now;
        }
        return ++submissions;
    }

    /** The county consented to the opening. */
    void file() {
        filed = submissions;
        inForce = submissions;
    }

    /** @throws RequestRefused 409 while another change is open */
    void begin() {
        if (stage == Stage.ASKED) {
            throw RequestRefused.conflict("已有一项变更申请正在等待县（市、区）人社部门审批。请待其办结后再提出新的变更。");
        }
        stage = Stage.DRAFT;
    }

    /** @return the version that is asked for @throws RequestRefused 409 when none is being written */
    int ask() {
        if (stage != Stage.DRAFT) {
            throw RequestRefused.conflict("没有正在填写的变更申请，可能已经提交或者放弃。请刷新页面查看最新情况。");
        }
        stage = Stage.ASKED;
        return ++submissions;
    }

    /** Refused or given up: what is in force stays. */
    void drop() {
        stage = Stage.NONE;
    }

    void consent() {
        if (stage != Stage.ASKED) {
            throw RequestRefused.conflict("该变更申请已经办结。请刷新页面查看最新情况。");
        }
        inForce = submissions;
        stage = Stage.NONE;
    }

    int submissions() {
        return submissions;
    }

    /** First, or {@code null}. */
    Instant submittedAt() {
        return submittedAt;
    }

    Instant lastSubmittedAt() {
        return lastSubmittedAt;
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
