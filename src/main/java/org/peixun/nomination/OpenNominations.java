package org.peixun.nomination;

import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** Nominations that the county may change, taken so that no step of the process publicises or sends them meanwhile. */
@Component
class OpenNominations {

    private final NominationFiles files;
    private final Processes processes;
    private final AccessPolicy access;

    OpenNominations(NominationFiles files, Processes processes, AccessPolicy access) {
        this.files = files;
        this.processes = processes;
        this.access = access;
    }

    /** @throws org.peixun.shared.RequestRefused 403, 404, or 409 naming the current state */
    Nomination forCounty(String number, Actor actor) {
        processes.waitForOthers(number);
        Nomination nomination = files.get(number);
        access.check(actor, Action.SELECT_CANDIDATES, nomination.subject());
        nomination.require("修改", NominationState.SELECTING, NominationState.RETURNED);
        return nomination;
    }
}
