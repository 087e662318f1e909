package org.peixun.workflow;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/**
 * Suspends and activates many process instances with one statement, where the engine's command asks and writes nine times for
 * each (ADR 0020).
 */
final class StateOfInstances {

    private static final String STATEMENT = "peixun.setStateOfInstances";
    private static final String INSTANCES = "ANY (#{instances,jdbcType=ARRAY,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})";
    private static final String SQL = """
            WITH execution AS (UPDATE ACT_RU_EXECUTION SET SUSPENSION_STATE_ = #{state}, REV_ = REV_ + 1 WHERE PROC_INST_ID_ = %1$s),
                 task AS (UPDATE ACT_RU_TASK SET SUSPENSION_STATE_ = #{state}, REV_ = REV_ + 1 WHERE PROC_INST_ID_ = %1$s),
                 job AS (UPDATE ACT_RU_JOB SET SUSPENSION_STATE_ = #{state}, REV_ = REV_ + 1 WHERE PROCESS_INSTANCE_ID_ = %1$s)
            UPDATE ACT_HI_PROCINST SET STATE_ = #{name} WHERE ID_ = %1$s""".formatted(INSTANCES);

    private StateOfInstances() {}

    /** @param mappers the engine's statements, to which this one is added */
    static void addTo(Configuration mappers) {
        mappers.addMappedStatement(new MappedStatement.Builder(mappers, STATEMENT, new RawSqlSource(mappers, SQL, Map.class),
                SqlCommandType.UPDATE).build());
    }

    /** Within a command: written when the engine writes its own, after what else the command has changed in them. */
    static void suspend(Collection<String> instances) {
        Context.getCommandContext().getDbEntityManager().update(ExecutionEntity.class, STATEMENT, values(SuspensionState.SUSPENDED, instances));
    }

    /** Within a command: written at once, for what follows in the command reads them and goes on in them. */
    static void activate(Collection<String> instances) {
        var session = Context.getCommandContext().getDbSqlSession().getSqlSession();
        session.update(STATEMENT, values(SuspensionState.ACTIVE, instances));
        session.flushStatements();
    }

    private static Map<String, Object> values(SuspensionState state, Collection<String> instances) {
        return Map.of("state", state.getStateCode(), "name", state.getName().toUpperCase(Locale.ROOT), "instances", instances.toArray(String[]::new));
    }
}
