package org.peixun.classfiling;

import java.util.List;
import java.util.Optional;
import org.peixun.letter.Letter;
import org.peixun.workflow.TaskSubmission;
import org.peixun.worklist.LetterPreviews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 补正通知书, 不予受理通知书 and 不予同意通知书 as they would be sent. */
@Component
@Transactional(readOnly = true)
class FilingPreviews implements LetterPreviews {

    private final List<DecideFiling> steps;
    private final Filings filings;
    private final Snapshots snapshots;
    private final NoticeLetters letters;

    FilingPreviews(List<DecideFiling> steps, Filings filings, Snapshots snapshots, NoticeLetters letters) {
        this.steps = steps;
        this.filings = filings;
        this.snapshots = snapshots;
        this.letters = letters;
    }

    @Override
    public boolean writes(String caseType, String stepKey) {
        return ClassFilingCase.ID.equals(caseType) && at(stepKey).isPresent();
    }

    @Override
    public Letter letter(TaskSubmission submission) {
        Notice notice = at(submission.stepKey()).orElseThrow().drafted(submission);
        return letters.of(filings.get(submission.caseNumber()), notice, snapshots.of(submission.caseNumber(), notice.submission()));
    }

    private Optional<DecideFiling> at(String stepKey) {
        return steps.stream().filter(step -> step.step().key().equals(stepKey)).findFirst();
    }
}
