package org.peixun.nomination;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.round.RoundKind;
import org.peixun.round.Stage;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** 品牌机构推荐 as a yearly round: a nomination for each county. */
@Component
class NominationRound implements RoundKind {

    private final NominationFiles files;
    private final NominationCase type;
    private final Processes processes;
    private final NominationJournal journal;

    NominationRound(NominationFiles files, NominationCase type, Processes processes, NominationJournal journal) {
        this.files = files;
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
    public List<Leg> legs() {
        return List.of(new Leg("提交县级公示", "nomination.countyPublicityWorkdays"));
    }

    @Override
    public void createCase(String number, CountyTask task) {
        Nomination nomination = files.save(new Nomination(number, task));
        journal.write(nomination, Actor.SYSTEM, "NOTE", null, "opened", "市级开启" + task.subject() + "。");
    }

    @Override
    public void endCase(String caseNumber, String reason) {
        Nomination nomination = files.get(caseNumber);
        nomination.closeFor(reason);
        files.saveAndFlush(nomination);
        processes.tell(caseNumber, NominationCase.ID + ".roundClosed");
    }
}
