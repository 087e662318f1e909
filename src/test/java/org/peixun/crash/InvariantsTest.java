package org.peixun.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("故障演练核对的各项")
class InvariantsTest {

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("各种状态的备案都相符，到期提醒、督办以后也相符")
    void holdForEveryState() {
        Draft consented = scenario.submitted();
        done(consented, "acceptFiling", clerk, Map.of("decision", "accept"));
        done(consented, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        done(consented, "consentOpening", manager, Map.of("decision", "approve"));
        Draft returned = scenario.submitted();
        done(returned, "acceptFiling", clerk,
                Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
        Draft resubmitted = scenario.submitted();
        done(resubmitted, "acceptFiling", clerk,
                Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
        runAs(resubmitted.applicant(), () -> filings.resubmit(resubmitted.number(), null, resubmitted.applicant()));
        Draft withdrawn = scenario.submitted();
        runAs(withdrawn.applicant(), () -> filings.withdraw(withdrawn.number(), "改期", withdrawn.applicant()));
        List<Draft> all = List.of(scenario.aValidDraft(), scenario.submitted(), consented, returned, resubmitted, withdrawn);
        assertThat(broken(all, "")).isEmpty();

        time.passWorkingDays(12);

        assertThat(broken(all, "")).isEmpty();
    }

    @Test
    @DisplayName("丢了待办、多了一条经过、作业停摆，都查得出来")
    void seeWhatIsBroken() {
        List<Draft> one = List.of(scenario.submitted());
        String number = one.get(0).number();
        assertThat(broken(one, "DELETE FROM work_item WHERE case_number = '%s'".formatted(number)))
                .anyMatch(line -> line.startsWith("不符“每个未办的任务有一条相同办理人、相同期限的待办”"));
        assertThat(broken(one, """
                INSERT INTO timeline_entry (case_number, at, kind, text, for_applicant)
                SELECT case_number, at, kind, text, for_applicant FROM timeline_entry
                WHERE case_number = '%s' AND kind = 'SUBMITTED'""".formatted(number)))
                .anyMatch(line -> line.startsWith("不符“每次报送、每次变更申请有一份快照、一条经过和一条审计”"));
        assertThat(broken(one, """
                UPDATE act_ru_job SET retries_ = 0 WHERE process_instance_id_ IN
                (SELECT id_ FROM act_ru_execution WHERE business_key_ = '%s')""".formatted(number)))
                .anyMatch(line -> line.startsWith("不符“没有停摆的作业”"));
    }

    private void done(Draft draft, String step, Actor actor, Map<String, Object> values) {
        runAs(actor, () -> {
            String task = tasks.open(draft.number(), step).orElseThrow();
            tasks.claim(task, actor);
            tasks.complete(task, actor, values);
        });
    }

    /** Only these cases, and no county as a whole: other tests share the database. @param fault taken back afterwards */
    private List<String> broken(List<Draft> drafts, String fault) {
        String numbers = drafts.stream().map(draft -> "('" + draft.number() + "')").collect(Collectors.joining(", "));
        return transaction.execute(status -> {
            status.setRollbackOnly();
            if (!fault.isEmpty()) {
                jdbc.sql(fault).update();
            }
            jdbc.sql("CREATE TEMP VIEW checked_case AS SELECT * FROM (VALUES %s) v (number)".formatted(numbers)).update();
            jdbc.sql("CREATE TEMP VIEW checked_county AS SELECT code AS jurisdiction FROM jurisdiction WHERE false").update();
            return Invariants.broken(jdbc);
        });
    }
}
