package org.peixun.nomination;

import org.peixun.identity.Actor;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.workflow.TaskEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The case says 待签发 as soon as its manager can sign: from the end of the county's publicity no objection stops it any more.
 * It is the task that tells, so that cases under an earlier model say the same.
 */
@Component
class CountyPublicityEnd {

    private final NominationFiles files;
    private final RoundProgress progress;
    private final NominationJournal journal;

    CountyPublicityEnd(NominationFiles files, RoundProgress progress, NominationJournal journal) {
        this.files = files;
        this.progress = progress;
        this.journal = journal;
    }

    @EventListener
    void on(TaskEvent.Created task) {
        if (!task.caseType().equals(NominationCase.ID) || !task.stepKey().equals(NominationCase.SIGN.key())) {
            return;
        }
        Nomination nomination = files.get(task.caseNumber());
        if (nomination.state() == NominationState.PUBLICISING) {
            nomination.awaitSignature();
            files.saveAndFlush(nomination);
            progress.reached(nomination.number(), Stage.PUBLICISED, "县级公示期满，待负责人签发");
            journal.write(nomination, Actor.SYSTEM, "NOTE", null, "countyPublicityEnded", "县级公示期满，待负责人签发报送。");
        }
    }
}
