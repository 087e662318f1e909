package org.peixun.workflow;

import java.util.Map;

/** The decision tables (DMN) that lie beside the models. */
public interface DecisionTables {

    /**
     * @param table id of the decision, e.g. {@code severity}
     * @param inputs by the names that the table's input expressions use
     * @return the one output of the rule that holds
     */
    String decide(String table, Map<String, Object> inputs);
}
