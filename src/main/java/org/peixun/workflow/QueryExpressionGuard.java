package org.peixun.workflow;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * CVE-2026-109432: the engine's own ban on expressions in ad-hoc queries does not look into {@code orQueries}. This one
 * does, before anything is evaluated. Stored filters do not pass here; {@link ModelExpressions} stops those.
 */
class QueryExpressionGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check(query);
            alternatives(query).forEach(QueryExpressionGuard::check);
        }
        return next.execute(command);
    }

    private static List<? extends AbstractQuery<?, ?>> alternatives(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl historicTasks) {
            return historicTasks.getQueries();
        }
        return query instanceof HistoricProcessInstanceQueryImpl historic ? historic.getQueries() : List.of();
    }

    private static void check(AbstractQuery<?, ?> query) {
        for (String expression : query.getExpressions().values()) {
            if (!ModelExpressions.IN_QUERIES.contains(expression)) {
                throw new BadUserRequestException("查询条件中不得使用表达式。请改用具体的值。");
            }
        }
    }
}
