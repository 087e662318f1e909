package org.peixun.workflow;

import java.beans.FeatureDescriptor;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Asked first for every step of an expression: lets plain values, our own types, the execution and the task pass, and
 * refuses all else — classes, loaders, threads, Spring's context, the engine's services.
 */
class ModelReach extends ELResolver {

    private static final Set<String> NEVER = Set.of(
            "class", "getClass", "processEngine", "getProcessEngine", "processEngineServices",
            "getProcessEngineServices", "bpmnModelInstance", "getBpmnModelInstance");

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        check(base, property);
        return null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
        check(base, method);
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        check(base, property);
    }

    private static void check(Object base, Object step) {
        if (base == null) {
            return;
        }
        if (NEVER.contains(String.valueOf(step)) || !reachable(base)) {
            throw new ELException("Not reachable from an expression: " + base.getClass().getName() + "." + step);
        }
    }

    private static boolean reachable(Object base) {
        return base instanceof CharSequence || base instanceof Number || base instanceof Boolean
                || base instanceof Temporal || base instanceof Date || base instanceof Enum<?>
                || base instanceof Collection<?> || base instanceof Map<?, ?> || base.getClass().isArray()
                || base instanceof DelegateExecution || base instanceof DelegateTask
                || base.getClass().getName().startsWith("org.peixun.");
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        check(base, property);
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return false;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
