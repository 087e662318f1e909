package org.peixun.nomination;

import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** Keeps what a step came to: the nomination as it is now, and a line of its journal. */
@Component
class NominationRecord {

    private final NominationFiles files;
    private final NominationJournal journal;

    NominationRecord(NominationFiles files, NominationJournal journal) {
        this.files = files;
        this.journal = journal;
    }

    /** @return {@code decision}, the gateway's word */
    String done(Nomination nomination, TaskSubmission submission, Step step, String action, String text, String decision) {
        files.saveAndFlush(nomination);
        journal.write(nomination, submission.actor(), "STEP_DONE", step.label(), action, text);
        return decision;
    }
}
