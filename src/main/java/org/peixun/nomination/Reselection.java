package org.peixun.nomination;

import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 重新推选: the county's way back to its choice after the city's return. What it publicised and its manager signed are
 * these candidates, or that there is nobody; to correct papers changes neither, so others need both anew (clause 6).
 */
@Service
@Transactional
public class Reselection {

    private static final String BEGUN = NominationCase.ID + ".reselectionBegun";

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final RoundProgress progress;
    private final Processes processes;
    private final AccessPolicy access;
    private final NominationJournal journal;

    Reselection(
            NominationFiles files, CandidateFiles candidates, RoundProgress progress, Processes processes, AccessPolicy access,
            NominationJournal journal) {
        this.files = files;
        this.candidates = candidates;
        this.progress = progress;
        this.processes = processes;
        this.access = access;
        this.journal = journal;
    }

    /** @throws RequestRefused 403, 404, or 409 naming the current state unless the city has returned it */
    public void begin(String number, Actor actor) {
        processes.waitForOthers(number);
        Nomination nomination = files.get(number);
        access.check(actor, Action.SELECT_CANDIDATES, nomination.subject());
        if (nomination.state() == NominationState.RETURNED && !isOffered(nomination)) {
            throw RequestRefused.conflict("重新推选：本件按旧版流程办理，没有这一环节（第6条）。请在“推荐材料”页增减候选机构，补正后重新报送。");
        }
        nomination.reselect();
        files.saveAndFlush(nomination);
        progress.reached(number, Stage.DRAFTING, "市级退回后重新推选");
        processes.tell(number, BEGUN);
        journal.write(nomination, actor, "NOTE", null, "reselected", "市级退回后重新推选候选机构，重新公示、签发后报送。");
        journal.tellCounty(nomination, Role.COUNTY_MANAGER, "重新推选", "市级退回后重新推选候选机构，公示后请签发。");
        journal.tellPublicised(nomination, candidates.of(number), "重新推选",
                "市级退回以后，县（市、区）重新推选候选机构，此前的县级公示和报送不再有效。");
        journal.tellCity(nomination, Role.CITY_CLERK, "县级重新推选", "退回后重新推选候选机构，重新公示、签发后报送。");
    }

    /** Whether it is offered; a nomination that was opened under an earlier model has no such way and changes its candidates in place. */
    boolean isOffered(Nomination nomination) {
        return nomination.state() == NominationState.RETURNED && processes.awaits(nomination.number(), BEGUN);
    }

    /** @throws RequestRefused 409 where the candidates stay as they were publicised and signed */
    void checkMayChoose(Nomination nomination) {
        if (isOffered(nomination)) {
            throw RequestRefused.conflict("候选机构：退回补正的推荐不能增减候选机构，公示和签发的是原来的推选结果（第6条）。"
                    + "材料可以修改；需要增减的，请在“推荐材料”页选择“重新推选”，重新公示、签发后报送。");
        }
    }
}
