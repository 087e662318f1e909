package org.peixun.workflow;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;

/**
 * What an expression can reach: variables, beans marked {@link ModelBean}, plain values; no reflection, no engine
 * services. The engine evaluates without a scope only what stands in a query, wherever the query came from (ad hoc,
 * {@code orQueries}, stored filter): there exactly two expressions are allowed.
 */
class ModelExpressions extends SpringExpressionManager {

    static final Set<String> IN_QUERIES = Set.of("${currentUser()}", "${currentUserGroups()}");

    ModelExpressions(ApplicationContext context) {
        super(context);
    }

    @Override
    public Expression createExpression(String expression) {
        ensureInitialized();
        return new Scoped(createValueExpression(expression), this, expression);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolvers = new CompositeELResolver();
        resolvers.add(new ModelReach());
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new ModelBeans(applicationContext));
        resolvers.add(new ArrayELResolver());
        resolvers.add(new ListELResolver());
        resolvers.add(new MapELResolver());
        resolvers.add(new BeanELResolver());
        return resolvers;
    }

    private static final class Scoped extends JuelExpression {

        Scoped(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !IN_QUERIES.contains(expressionText)) {
                throw new BadUserRequestException("查询条件中不得使用表达式。请改用具体的值。");
            }
            return super.getValue(scope, execution);
        }
    }
}
