package org.peixun.projectlist;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.peixun.identity.Actor;
import org.peixun.round.RoundKind;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** 项目清单 as a yearly round: one list a county. */
@Component
class ProjectListRound implements RoundKind {

    private final ProjectListFiles lists;
    private final Processes processes;
    private final ProjectListJournal journal;
    private final Clock clock;

    ProjectListRound(
            ProjectListFiles lists, Processes processes,
            ProjectListJournal journal, Clock clock) {
        this.lists = lists;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String caseType() {
        return ProjectListCase.ID;
    }

    @Override
    public String label() {
        return "项目清单";
    }

    @Override
    public String clause() {
        return "第7条";
    }

    @Override
    public String dueKey() {
        return "projectList.dueOn";
    }

    @Override
    public void createCase(String number, CountyTask task) {
        List<ProjectList> earlier = lists.findByYearAndJurisdictionOrderByCreatedAtDesc(task.year(), task.jurisdiction());
        Draft rows = earlier.isEmpty() ? Draft.EMPTY : earlier.get(0).draft();
        var list = new ProjectList(number, task.jurisdiction(), task.year(), rows, clock.instant());
        lists.save(list);
        journal.write(list, Actor.SYSTEM, "NOTE", null, "opened", "市人社局下达“" + task.subject() + "”，请填报项目清单和开展情况。", Map.of());
    }

    @Override
    public void endCase(String number, String reason) {
        ProjectList list = lists.get(number);
        list.closeBecause(reason);
        lists.saveAndFlush(list);
        processes.tell(number, "projectTrainingList.roundClosed");
    }
}
