package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With the window of production, which {@link HistoryCleanupTest} reads from the settings. */
@IntegrationTest
@DisplayName("流程引擎历史到期即清理，业务记录不动")
class HistoryCleanupRunsTest {

    private static final int DAYS_TO_LIVE = 1825;
    private static final int MOST_RUNS = 500;
    private static final List<String> ENGINE = List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst");
    private static final List<String> OURS = List.of("case_file WHERE number", "timeline_entry WHERE case_number", "audit_entry WHERE case_number",
            "class_filing WHERE number", "case_archive WHERE number", "work_item WHERE case_number", "flow_taken WHERE case_number");

    @Autowired ProcessEngine engine;
    @Autowired HistoryService history;
    @Autowired ManagementService management;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired RetentionSweep sweep;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    /** Asked once: later the history does not know any more. */
    private final Map<String, String> roots = new HashMap<>();

    @BeforeEach
    void windowOfProduction() {
        time.set(TimeMachine.START);
        window("01:00", "05:00");
    }

    @AfterEach
    void withoutWindow() {
        time.reset();
        window(null, null);
        history.findHistoryCleanupJobs().forEach(job -> management.deleteJob(job.getId()));
    }

    private void window(String start, String end) {
        var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        settings.setHistoryCleanupBatchWindowStartTime(start);
        settings.setHistoryCleanupBatchWindowEndTime(end);
        settings.initHistoryCleanup();
    }

    @Test
    @DisplayName("每夜窗口内执行：超过保存期的实例从 ACT_HI_* 删除，未到期的保留，案件、审计、归档一行不少；白天不执行")
    void inItsWindow() {
        Draft older = withdrawn();
        time.set(TimeMachine.START.plusDays(10));
        Draft younger = withdrawn();
        time.set(TimeMachine.START.plusYears(3));
        sweep.sweep();
        var ours = rowsOfOurs(older);
        assertThat(ours).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());

        LocalDateTime due = TimeMachine.START.plusDays(DAYS_TO_LIVE + 1).withHour(12);
        time.set(due);
        history.cleanUpHistoryAsync(false);
        assertThat(history.findHistoryCleanupJobs()).isNotEmpty().allSatisfy(job -> assertThat(job.getDuedate().toInstant())
                .isEqualTo(due.toLocalDate().plusDays(1).atTime(1, 0).atZone(Zone.CHINA).toInstant()));
        run();
        assertThat(rowsOfEngine(older)).as("at noon").isPositive();

        time.set(due.plusDays(1).withHour(1).withMinute(1));
        for (int runs = 0; rowsOfEngine(older) > 0 && runs < MOST_RUNS; runs++) {
            run();
        }
        assertThat(rowsOfEngine(older)).isZero();
        assertThat(rowsOfEngine(younger)).isPositive();
        assertThat(rowsOfOurs(older)).isEqualTo(ours);
    }

    private Draft withdrawn() {
        Draft draft = scenario.submitted();
        runAs(draft.applicant(), () -> filings.withdraw(draft.number(), "企业生产任务调整", draft.applicant()));
        return draft;
    }

    private void run() {
        history.findHistoryCleanupJobs().stream().map(Job::getId).forEach(management::executeJob);
    }

    private Map<String, Integer> rowsOfOurs(Draft draft) {
        return OURS.stream().collect(Collectors.toMap(table -> table,
                table -> jdbc.sql("SELECT count(*) FROM " + table + " = ?").param(draft.number()).query(Integer.class).single()));
    }

    private int rowsOfEngine(Draft draft) {
        String root = roots.computeIfAbsent(draft.number(), this::root);
        return ENGINE.stream().mapToInt(table -> jdbc.sql("SELECT count(*) FROM " + table + " WHERE root_proc_inst_id_ = ?").param(root)
                .query(Integer.class).single()).sum();
    }

    private String root(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getRootProcessInstanceId();
    }
}
