package org.peixun.worklist;

import org.peixun.letter.Letter;
import org.peixun.workflow.TaskSubmission;

/** The letter that a step's form would send, to be read before it is sent; of features that write letters. */
public interface LetterPreviews {

    boolean writes(String caseType, String stepKey);

    /**
     * Nothing is stored.
     *
     * @param submission of a step that {@link #writes} letters; its values need not be complete
     * @throws org.peixun.shared.RequestRefused 400 when the decision sends no letter or has no reason, otherwise as the step's completion
     */
    Letter letter(TaskSubmission submission);
}
