package org.peixun.worklist;

import static org.peixun.shared.Columns.texts;

import java.util.ArrayList;
import java.util.List;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.FlowTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One click walks several sequence flows and adds lines to the timeline: written together at the end of the transaction. */
@Component
class CaseRecord {

    private final JdbcClient jdbc;

    CaseRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(FlowTaken flow) {
        var pending = pending();
        pending.flows.add(flow);
        pending.writeIfAlone();
    }

    void add(CaseEvent line) {
        var pending = pending();
        pending.lines.add(line);
        pending.writeIfAlone();
    }

    private Pending pending() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new Pending();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance).map(Pending.class::cast).findFirst()
                .orElseGet(() -> {
                    var pending = new Pending();
                    TransactionSynchronizationManager.registerSynchronization(pending);
                    return pending;
                });
    }

    private void write(List<FlowTaken> flows, List<CaseEvent> lines) {
        jdbc.sql("""
                WITH lines AS (
                    INSERT INTO timeline_entry (case_number, at, kind, step, actor_id, actor_name, text, for_applicant)
                    SELECT * FROM unnest(:cases::text[], :times::timestamptz[], :kinds::text[], :steps::text[], :actorIds::text[],
                                         :actors::text[], :texts::text[], :forApplicants::boolean[]))
                INSERT INTO flow_taken (case_number, process_definition_id, flow_id, target_id, at)
                SELECT * FROM unnest(:flowCases::text[], :models::text[], :flows::text[], :targets::text[], :taken::timestamptz[])""")
                .param("cases", texts(lines, CaseEvent::caseNumber)).param("times", texts(lines, line -> line.at().toString()))
                .param("kinds", texts(lines, line -> line.kind().name())).param("steps", texts(lines, CaseEvent::step))
                .param("actorIds", texts(lines, CaseEvent::actorId)).param("actors", texts(lines, CaseEvent::actorName))
                .param("texts", texts(lines, CaseEvent::text))
                .param("forApplicants", texts(lines, line -> String.valueOf(line.forApplicant())))
                .param("flowCases", texts(flows, FlowTaken::caseNumber)).param("models", texts(flows, FlowTaken::processDefinitionId))
                .param("flows", texts(flows, FlowTaken::flowId)).param("targets", texts(flows, FlowTaken::targetId))
                .param("taken", texts(flows, flow -> flow.at().toString())).update();
    }

    private final class Pending implements TransactionSynchronization {

        private final List<FlowTaken> flows = new ArrayList<>();
        private final List<CaseEvent> lines = new ArrayList<>();

        private void writeIfAlone() {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                write(flows, lines);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!flows.isEmpty() || !lines.isEmpty()) {
                write(flows, lines);
                flows.clear();
                lines.clear();
            }
        }
    }
}
