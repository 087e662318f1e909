package org.peixun.workflow;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/** Names of beans in expressions: those marked {@link ModelBean}; any other name stays unknown. */
class ModelBeans extends ELResolver {

    private final ApplicationContext context;

    ModelBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public Object getValue(ELContext elContext, Object base, Object property) {
        if (base != null || !(property instanceof String name) || !context.containsBean(name)
                || context.findAnnotationOnBean(name, ModelBean.class) == null) {
            return null;
        }
        elContext.setPropertyResolved(true);
        return context.getBean(name);
    }

    @Override
    public void setValue(ELContext elContext, Object base, Object property, Object value) {}

    @Override
    public Class<?> getType(ELContext elContext, Object base, Object property) {
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext elContext, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext elContext, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext elContext, Object base) {
        return null;
    }
}
