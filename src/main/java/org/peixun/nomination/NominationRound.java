package org.peixun.nomination;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.peixun.round.RoundKind;
import org.peixun.round.Stage;
import org.peixun.round.Standing;
import org.peixun.shared.OncePerTransaction;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** 品牌机构推荐 as a yearly round: a nomination for each county. */
@Component
class NominationRound implements RoundKind {

    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final Attachments attachments;
    private final NominationCase type;
    private final Processes processes;
    private final NominationJournal journal;

    NominationRound(
            NominationFiles files, CandidateFiles candidates, Attachments attachments, NominationCase type, Processes processes,
            NominationJournal journal) {
        this.files = files;
        this.candidates = candidates;
        this.attachments = attachments;
        this.type = type;
        this.processes = processes;
        this.journal = journal;
    }

    @Override
    public String caseType() {
        return NominationCase.ID;
    }

    @Override
    public String label() {
        return type.label();
    }

    @Override
    public String clause() {
        return "第6条";
    }

    @Override
    public String dueKey() {
        return "nomination.dueOn";
    }

    @Override
    public List<Stage> countyStages() {
        return List.of(Stage.DRAFTING, Stage.PUBLICISED, Stage.SIGNED);
    }

    @Override
    public Set<Standing> ownStandings() {
        return Set.of(Standing.REVIEWING, Standing.NOT_SELECTED, Standing.NO_CANDIDATE);
    }

    @Override
    public List<Leg> legs() {
        return List.of(new Leg("提交县级公示", "nomination.countyPublicityWorkdays"));
    }

    @Override
    public void createCase(String number, CountyTask task) {
        Nomination nomination = files.save(new Nomination(number, task));
        String ended = ended(task.round()).get(task.jurisdiction());
        if (ended != null) {
            files.saveAndFlush(nomination);
            candidates.copy(ended, number);
            attachments.copy(ended, number, Actor.SYSTEM);
        }
        journal.write(nomination, Actor.SYSTEM, "NOTE", null, "opened", "市级开启" + task.subject() + "。"
                + (ended == null ? "" : "沿用已终止的" + ended + "的候选机构和材料，请核对后办理。"));
    }

    /**
     * The last nomination of each county that was excused, or whose round was closed, and is awaited again: what it had
     * written is not to be written twice. One query for all counties that get their case together.
     */
    private Map<String, String> ended(long round) {
        return OncePerTransaction.read(List.of("ended nominations of", round), () ->
                files.findByRoundIdAndStateOrderByEndedAt(round, NominationState.ENDED).stream()
                        .collect(Collectors.toMap(Nomination::jurisdiction, Nomination::number, (former, latter) -> latter)));
    }

    @Override
    public void endCase(String caseNumber, String reason) {
        Nomination nomination = files.get(caseNumber);
        nomination.closeFor(reason);
        files.saveAndFlush(nomination);
        processes.tell(caseNumber, NominationCase.ID + ".roundClosed");
    }
}
