package org.peixun.worklist;

import static org.peixun.shared.Columns.texts;

import java.util.ArrayList;
import java.util.List;
import org.peixun.workflow.FlowTaken;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One click walks several sequence flows: they are written together at the end of the transaction. */
@Component
class FlowBatch {

    private final JdbcTemplate jdbc;

    FlowBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(FlowTaken flow) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write(List.of(flow));
            return;
        }
        pending().add(flow);
    }

    private List<FlowTaken> pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Flush.class::isInstance).map(Flush.class::cast).findFirst()
                .orElseGet(() -> {
                    var flush = new Flush();
                    TransactionSynchronizationManager.registerSynchronization(flush);
                    return flush;
                }).flows;
    }

    private void write(List<FlowTaken> flows) {
        jdbc.update("""
                INSERT INTO flow_taken (case_number, process_definition_id, flow_id, target_id, at)
                SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])""",
                texts(flows, FlowTaken::caseNumber), texts(flows, FlowTaken::processDefinitionId), texts(flows, FlowTaken::flowId),
                texts(flows, FlowTaken::targetId), texts(flows, flow -> flow.at().toString()));
    }

    private final class Flush implements TransactionSynchronization {

        private final List<FlowTaken> flows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!flows.isEmpty()) {
                write(flows);
                flows.clear();
            }
        }
    }
}
