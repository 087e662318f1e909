package org.peixun.nomination;

import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** Nominations that the county may change, taken so that no step of the process publicises or sends them meanwhile. */
@Component
class OpenNominations {

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final Processes processes;
    private final AccessPolicy access;

    OpenNominations(NominationFiles files, CandidateFiles candidates, Processes processes, AccessPolicy access) {
        this.files = files;
        this.candidates = candidates;
        this.processes = processes;
        this.access = access;
    }

    /** @throws RequestRefused 403, 404, or 409 naming the current state */
    Nomination forCounty(String number, Actor actor) {
        processes.waitForOthers(number);
        Nomination nomination = files.get(number);
        access.check(actor, Action.SELECT_CANDIDATES, nomination.subject());
        nomination.require("修改", NominationState.SELECTING, NominationState.RETURNED);
        return nomination;
    }

    /** @throws RequestRefused 409 when the place is empty or another institution's since the page was opened */
    Candidate candidate(String number, int slot, long institution) {
        Candidate there = candidates.of(number).stream().filter(one -> one.slot() == slot).findFirst()
                .orElseThrow(() -> RequestRefused.conflict("候选机构" + slot + "已被移除，没有办理。请刷新页面查看最新情况。"));
        if (there.institutionId() != institution) {
            throw RequestRefused.conflict("候选机构" + slot + "现为" + there.institutionName()
                    + "，不是打开页面时的那一家，没有办理。请在刷新后的页面上核对机构，再上传或者移除。");
        }
        return there;
    }
}
