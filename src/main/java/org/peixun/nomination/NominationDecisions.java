package org.peixun.nomination;

import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** Who decides at which step: the county or the city. Each step answers with the gateway's word. */
@Component
class NominationDecisions {

    private final CountyDecisions county;
    private final CityDecisions city;

    NominationDecisions(CountyDecisions county, CityDecisions city) {
        this.county = county;
        this.city = city;
    }

    String take(Nomination nomination, TaskSubmission submission) {
        return switch (submission.stepKey()) {
            case "selectCandidates" -> county.select(nomination, submission);
            case "signNomination" -> county.sign(nomination, submission);
            case "correctNomination" -> county.correct(nomination, submission);
            case "checkMaterials" -> city.check(nomination, submission);
            case "scoreNomination" -> city.score(nomination, submission);
            case "decideSelection" -> city.decide(nomination, submission);
            case "answerObjection" -> city.answer(nomination, submission);
            case "recheckBrand" -> city.recheck(nomination, submission);
            default -> throw new IllegalArgumentException("unknown step " + submission.stepKey());
        };
    }
}
